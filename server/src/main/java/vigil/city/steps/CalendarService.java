package vigil.city.steps;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.city.CalendarDay;
import vigil.city.CalendarHistory;
import vigil.city.CityFact;
import vigil.city.LimitHistory;
import vigil.city.LimitProfile;
import vigil.city.WorkingDays;
import vigil.city.files.CalendarFiles;
import vigil.city.files.PolicyCity;
import vigil.city.store.SqlCalendar;
import vigil.city.store.SqlLimits;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// The calendar as administrators extend it: a year's notice is laid over the files', here and on
/// every other server that reads the fact.
@Service
public class CalendarService implements CalendarHistory, LedgerReader, SmartInitializingSingleton {
  /// A notice names at least the statutory days; a file with fewer holidays is no whole year.
  public static final int LEAST_HOLIDAYS = 11;

  /// What an import would do, or did.
  ///
  /// @param faults each with its line; nothing is imported while there is one
  public record Preview(List<Year> years, List<String> faults) {
    public Preview {
      years = List.copyOf(years);
      faults = List.copyOf(faults);
    }
  }

  /// A year before and after.
  ///
  /// @param changes the days that count as something else afterwards
  public record Year(
      int year,
      long holidays,
      long makeupDays,
      int workingDaysBefore,
      int workingDaysAfter,
      List<Change> changes) {}

  /// A day that counts as something else.
  public record Change(LocalDate date, WorkingDays.Kind before, WorkingDays.Kind after) {}

  private final PolicyCity city;
  private final SqlCalendar store;
  private final SqlLimits limits;
  private final Ledger ledger;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private volatile Map<Integer, Integer> versions = Map.of();
  private volatile LimitHistory history;

  CalendarService(
      PolicyCity city,
      SqlCalendar store,
      SqlLimits limits,
      Ledger ledger,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.city = city;
    this.store = store;
    this.limits = limits;
    history = LimitHistory.of(city.limits().profile());
    this.ledger = ledger;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    reload();
    transaction.executeWithoutResult(_ -> inForce(city));
    readLimits();
  }

  /// Notes that the server runs by this policy, in the caller's transaction: a version it never ran
  /// by is told, and other limits than before begin an era.
  void inForce(PolicyCity then) {
    var profile = then.limits().profile();
    remember(profile);
    if (store.addPolicy(then.policy().version(), profile.name(), then.where(), clock.instant())) {
      ledger.append(new CityFact.PolicyLoaded(then.policy().version(), 0, profile.name()));
    }
  }

  /// Another server, or this one, began an era.
  void readLimits() {
    List<LimitHistory.Era> eras = limits.listEras();
    if (!eras.isEmpty()) {
      history = new LimitHistory(eras);
    }
  }

  /// Another profile than at the last start begins an era of its own.
  private void remember(LimitProfile profile) {
    List<LimitHistory.Era> eras = limits.listEras();
    if (eras.isEmpty() || !eras.getLast().limits().equals(profile.limits())) {
      limits.insert(clock.instant(), profile);
    }
  }

  private void reload() {
    Map<Integer, Integer> years = store.years();
    if (!years.isEmpty()) {
      city.importCalendar(List.copyOf(years.keySet()), store.days());
      versions = Map.copyOf(years);
    }
  }

  @Override
  public LimitHistory limits() {
    return history;
  }

  @Override
  public boolean hasVersion(int year, int version) {
    return versions.getOrDefault(year, 0) >= version;
  }

  @Override
  public WorkingDays workingDaysBefore(int year, int version) {
    List<CalendarDay> older =
        store
            .version(year, version - 1)
            .map(it -> CalendarFiles.read("calendar", it.csv()).days())
            .orElse(null);
    return older == null
        ? laid(List.of(), Set.of(year), List.of())
        : laid(List.of(year), Set.of(year), older);
  }

  /// The calendar as it is stored now.
  WorkingDays inForce() {
    return laid(List.of(), Set.of(), List.of());
  }

  /// Lays what is stored over a city's files, with these years in the place of theirs.
  void overlay(PolicyCity on, Set<Integer> years, List<CalendarDay> days) {
    TreeSet<Integer> all = new TreeSet<>(store.years().keySet());
    all.addAll(years);
    List<CalendarDay> kept =
        new ArrayList<>(
            store.days().stream().filter(it -> !years.contains(it.date().getYear())).toList());
    kept.addAll(days);
    on.importCalendar(List.copyOf(all), kept);
  }

  /// The imported years but some, and others over them.
  private WorkingDays laid(
      Collection<Integer> years, Set<Integer> without, List<CalendarDay> days) {
    TreeSet<Integer> all = new TreeSet<>(store.years().keySet());
    all.removeAll(without);
    List<CalendarDay> kept =
        new ArrayList<>(
            store.days().stream().filter(it -> all.contains(it.date().getYear())).toList());
    all.addAll(years);
    kept.addAll(days);
    return city.with(List.copyOf(all), kept);
  }

  @Override
  public Proposal propose(String csv) {
    var read = CalendarFiles.read("calendar", csv);
    List<String> faults = new ArrayList<>(read.faults());
    TreeSet<Integer> years = new TreeSet<>();
    read.days().forEach(day -> years.add(day.date().getYear()));
    if (years.isEmpty() && faults.isEmpty()) {
      faults.add("calendar:1: has no day");
    }
    for (int year : years) {
      long holidays = count(read.days(), year, CalendarDay.Kind.HOLIDAY);
      if (faults.isEmpty() && holidays < LEAST_HOLIDAYS) {
        faults.add(
            "calendar:1: %d has %d holidays only; a notice names %d at least"
                .formatted(year, holidays, LEAST_HOLIDAYS));
      }
    }
    WorkingDays after = faults.isEmpty() ? laid(years, years, read.days()) : city.workingDays();
    return new Proposal(List.copyOf(years), after, faults);
  }

  public Preview preview(String csv) {
    Proposal proposal = propose(csv);
    if (!proposal.faults().isEmpty()) {
      return new Preview(List.of(), proposal.faults());
    }
    List<CalendarDay> days = CalendarFiles.read("calendar", csv).days();
    List<Year> changed = new ArrayList<>();
    for (int year : proposal.years()) {
      changed.add(
          new Year(
              year,
              count(days, year, CalendarDay.Kind.HOLIDAY),
              count(days, year, CalendarDay.Kind.MAKEUP_WORK),
              city.workingDays().countInYear(year),
              proposal.after().countInYear(year),
              changes(year, proposal.after())));
    }
    return new Preview(changed, List.of());
  }

  /// Every year that was entered, each time it was, the newest first.
  public List<SqlCalendar.Version> versions() {
    return store.versions();
  }

  private List<Change> changes(int year, WorkingDays after) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(day -> city.workingDays().kind(day) != after.kind(day))
        .map(day -> new Change(day, city.workingDays().kind(day), after.kind(day)))
        .toList();
  }

  private static long count(List<CalendarDay> days, int year, CalendarDay.Kind kind) {
    return days.stream().filter(it -> it.date().getYear() == year && it.kind() == kind).count();
  }

  /// Enters whole years; does nothing if there is a fault.
  @Transactional
  public Preview importYears(String csv, String notice, String by) {
    Preview preview = preview(csv);
    if (preview.faults().isEmpty()) {
      List<CalendarDay> days = CalendarFiles.read("calendar", csv).days();
      List<CityFact> facts = new ArrayList<>();
      for (Year entry : preview.years()) {
        int year = entry.year();
        List<CalendarDay> own = days.stream().filter(it -> it.date().getYear() == year).toList();
        int version = store.replace(year, own, notice, clock.instant(), by);
        facts.add(new CityFact.CalendarImported("calendar-" + year, version, year, by));
      }
      facts.forEach(ledger::append);
      TransactionSynchronizationManager.registerSynchronization(
          new TransactionSynchronization() {
            @Override
            public void afterCommit() {
              transaction.executeWithoutResult(_ -> reload());
            }
          });
    }
    return preview;
  }

  @Override
  public String name() {
    return "city.calendar";
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    if (entries.stream().anyMatch(entry -> entry.is(CityFact.CalendarImported.class))) {
      reload();
    }
  }
}
