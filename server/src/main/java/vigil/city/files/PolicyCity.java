package vigil.city.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vigil.city.Area;
import vigil.city.CalendarDay;
import vigil.city.Categories;
import vigil.city.City;
import vigil.city.LimitProfile;
import vigil.city.Limits;
import vigil.city.Places;
import vigil.city.Policy;
import vigil.city.PolicyTable;
import vigil.city.Responsibility;
import vigil.city.Units;
import vigil.city.WorkingDays;
import vigil.kernel.InvalidInput;

/// The city as the files describe it, with what was approved and imported over them. It is changed
/// as a whole while it runs: whoever asks sees either the one before or the one after.
public final class PolicyCity implements City {
  /// The limits in force unless the operator names others.
  public static final String USUAL_PROFILE = "shanghai";

  /// @param years the official years that were imported over the files'
  private record CityState(
      PolicyFiles.CheckedPolicy checked,
      LimitProfile profile,
      Limits limits,
      List<Integer> years,
      List<CalendarDay> days) {}

  private final PolicySource files;
  private final String profile;
  private volatile CityState current;

  /// @throws BrokenPolicy listing every fault, if there is any
  public PolicyCity(PolicySource files, String profile) {
    this(files, profile, Map.of());
  }

  /// @param texts of files, in the place of what those say
  public PolicyCity(PolicySource files, String profile, Map<String, String> texts) {
    this(files, files.withTexts(texts), profile, List.of(), List.of());
  }

  private PolicyCity(
      PolicySource files,
      PolicySource laid,
      String profile,
      List<Integer> years,
      List<CalendarDay> days) {
    this.files = files;
    this.profile = profile;
    PolicyFiles.CheckedPolicy checked = PolicyFiles.read(laid);
    LimitProfile chosen = checked.profiles().get(profile);
    if (chosen == null) {
      throw new InvalidPolicy(
          laid.where(),
          List.of(
              "limits.csv:1: no profile is called %s; there are %s"
                  .formatted(profile, checked.profiles().keySet())));
    }
    this.current =
        new CityState(
            checked,
            chosen,
            new Limits(chosen, over(checked.workingDays(), years, days)),
            years,
            days);
  }

  /// Where the files came from.
  public String where() {
    return files.where();
  }

  public static PolicyCity shipped() {
    return new PolicyCity(PolicySource.shipped(), USUAL_PROFILE);
  }

  /// A table's text in the files themselves.
  public String shipped(PolicyTable table) {
    var from = table.isLaterThanCities() ? files.orShipped(table.file()) : files;
    byte[] bytes = from.bytes(table.file());
    String text = bytes == null ? null : PolicySource.text(bytes);
    return text == null ? TableText.render(table, "", List.of()) : text;
  }

  /// This city with these texts in the place of the files', and with the same calendar.
  ///
  /// @throws BrokenPolicy listing every fault, if there is any
  public PolicyCity with(Map<String, String> texts) {
    return new PolicyCity(files, files.withTexts(texts), profile, current.years(), current.days());
  }

  /// Every fault of that city.
  public List<String> faults(Map<String, String> texts) {
    try {
      with(texts);
      return List.of();
    } catch (InvalidPolicy broken) {
      return broken.faults();
    }
  }

  /// From now on it is that one.
  public synchronized void replaceWith(PolicyCity other) {
    CityState then = other.current;
    current =
        new CityState(
            then.checked(),
            then.profile(),
            new Limits(
                then.profile(),
                over(then.checked().workingDays(), current.years(), current.days())),
            current.years(),
            current.days());
  }

  @Override
  public Places places() {
    return current.checked().places();
  }

  @Override
  public Units units() {
    return current.checked().units();
  }

  @Override
  public Categories categories() {
    return current.checked().categories();
  }

  @Override
  public Responsibility getResponsibility(String category, Area area) {
    PolicyFiles.CheckedPolicy checked = current.checked();
    if (!checked.categories().isLeaf(category)) {
      throw InvalidInput.malformed("category", "a leaf of the categories");
    }
    if (!checked.places().holds(area)) {
      throw InvalidInput.unknown("district");
    }
    return checked.directory().find(category, area).orElseThrow();
  }

  @Override
  public Limits limits() {
    return current.limits();
  }

  @Override
  public WorkingDays workingDays() {
    return current.limits().workingDays();
  }

  @Override
  public Policy policy() {
    return current.checked().policy();
  }

  /// Lays imported years over those of the files.
  ///
  /// @param years the official years whose days these are, whole
  public synchronized void importCalendar(List<Integer> years, List<CalendarDay> days) {
    current =
        new CityState(
            current.checked(),
            current.profile(),
            new Limits(current.profile(), with(years, days)),
            List.copyOf(years),
            List.copyOf(days));
  }

  /// The files' calendar with some years replaced.
  public WorkingDays with(List<Integer> years, List<CalendarDay> days) {
    return over(current.checked().workingDays(), years, days);
  }

  private static WorkingDays over(WorkingDays files, List<Integer> years, List<CalendarDay> days) {
    List<CalendarDay> all =
        new ArrayList<>(
            files.special().stream().filter(d -> !years.contains(d.date().getYear())).toList());
    all.addAll(days);
    TreeSet<Integer> official = new TreeSet<>(files.officialYears());
    official.addAll(years);
    return new WorkingDays(all, official);
  }
}
