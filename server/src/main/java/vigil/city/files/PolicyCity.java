package vigil.city.files;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vigil.city.Area;
import vigil.city.CalendarDay;
import vigil.city.Categories;
import vigil.city.City;
import vigil.city.Competence;
import vigil.city.LimitProfile;
import vigil.city.Limits;
import vigil.city.Places;
import vigil.city.Policy;
import vigil.city.Units;
import vigil.city.WorkingDays;

/// The city as the files describe it. Its calendar may be replaced while it runs; all else may not.
public final class PolicyCity implements City {
  /// The limits in force unless the operator names others.
  public static final String USUAL_PROFILE = "shanghai";

  private final String where;
  private final PolicyFiles.Checked checked;
  private final LimitProfile profile;
  private volatile Limits limits;

  /// @throws BrokenPolicy listing every fault, if there is any
  public PolicyCity(PolicySource source, String profile) {
    this.where = source.where();
    this.checked = PolicyFiles.read(source);
    LimitProfile chosen = checked.profiles().get(profile);
    if (chosen == null) {
      throw new BrokenPolicy(
          source.where(),
          List.of(
              "limits.csv:1: no profile is called %s; there are %s"
                  .formatted(profile, checked.profiles().keySet())));
    }
    this.profile = chosen;
    this.limits = new Limits(chosen, checked.workingDays());
  }

  /// Where the files came from.
  public String where() {
    return where;
  }

  public static PolicyCity shipped() {
    return new PolicyCity(PolicySource.shipped(), USUAL_PROFILE);
  }

  @Override
  public Places places() {
    return checked.places();
  }

  @Override
  public Units units() {
    return checked.units();
  }

  @Override
  public Categories categories() {
    return checked.categories();
  }

  @Override
  public Competence competent(String category, Area area) {
    if (!categories().isLeaf(category)) {
      throw new IllegalArgumentException(category + " is no leaf of the categories");
    }
    if (!places().holds(area)) {
      throw new IllegalArgumentException(area + " does not exist");
    }
    return checked.directory().find(category, area).orElseThrow();
  }

  @Override
  public Limits limits() {
    return limits;
  }

  @Override
  public WorkingDays workingDays() {
    return limits.workingDays();
  }

  @Override
  public Policy policy() {
    return checked.policy();
  }

  /// Lays imported years over those of the files.
  ///
  /// @param years the official years whose days these are, whole
  public void importCalendar(List<Integer> years, List<CalendarDay> days) {
    this.limits = new Limits(profile, with(years, days));
  }

  /// The files' calendar with some years replaced.
  public WorkingDays with(List<Integer> years, List<CalendarDay> days) {
    List<CalendarDay> all =
        new ArrayList<>(
            checked.workingDays().special().stream()
                .filter(day -> !years.contains(day.date().getYear()))
                .toList());
    all.addAll(days);
    TreeSet<Integer> official = new TreeSet<>(checked.workingDays().officialYears());
    official.addAll(years);
    return new WorkingDays(all, official);
  }
}
