package vigil.workforce.steps;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.workforce.Shift;
import vigil.workforce.ShiftStartResult;
import vigil.workforce.Site;
import vigil.workforce.Workforce;
import vigil.workforce.WorkforceFact;
import vigil.workforce.store.SqlShifts;

/// The workforce's door from inside.
@Component
class WorkforceService implements Workforce {
  private final SqlShifts store;
  private final Ledger ledger;
  private final InstantSource clock;

  WorkforceService(SqlShifts store, Ledger ledger, InstantSource clock) {
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  @Transactional
  public ShiftStartResult startShift(String staff, String address, String site) {
    if (listSites().stream().noneMatch(one -> one.id().equals(site))) {
      throw InvalidInput.unknown("site");
    }
    var other = store.findByAddress(address).filter(one -> !one.staff().equals(staff));
    if (other.isPresent()) {
      return new ShiftStartResult.PhoneTaken(address, other.get().staff());
    }
    var running = store.running(staff);
    if (running.isPresent()) {
      var moved = new Shift(staff, address, store.listSkills(staff), site, running.get().since());
      return running.get().equals(moved) ? moved : change(moved);
    }
    var shift = new Shift(staff, address, store.listSkills(staff), site, clock.instant());
    store.begin(shift);
    ledger.append(new WorkforceFact.ShiftBegan(staff, address, site, shift.skills()));
    return shift;
  }

  private Shift change(Shift shift) {
    store.change(shift);
    ledger.append(
        new WorkforceFact.ShiftChanged(
            shift.staff(), shift.address(), shift.site(), shift.skills()));
    return shift;
  }

  @Override
  @Transactional
  public void endShift(String staff) {
    if (store.end(staff, clock.instant())) {
      ledger.append(new WorkforceFact.ShiftEnded(staff));
    }
  }

  @Override
  @Transactional
  public void setSkills(String staff, List<String> skills) {
    store.setSkills(staff, skills);
    store
        .running(staff)
        .ifPresent(shift ->
            change(
                new Shift(
                    staff, shift.address(), store.listSkills(staff), shift.site(), shift.since())));
  }

  @Override
  public Optional<Shift> findShift(String staff) {
    return store.running(staff);
  }

  @Override
  public List<Shift> listShifts() {
    return store.running();
  }

  @Override
  public List<Site> listSites() {
    return store.listSites();
  }
}
