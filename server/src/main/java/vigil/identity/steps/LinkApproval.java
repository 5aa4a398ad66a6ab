package vigil.identity.steps;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.AccountNotice;
import vigil.identity.IdentityFact;
import vigil.identity.Staff;
import vigil.identity.store.SqlEnrolments;
import vigil.identity.store.SqlEnrolments.UnusedLink;
import vigil.identity.store.SqlNotices;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;

/// The second person's part in a link: says yes and is shown a code, or says no.
@Service
public class LinkApproval {
  /// What came of it.
  public sealed interface Outcome permits Approval, Rejection, NotWaiting, NotEntitled {}

  /// The link works, with this code.
  ///
  /// @param code shown once, to who approved, who gives it to the account's owner
  public record Approval(String staff, String code) implements Outcome {}

  public record Rejection(String staff) implements Outcome {}

  /// No such link waits.
  public record NotWaiting() implements Outcome {}

  /// Not by this person.
  public record NotEntitled(TwoPersonRule.Refusal why) implements Outcome {}

  private static final int CODES = 100_000_000;
  private static final SecureRandom DICE = new SecureRandom();

  private final SqlEnrolments links;
  private final SqlNotices notices;
  private final Passwords passwords;
  private final Ledger ledger;
  private final InstantSource clock;

  LinkApproval(
      SqlEnrolments links,
      SqlNotices notices,
      Passwords passwords,
      Ledger ledger,
      InstantSource clock) {
    this.links = links;
    this.notices = notices;
    this.passwords = passwords;
    this.ledger = ledger;
    this.clock = clock;
  }

  public List<UnusedLink> listWaiting() {
    return links.listWaiting(TwoPersonRule.WEIGHTY, clock.instant());
  }

  /// A code and what is kept of it, made before the transaction begins.
  public record Code(String text, String hash) {}

  /// Draws a code.
  ///
  /// @return empty when all places for passwords are taken
  public Optional<Code> drawCode() {
    if (!passwords.acquire()) {
      return Optional.empty();
    }
    try {
      String text = "%08d".formatted(DICE.nextInt(CODES));
      return Optional.of(new Code(text, passwords.encode(text)));
    } finally {
      passwords.release();
    }
  }

  @Transactional
  public Outcome approve(String id, Code code, Staff by) {
    var now = clock.instant();
    var link = links.findUnused(id, now).orElse(null);
    if (link == null) {
      return new NotWaiting();
    }
    var no = TwoPersonRule.findRefusal(link.madeBy(), link.staff(), by);
    if (no.isPresent()) {
      return new NotEntitled(no.get());
    }
    if (!links.approve(id, by.id(), code.hash(), now)) {
      return new NotWaiting();
    }
    ledger.append(new IdentityFact.LinkApproved(link.staff(), link.madeBy(), by.id()));
    notices.add(
        Ids.next(clock), link.staff(), AccountNotice.NoticeKind.LINK_APPROVED, by.id(), now);
    return new Approval(link.staff(), code.text());
  }

  /// Who made it may say so as well: it is taken back.
  @Transactional
  public Outcome refuse(String id, Staff by) {
    var now = clock.instant();
    var link = links.findUnused(id, now).orElse(null);
    if (link == null) {
      return new NotWaiting();
    }
    links.drop(id);
    ledger.append(new IdentityFact.LinkRefused(link.staff(), link.madeBy(), by.id()));
    notices.add(Ids.next(clock), link.staff(), AccountNotice.NoticeKind.LINK_REFUSED, by.id(), now);
    return new Rejection(link.staff());
  }
}
