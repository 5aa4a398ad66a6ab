package vigil.insight.web;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.city.City;
import vigil.city.DueStatus;
import vigil.city.Limit;
import vigil.city.Unit;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.figures.IndicatorTable;
import vigil.insight.figures.IndicatorTable.Breakdown;
import vigil.insight.figures.IndicatorTable.Line;
import vigil.insight.figures.OrderIndicators;
import vigil.insight.figures.PeerStandings;
import vigil.insight.rollup.DimensionPair.Dimension;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.Indicators;
import vigil.insight.store.SqlOrderContributions;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;
import vigil.kernel.Problems;

/// The page a unit's clerk opens in the morning.
@RestController
class UnitController {
  private static final int WEEK = 7;
  private static final int CURVE_DAYS = 28;
  private static final int MOST_OWED = 30;
  private static final int MOST_BACK = 8;
  private static final int MOST_OFTEN = 8;
  private static final List<String> CAME_BACK = List.of("returns", "rechecks", "dissatisfied");

  private final OrderIndicators tables;
  private final SqlOrderContributions shares;
  private final City city;
  private final OrderAccess access;
  private final InstantSource clock;

  UnitController(
      OrderIndicators tables,
      SqlOrderContributions shares,
      City city,
      OrderAccess access,
      InstantSource clock) {
    this.access = access;
    this.tables = tables;
    this.shares = shares;
    this.city = city;
    this.clock = clock;
  }

  static boolean seesAll(Staff staff) {
    return staff.hasRole(Role.LEADER)
        || staff.hasRole(Role.MANAGER)
        || staff.hasRole(Role.OPERATOR);
  }

  /// A unit outside one's own tree is not there.
  static void mustSee(@Nullable String unit, Staff staff, City city) {
    String own = staff.unit();
    if (unit == null || own == null || !city.units().isWithin(unit, own)) {
      throw Problems.notFound("unit");
    }
  }

  @GetMapping("/api/insight/units/{id}")
  @Permit({Role.CLERK, Role.HANDLER, Role.LEADER, Role.MANAGER, Role.OPERATOR})
  UnitView unit(@PathVariable String id, Staff staff) {
    Unit unit = city.units().find(id).orElseThrow(() -> Problems.notFound("unit"));
    if (!seesAll(staff)) {
      mustSee(id, staff, city);
    }
    Instant now = clock.instant();
    LocalDate today = WorkingDays.dayOf(now);
    LocalDate from = today.minusDays(WEEK - 1L);
    LocalDate before = from.minusDays(WEEK);
    var debt = shares.countDue(List.of(id), now, WorkingDays.endOf(today));
    return new UnitView(
        UnitView.UnitNames.of(unit, city.limits().profile().figures().tiers()),
        new UnitView.Weeks(now, before, from, today),
        new UnitView.DueCountsView(debt.all(), debt.today(), debt.late()),
        owed(id, now, staff),
        standings(unit, before, from, today),
        back(id, from, today, staff),
        often(id, today),
        curve(id, today));
  }

  /// Those of the orders behind a figure that are shown to whoever asks.
  static List<CountedOrder> shown(List<CountedOrder> all, OrderAccess access, Staff staff) {
    var shown = access.listShown(all.stream().map(CountedOrder::id).toList(), staff);
    return all.stream().filter(one -> shown.contains(one.id())).toList();
  }

  private List<UnitView.DueOrderView> owed(String id, Instant now, Staff staff) {
    var all = shares.listDue(List.of(id), MOST_OWED);
    var shown = access.listShown(all.stream().map(o -> o.order().id()).toList(), staff);
    return all.stream()
        .filter(o -> shown.contains(o.order().id()))
        .map(o -> new UnitView.DueOrderView(o.order(), o.due(), lamp(o, now)))
        .toList();
  }

  private DueStatus lamp(SqlOrderContributions.DueOrder owed, Instant now) {
    Limit limit = owed.limit() == null ? Limit.parse("1wd") : Limit.parse(owed.limit());
    return city.limits().dueStatus(limit, owed.due(), now);
  }

  private List<UnitView.IndicatorComparison> standings(
      Unit unit, LocalDate before, LocalDate from, LocalDate today) {
    var table = tables.table(Breakdown.UNIT, from, today, null, List.of());
    var then = tables.table(Breakdown.UNIT, before, from.minusDays(1), null, List.of());
    Line own = line(table, unit.id());
    Line old = line(then, unit.id());
    var standings = new ArrayList<UnitView.IndicatorComparison>();
    for (int i = 0; i < table.heads().size(); i++) {
      String key = table.heads().get(i).key();
      standings.add(
          new UnitView.IndicatorComparison(
              table.heads().get(i),
              own == null ? nothing(table.heads().get(i)) : own.cells().get(i),
              old == null ? null : old.cells().get(i).value(),
              PeerStandings.median(table, unit.kind(), i),
              opens(key, unit.id(), from, today, false),
              opens(key, unit.id(), from, today, true)));
    }
    return standings;
  }

  /// Nothing was counted: none of what is counted, and no share of nothing.
  private static IndicatorTable.Cell nothing(IndicatorTable.Head head) {
    return new IndicatorTable.Cell(head.isCount() ? 0.0 : null, 0, 0, null, null);
  }

  private static @Nullable Line line(IndicatorTable table, String unit) {
    return table.lines().stream().filter(l -> l.key().equals(unit)).findFirst().orElse(null);
  }

  private List<UnitView.ReturnedOrders> back(
      String id, LocalDate from, LocalDate today, Staff staff) {
    var back = new ArrayList<UnitView.ReturnedOrders>();
    for (String key : CAME_BACK) {
      Indicator one = Indicators.find(key).orElseThrow();
      var wanted =
          new SqlOrderContributions.ContributionFilter(
              from, today, one.behind(), List.of(id), null, null, null);
      back.add(
          new UnitView.ReturnedOrders(
              key,
              one.texts().name(),
              one.texts().nameEn(),
              shown(shares.listBehind(wanted, clock.instant(), null, MOST_BACK), access, staff),
              opens(key, id, from, today, false)));
    }
    return back;
  }

  private List<UnitView.FrequentCategory> often(String id, LocalDate today) {
    LocalDate from = today.minusDays(CURVE_DAYS - 1L);
    int column = column("orders");
    return tables
        .table(Breakdown.CATEGORY, from, today, Dimension.UNIT, List.of(id))
        .lines()
        .stream()
        .map(line ->
            new UnitView.FrequentCategory(
                line.key(),
                line.name(),
                line.nameEn(),
                line.cells().get(column).denominator(),
                opens("orders", id, from, today, false) + "&category=" + line.key()))
        .filter(often -> often.orders() > 0)
        .sorted(Comparator.comparingLong(UnitView.FrequentCategory::orders).reversed())
        .limit(MOST_OFTEN)
        .toList();
  }

  private List<UnitView.DayView> curve(String id, LocalDate today) {
    LocalDate from = today.minusDays(CURVE_DAYS - 1L);
    Map<String, Line> byDay =
        tables.table(Breakdown.DAY, from, today, Dimension.UNIT, List.of(id)).lines().stream()
            .collect(Collectors.toMap(Line::key, line -> line));
    int orders = column("orders");
    int closed = column("closed");
    int onTime = column("onTime");
    return from.datesUntil(today.plusDays(1))
        .map(day -> {
          Line line = byDay.get(day.toString());
          if (line == null) {
            return new UnitView.DayView(day, 0, 0, 0, 0);
          }
          var cells = line.cells();
          return new UnitView.DayView(
              day,
              cells.get(orders).denominator(),
              cells.get(closed).denominator(),
              cells.get(onTime).denominator(),
              (long) cells.get(onTime).numerator());
        })
        .toList();
  }

  private static int column(String key) {
    return Indicators.ALL.indexOf(Indicators.find(key).orElseThrow());
  }

  private static String opens(
      String key, String unit, LocalDate from, LocalDate until, boolean bad) {
    return "/api/insight/behind?indicator=%s&unit=%s&from=%s&to=%s%s"
        .formatted(key, unit, from, until, bad ? "&bad=true" : "");
  }
}
