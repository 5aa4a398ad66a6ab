package vigil.watch.steps;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.City;
import vigil.kernel.Ledger;
import vigil.kernel.UserRefusal;
import vigil.watch.PageWay;
import vigil.watch.WatchFact;
import vigil.watch.steps.WayAddresses.WayState;
import vigil.watch.store.SqlDutyWays;
import vigil.watch.store.SqlDutyWays.ChosenWays;

/// By which ways staff want to be woken: what they said, else by what rings and then the screen.
@Service
public class DutyWayService implements DutyWays {
  /// What came of saying one's ways.
  public sealed interface SaveResult {
    record Saved() implements SaveResult {}

    /// Whoever is on the duty list must be rung by something.
    record NoWayThatRings() implements SaveResult, UserRefusal {}
  }

  private final SqlDutyWays chosen;
  private final WayAddresses addresses;
  private final City city;
  private final Ledger ledger;

  DutyWayService(SqlDutyWays chosen, WayAddresses addresses, City city, Ledger ledger) {
    this.chosen = chosen;
    this.addresses = addresses;
    this.city = city;
    this.ledger = ledger;
  }

  /// Of who is on the duty list and chose nothing that rings by now, what rings comes after it.
  @Override
  public List<PageWay> listWays(String staff) {
    List<PageWay> said = chosen.find(staff).map(ChosenWays::ways).orElseGet(() -> listUsual(staff));
    if (isRung(staff, said) || !isOnDutyList(staff)) {
      return said;
    }
    return Stream.concat(said.stream(), listUsual(staff).stream().filter(PageWay::isRinging))
        .distinct()
        .toList();
  }

  private boolean isRung(String staff, List<PageWay> ways) {
    return ways.stream()
        .anyMatch(way -> way.isRinging() && addresses.getState(staff, way).isGone());
  }

  private List<PageWay> listUsual(String staff) {
    return Stream.of(PageWay.MOBILE, PageWay.PHONE, PageWay.SCREEN)
        .filter(way -> addresses.getState(staff, way) != WayState.NO_ADDRESS)
        .toList();
  }

  public boolean isChosen(String staff) {
    return chosen.find(staff).isPresent();
  }

  public boolean isOnDutyList(String staff) {
    return city.policy().duty().stream().anyMatch(turn -> turn.staff().equals(staff));
  }

  /// Takes their word, unless nothing would ring.
  ///
  /// @param mail a new address; null keeps the one that is there, empty forgets it
  @Transactional
  public SaveResult save(String staff, List<PageWay> ways, @Nullable String mail) {
    if (isOnDutyList(staff) && !isRung(staff, ways)) {
      return new SaveResult.NoWayThatRings();
    }
    String kept = mail == null ? addresses.findMail(staff).orElse(null) : mail;
    chosen.save(staff, new ChosenWays(ways, kept == null || kept.isBlank() ? null : kept));
    ledger.append(new WatchFact.DutyWaysChosen(staff, 0, ways));
    return new SaveResult.Saved();
  }
}
