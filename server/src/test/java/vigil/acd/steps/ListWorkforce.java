package vigil.acd.steps;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vigil.workforce.Shift;
import vigil.workforce.ShiftStartResult;
import vigil.workforce.Site;
import vigil.workforce.Workforce;

/// The workforce's twin: shifts in a map.
final class ListWorkforce implements Workforce {
  private final InstantSource clock;
  private final Map<String, Shift> shifts = new LinkedHashMap<>();

  ListWorkforce(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized ShiftStartResult startShift(String staff, String address, String site) {
    var shift = new Shift(staff, address, List.of(), site, clock.instant());
    shifts.put(staff, shift);
    return shift;
  }

  @Override
  public synchronized void endShift(String staff) {
    shifts.remove(staff);
  }

  @Override
  public synchronized Optional<Shift> findShift(String staff) {
    return Optional.ofNullable(shifts.get(staff));
  }

  @Override
  public synchronized List<Shift> listShifts() {
    return new ArrayList<>(shifts.values());
  }

  @Override
  public synchronized void setSkills(String staff, List<String> skills) {
    shifts.computeIfPresent(
        staff,
        (who, shift) -> new Shift(who, shift.address(), skills, shift.site(), shift.since()));
  }

  @Override
  public List<Site> listSites() {
    return List.of();
  }
}
