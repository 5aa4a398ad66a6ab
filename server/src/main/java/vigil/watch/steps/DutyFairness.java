package vigil.watch.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.DutyRosterEntry;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.watch.PageWay;
import vigil.watch.life.Paging;
import vigil.watch.life.WokenTally;
import vigil.watch.steps.WayAddresses.WayState;
import vigil.watch.store.SqlIncidents;

/// Who was woken how often in four weeks, and so who comes first by fairness.
@Component
public class DutyFairness {
  private static final Duration SPAN = Duration.ofDays(28);

  /// A line that is woken more often has another trouble.
  private static final int MOST = 10_000;

  private final SqlIncidents incidents;
  private final Identity identity;
  private final City city;
  private final DutyWays ways;
  private final WayAddresses addresses;
  private final Supplier<Paging> paging;
  private final InstantSource clock;

  DutyFairness(
      SqlIncidents incidents,
      Identity identity,
      City city,
      DutyWays ways,
      WayAddresses addresses,
      Supplier<Paging> paging,
      InstantSource clock) {
    this.incidents = incidents;
    this.identity = identity;
    this.city = city;
    this.ways = ways;
    this.addresses = addresses;
    this.paging = paging;
    this.clock = clock;
  }

  /// Of everybody on the duty list and every manager.
  public WokenTally tally() {
    var staff = new LinkedHashSet<String>();
    city.policy().duty().stream().map(DutyRosterEntry::staff).forEach(staff::add);
    identity.listByRole(Role.MANAGER).stream().map(Staff::id).forEach(staff::add);
    var pages = incidents.listWoken(clock.instant().minus(SPAN), MOST);
    return WokenTally.of(staff, pages, paging.get().quiet());
  }

  /// The least woken first of those who are managers and have something that rings, be it not
  /// registered just now: a duty is a night to come.
  public List<String> propose(WokenTally tally) {
    return tally.propose(this::isEligible);
  }

  private boolean isEligible(String staff) {
    return hasRinging(staff, WayState::isGone);
  }

  /// Whether something would ring now.
  public boolean isRungNow(String staff) {
    return hasRinging(staff, state -> state == WayState.READY);
  }

  private boolean hasRinging(String staff, Predicate<WayState> isEnough) {
    return identity.findStaff(staff).filter(who -> who.hasRole(Role.MANAGER)).isPresent()
        && ways.listWays(staff).stream()
            .filter(PageWay::isRinging)
            .anyMatch(way -> isEnough.test(addresses.getState(staff, way)));
  }
}
