package vigil.insight.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.UnclassifiedCategory;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.OwnerlessProblem;
import vigil.insight.YearlyRise;
import vigil.insight.seasons.YearlyRises;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;
import vigil.insight.store.SqlOwnerless;
import vigil.insight.store.SqlOwnerless.Window;
import vigil.insight.store.SqlWeeks;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.TimedCache;

/// Problems that stay: those that nobody owns, and those that come each year at this time.
@RestController
class ProblemsController {
  /// What came earlier and is open still is in the list of long overdue orders.
  private static final Duration LOOKED_BACK = Duration.ofDays(90);

  private static final int LEAST = 3;
  private static final int MOST_PROBLEMS = 50;

  /// Three years before, the weeks before these, and what is looked ahead.
  private static final int WEEKS = 3 * 52 + 16;

  private static final Duration KEPT = Duration.ofMinutes(10);

  private final SqlOwnerless ownerless;
  private final OrderAccess access;
  private final City city;
  private final UnclassifiedCategory unclassified;
  private final InstantSource clock;
  private final TimedCache<LocalDate, Seasons> seasons;

  ProblemsController(
      SqlOwnerless ownerless,
      SqlWeeks weeks,
      OrderAccess access,
      City city,
      UnclassifiedCategory unclassified,
      InstantSource clock) {
    this.ownerless = ownerless;
    this.access = access;
    this.city = city;
    this.unclassified = unclassified;
    this.clock = clock;
    this.seasons = new TimedCache<>(KEPT, clock, today -> seasons(weeks, today));
  }

  /// @param least fewer orders that are nobody's are not listed
  record Ownerless(LocalDate from, int least, List<OwnerlessProblem> problems) {}

  /// @param years how many earlier years are kept and were looked at; none says nothing
  record Seasons(int years, int weeksAhead, List<YearlyRise> rises) {}

  @GetMapping("/api/insight/ownerless")
  @Permit({Role.LEADER, Role.MANAGER})
  Ownerless ownerless() {
    Window window = window();
    return new Ownerless(
        WorkingDays.dayOf(window.from()), LEAST, ownerless.list(window, LEAST, MOST_PROBLEMS));
  }

  /// The orders of a problem that are nobody's, as far as they are shown to whoever asks.
  @GetMapping("/api/insight/ownerless/orders")
  @Permit({Role.LEADER, Role.MANAGER})
  Page<CountedOrder> ownerlessOrders(
      @RequestParam String category,
      @RequestParam String district,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff by) {
    int most = Page.limit(limit);
    var at = Cursor.parse(cursor, 1);
    String before = at == null ? null : at.key().getFirst();
    var found = ownerless.listOrders(window(), category, district, before, most + 1);
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    return new Page<>(
        UnitController.shown(items, access, by),
        isMore ? Cursor.at(items.getLast().id()).text() : null);
  }

  /// What comes each year in the coming weeks.
  @GetMapping("/api/insight/seasons")
  @Permit({Role.LEADER, Role.MANAGER, Role.EDITOR})
  Seasons seasons() {
    return seasons.get(WorkingDays.dayOf(clock.instant())).value();
  }

  private static Seasons seasons(SqlWeeks weeks, LocalDate today) {
    LocalDate first = weeks.findFirst().orElse(today);
    var counts =
        weeks.count(WorkingDays.startOf(today.minusWeeks(WEEKS)), WorkingDays.endOf(today));
    var found = new YearlyRises(first).find(today, counts);
    return new Seasons(found.years(), YearlyRises.WEEKS_AHEAD, found.rises());
  }

  /// The directory has a line for every leaf; what was not classified is no matter of anybody's.
  private Window window() {
    Instant now = clock.instant();
    List<String> listed =
        city.categories().leaves().stream()
            .map(Category::code)
            .filter(code -> !code.equals(unclassified.code()))
            .toList();
    return new Window(now.minus(LOOKED_BACK), now, listed);
  }
}
