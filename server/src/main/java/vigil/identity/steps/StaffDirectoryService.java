package vigil.identity.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.AccountNotice;
import vigil.identity.IdentityFact;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.StaffDirectory;
import vigil.identity.store.SqlEnrolments;
import vigil.identity.store.SqlNotices;
import vigil.identity.store.SqlPasskeys;
import vigil.identity.store.SqlPasswords;
import vigil.identity.store.SqlStaff;
import vigil.identity.store.SqlStaffDirectory;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;

/// The register over the table of staff, and the lock on each account.
@Service
public class StaffDirectoryService implements StaffDirectory {
  private final SqlStaff people;
  private final SqlStaffDirectory register;
  private final SqlPasswords sessions;
  private final SqlPasskeys passkeys;
  private final SqlEnrolments links;
  private final SqlNotices notices;
  private final Ledger ledger;
  private final InstantSource clock;

  StaffDirectoryService(
      SqlStaff people,
      SqlStaffDirectory register,
      SqlPasswords sessions,
      SqlPasskeys passkeys,
      SqlEnrolments links,
      SqlNotices notices,
      Ledger ledger,
      InstantSource clock) {
    this.people = people;
    this.register = register;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.links = links;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public List<Staff> list() {
    return people.list();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void replaceAll(List<Staff> staff, String by) {
    Map<String, Staff> before = new LinkedHashMap<>();
    people.list().forEach(known -> before.put(known.id(), known));
    Instant now = clock.instant();
    Map<String, Staff> known = Map.copyOf(before);
    List<Staff> changed = staff.stream().filter(one -> !one.equals(before.get(one.id()))).toList();
    staff.forEach(one -> before.remove(one.id()));
    before.keySet().forEach(gone -> register.leave(gone, now));
    // an extension may go from one to the other
    register.freeExtensions(changed.stream().map(Staff::id).toList());
    changed.forEach(register::enter);
    before
        .keySet()
        .forEach(gone -> {
          sessions.endSessions(gone);
          ledger.append(new IdentityFact.Left(gone, by));
        });
    changed.forEach(one -> endKeyOfOne(known.get(one.id()), one, by, now));
    changed.forEach(one ->
        ledger.append(
            new IdentityFact.Entered(
                one.id(), one.roles().stream().sorted().toList(), one.unit(), by)));
  }

  /// Whoever made the link of a small account alone may have its key. It must not grow into one
  /// that decides as a second person: a new link by two is needed.
  private void endKeyOfOne(@Nullable Staff before, Staff after, String by, Instant at) {
    Set<Role> roles = before == null ? Set.of() : before.roles();
    if (TwoPersonRule.endsKey(roles, after.roles(), sessions.isByTwo(after.id()))) {
      sessions.endSessions(after.id());
      sessions.delete(after.id());
      passkeys.deleteOf(after.id());
      links.dropOf(after.id());
      ledger.append(new IdentityFact.KeyEnded(after.id(), by));
      notices.add(Ids.next(clock), after.id(), AccountNotice.NoticeKind.KEY_ENDED, by, at);
    }
  }

  /// The account cannot sign in from now on, and its open sessions end.
  ///
  /// @return false if the account is locked already, or its owner no longer here
  @Transactional
  public boolean lock(String staff, String why, String by) {
    if (!register.lock(staff, why, by, clock.instant())) {
      return false;
    }
    sessions.endSessions(staff);
    ledger.append(new IdentityFact.Locked(staff, by));
    return true;
  }

  @Transactional
  public boolean unlock(String staff, String by) {
    if (!register.unlock(staff)) {
      return false;
    }
    ledger.append(new IdentityFact.Unlocked(staff, by));
    return true;
  }
}
