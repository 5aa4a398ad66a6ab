package vigil.city.door;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.city.CalendarDay;
import vigil.city.CityFact;
import vigil.city.WorkingDays;
import vigil.city.files.CalendarFiles;
import vigil.city.files.PolicyCity;
import vigil.city.store.SqlCalendar;
import vigil.kernel.Entry;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerReader;

/// The calendar as administrators extend it: a year's notice is laid over the files', here and on
/// every other server that reads the fact.
@Service
public class Calendar implements LedgerReader, SmartInitializingSingleton {
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
  public record Year(
      int year, long holidays, long makeupDays, int workingDaysBefore, int workingDaysAfter) {}

  private final PolicyCity city;
  private final SqlCalendar store;
  private final Ledger ledger;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Calendar(
      PolicyCity city,
      SqlCalendar store,
      Ledger ledger,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.city = city;
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    reload();
    var policy = city.policy();
    String profile = city.limits().profile().name();
    transaction.executeWithoutResult(_ -> {
      if (store.remember(policy.version(), profile, city.where(), clock.instant())) {
        ledger.append(new CityFact.PolicyLoaded(policy.version(), 0, profile));
      }
    });
  }

  private void reload() {
    List<Integer> years = store.years();
    if (!years.isEmpty()) {
      city.importCalendar(years, store.days());
    }
  }

  public Preview preview(String csv) {
    var read = CalendarFiles.read("calendar", csv);
    List<String> faults = new ArrayList<>(read.faults());
    TreeSet<Integer> years = new TreeSet<>();
    read.days().forEach(day -> years.add(day.date().getYear()));
    if (years.isEmpty() && faults.isEmpty()) {
      faults.add("calendar:1: has no day");
    }
    if (!faults.isEmpty()) {
      return new Preview(List.of(), faults);
    }
    WorkingDays after = city.with(List.copyOf(years), read.days());
    List<Year> changed = new ArrayList<>();
    for (int year : years) {
      long holidays = count(read.days(), year, CalendarDay.Kind.HOLIDAY);
      long makeup = count(read.days(), year, CalendarDay.Kind.MAKEUP_WORK);
      if (holidays < LEAST_HOLIDAYS) {
        faults.add(
            "calendar:1: %d has %d holidays only; a notice names %d at least"
                .formatted(year, holidays, LEAST_HOLIDAYS));
      }
      changed.add(
          new Year(year, holidays, makeup, city.workingDays().inYear(year), after.inYear(year)));
    }
    return new Preview(changed, faults);
  }

  private static long count(List<CalendarDay> days, int year, CalendarDay.Kind kind) {
    return days.stream().filter(it -> it.date().getYear() == year && it.kind() == kind).count();
  }

  /// Enters whole years; does nothing if there is a fault.
  @Transactional
  public Preview enter(String csv, String notice, String by) {
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
  public boolean durable() {
    return false;
  }

  @Override
  public void read(List<Entry> entries) {
    if (entries.stream().anyMatch(entry -> entry.is(CityFact.CalendarImported.class))) {
      reload();
    }
  }
}
