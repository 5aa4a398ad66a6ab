package vigil.insight.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.figures.ImportedDays;
import vigil.insight.figures.OrderIndicators;
import vigil.insight.figures.OverviewIndicators;
import vigil.insight.figures.PreviousYearValues;
import vigil.insight.figures.YearOnYear;
import vigil.insight.rollup.Indicators;
import vigil.insight.store.OverviewIndicator;
import vigil.insight.store.OverviewIndicator.Source;
import vigil.insight.store.SqlOverdue;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.insight.store.SqlOverviewIndicators.CountedCall;
import vigil.insight.store.SqlOverviewIndicators.CountedOrder;
import vigil.insight.store.SqlOverviewIndicators.Period;
import vigil.insight.web.Overview.Indicator;
import vigil.insight.web.Overview.LastYear;
import vigil.insight.web.Overview.OlderDays;
import vigil.kernel.Cursor;
import vigil.kernel.InvalidInput;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.kernel.TimedCache;

/// The overview, and the lists behind its numbers. Days are days in Shanghai.
@RestController
class OverviewController {
  private static final int MOST_DAYS = 400;
  private static final String REGISTERED = "registered";

  /// The only indicator of orders that an older system hands over.
  private static final String ORDERS = "orders";

  /// Two dozen aggregates, the same for all who look; the page says of when they are.
  private static final Duration KEPT = Duration.ofSeconds(10);

  /// Which indicators of orders stand in the overview; the tables have them all.
  private static final List<String> OF_ORDERS =
      List.of(
          "orders",
          "closed",
          "onTheSpot",
          "dispatchAccuracy",
          "dispatchedLate",
          "signedLate",
          "onTime",
          "firstContact",
          "resolved",
          "solved",
          "satisfaction",
          "doneOnce",
          "recheck",
          "waived",
          "closedDissatisfied");

  private final OrderAccess access;
  private final SqlOverviewIndicators figures;
  private final OrderIndicators tables;
  private final PreviousYearValues lastYears;
  private final ImportedDays imported;
  private final City city;
  private final InstantSource clock;
  private final TimedCache<OverviewQuery, Overview> overviews;

  OverviewController(
      SqlOverviewIndicators figures,
      OrderIndicators tables,
      PreviousYearValues lastYears,
      ImportedDays imported,
      OrderAccess access,
      City city,
      InstantSource clock) {
    this.access = access;
    this.figures = figures;
    this.tables = tables;
    this.lastYears = lastYears;
    this.imported = imported;
    this.city = city;
    this.clock = clock;
    overviews = new TimedCache<>(KEPT, clock, this::overview);
  }

  /// Which overview somebody looks at.
  private record OverviewQuery(Days days, @Nullable String district, @Nullable String category) {}

  /// Days of a period, both included.
  private record Days(LocalDate from, LocalDate until) {
    long count() {
      return ChronoUnit.DAYS.between(from, until) + 1;
    }

    List<LocalDate> list() {
      return from.datesUntil(until.plusDays(1)).toList();
    }

    Period period(Instant now) {
      return Period.of(WorkingDays.endOf(from.minusDays(1)), WorkingDays.endOf(until), now);
    }

    Period period(Instant now, OrderPart part) {
      return new Period(
          WorkingDays.endOf(from.minusDays(1)),
          WorkingDays.endOf(until),
          now,
          blank(part.district()),
          blank(part.category()),
          blank(part.state()),
          blank(part.type()),
          blank(part.channel()));
    }
  }

  @GetMapping("/api/insight/overview")
  @Permit({Role.LEADER, Role.MANAGER, Role.OPERATOR})
  Overview overview(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(required = false) @Nullable String category) {
    return overviews.get(new OverviewQuery(days(from, to), district, category)).value();
  }

  private Overview overview(OverviewQuery asked) {
    var days = asked.days();
    var part = new OrderPart(asked.district(), asked.category(), null, null, null);
    var period = days.period(clock.instant(), part);
    var names = new PartNames(city, days.from(), days.until());
    return new Overview(
        days.from(),
        days.until(),
        period.now(),
        indicators(asked, period),
        names.districts(figures.countOrdersByDistrict(period)),
        names.categories(figures.countOrdersByCategory(period)),
        names.states(figures.countOrdersByState(period)));
  }

  /// The orders behind a number, as far as they are shown to whoever asks.
  @GetMapping("/api/insight/orders")
  @Permit({Role.LEADER, Role.MANAGER, Role.OPERATOR})
  Page<CountedOrder> orders(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = REGISTERED) String indicator,
      @ParameterObject OrderPart part,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff by) {
    var figure = figure(indicator, Source.ORDERS);
    var period = days(from, to).period(clock.instant(), part);
    int most = Page.limit(limit);
    var counted =
        page(figures.listOrders(figure, period, before(cursor), most + 1), most, CountedOrder::id);
    return access.seesAll(by)
        ? counted
        : new Page<>(UnitController.shown(counted.items(), access, by), counted.next());
  }

  /// The calls behind a number.
  @GetMapping("/api/insight/calls")
  @Permit({Role.LEADER, Role.MANAGER, Role.OPERATOR})
  Page<CountedCall> calls(
      @RequestParam(required = false) @Nullable LocalDate from,
      @RequestParam(required = false) @Nullable LocalDate to,
      @RequestParam(defaultValue = "calls") String indicator,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var figure = figure(indicator, Source.CALLS);
    var period = days(from, to).period(clock.instant());
    int most = Page.limit(limit);
    return page(figures.listCalls(figure, period, before(cursor), most + 1), most, CountedCall::id);
  }

  /// Calls first, then what happened to orders, then how they stand now.
  private List<Indicator> indicators(OverviewQuery asked, Period period) {
    var days = asked.days();
    LocalDate today = WorkingDays.dayOf(period.now());
    int olderDays = imported.countDaysBeforeOrders(days.list(), today);
    int olderCallDays = imported.countDaysBeforeCalls(days.list(), today);
    var all = new ArrayList<Indicator>();
    for (OverviewIndicator figure : OverviewIndicators.ALL) {
      if (figure.source() == Source.CALLS) {
        all.add(indicator(figure, asked, period, olderCallDays));
      }
    }
    boolean isWhole = period.district() == null && period.category() == null;
    var like = YearOnYear.days(days.from(), days.until().plusDays(1));
    var part = new SqlOverdue.Part(days.from(), days.until(), period.district(), period.category());
    var values = tables.listValues(part);
    Map<String, Double> before = isWhole ? lastYears.listOrderValues(like) : Map.of();
    var compared = like.size() == days.count() || !isWhole ? values : tables.listPastValues(like);
    for (String key : OF_ORDERS) {
      boolean isImported = isWhole && key.equals(ORDERS);
      var older = isImported ? imported.sumOrders(days.list()) : ImportedDays.Sums.NONE;
      var olderLike = isImported ? imported.sumOrders(like) : ImportedDays.Sums.NONE;
      all.add(
          indicator(
              Indicators.find(key).orElseThrow(),
              older.with(Objects.requireNonNull(values.get(key))),
              lastYear(
                  olderLike.with(Objects.requireNonNull(compared.get(key))).value(),
                  before.get(key)),
              asked,
              new OlderDays(older.days(), olderDays - older.days())));
    }
    for (OverviewIndicator figure : OverviewIndicators.ALL) {
      if (figure.source() == Source.ORDERS) {
        all.add(indicator(figure, asked, period, olderDays));
      }
    }
    return all;
  }

  private Indicator indicator(
      vigil.insight.rollup.Indicator one,
      vigil.insight.rollup.Indicator.Value value,
      @Nullable LastYear lastYear,
      OverviewQuery asked,
      OlderDays older) {
    return new Indicator(
        one.key(),
        one.texts(),
        one.isCount() ? OverviewIndicator.Unit.ORDERS : OverviewIndicator.Unit.SHARE,
        quotient(value.value(), value.numerator(), value.denominator(), older),
        city.limits().profile().findTarget(one.key()),
        known(lastYear, older, Source.ORDERS),
        opens("behind", one.key(), asked),
        older);
  }

  private Indicator indicator(
      OverviewIndicator figure, OverviewQuery asked, Period period, int olderDays) {
    var value = figures.getValue(figure, period);
    var older = imported(figure, asked.days().list(), period);
    long denominator = value.denominator() + Math.round(older.base());
    boolean isCount = figure.terms().isCount();
    Double numerator =
        isCount ? Double.valueOf((double) denominator) : older.hitsWith(value.numerator());
    Double shown = isCount ? numerator : quotient(numerator, denominator);
    var olderOf = new OlderDays(older.days(), olderDays - older.days());
    var quotient = quotient(shown, numerator, denominator, olderOf);
    return new Indicator(
        figure.key(),
        figure.texts(),
        figure.unit(),
        quotient,
        figure.target(),
        known(lastYear(figure, asked.days(), period, quotient.value()), olderOf, figure.source()),
        opens(figure.source() == Source.CALLS ? "calls" : "orders", figure.key(), asked),
        olderOf);
  }

  /// Nothing counted here, of days that nobody else counted either, is not none: it is unknown.
  private static Overview.Quotient quotient(
      @Nullable Double value, @Nullable Double numerator, long denominator, OlderDays older) {
    boolean isUnknown = older.unknownDays() > 0 && denominator == 0;
    return isUnknown
        ? new Overview.Quotient(null, null, 0)
        : new Overview.Quotient(value, numerator, denominator);
  }

  /// Known for the whole city only.
  private ImportedDays.Sums imported(OverviewIndicator figure, List<LocalDate> of, Period period) {
    return period.district() == null && period.category() == null
        ? imported.sum(figure, of)
        : ImportedDays.Sums.NONE;
  }

  private static @Nullable Double quotient(@Nullable Double numerator, long denominator) {
    return numerator == null || denominator == 0 ? null : numerator / (double) denominator;
  }

  /// Known for whole days only, and for the whole city only.
  private @Nullable LastYear lastYear(
      OverviewIndicator figure, Days days, Period period, @Nullable Double value) {
    if (period.district() != null || period.category() != null) {
      return null;
    }
    var like = YearOnYear.days(days.from(), days.until().plusDays(1));
    Double before = lastYears.findValue(figure, like);
    return before == null ? null : lastYear(withoutLeapDays(figure, days, period, value), before);
  }

  /// All of the days a year ago beside some of these would be no growth, nor would none of a house
  /// that has not begun.
  private @Nullable LastYear known(@Nullable LastYear lastYear, OlderDays older, Source source) {
    boolean isKnown =
        older.unknownDays() == 0 && (older.importedDays() > 0 || imported.hasBegun(source));
    return lastYear == null || isKnown ? lastYear : new LastYear(lastYear.value(), null);
  }

  private static @Nullable LastYear lastYear(@Nullable Double value, @Nullable Double before) {
    return before == null ? null : new LastYear(before, YearOnYear.growth(value, before));
  }

  /// Counts leave 29 February out of this year too.
  private @Nullable Double withoutLeapDays(
      OverviewIndicator figure, Days days, Period period, @Nullable Double value) {
    if (value == null || figure.unit() == OverviewIndicator.Unit.SHARE) {
      return value;
    }
    double left = value;
    for (LocalDate day : days.from().datesUntil(days.until().plusDays(1)).toList()) {
      if (YearOnYear.isLeapDay(day)) {
        var leap = new Days(day, day).period(period.now());
        left -= figures.getValue(figure, leap).denominator();
        left -= imported(figure, List.of(day), period).hits();
      }
    }
    return left;
  }

  private static String opens(String list, String key, OverviewQuery asked) {
    var days = asked.days();
    String path =
        "/api/insight/%s?indicator=%s&from=%s&to=%s"
            .formatted(list, key, days.from(), days.until());
    if (list.equals("calls")) {
      return path;
    }
    String district = blank(asked.district());
    String category = blank(asked.category());
    return path
        + (district == null ? "" : "&district=" + district)
        + (category == null ? "" : "&category=" + category);
  }

  private Days days(@Nullable LocalDate from, @Nullable LocalDate to) {
    LocalDate today = WorkingDays.dayOf(clock.instant());
    LocalDate last = to == null ? today : to;
    LocalDate first = from == null ? last : from;
    if (first.isAfter(last) || first.plusDays(MOST_DAYS).isBefore(last)) {
      throw InvalidInput.period(MOST_DAYS);
    }
    return new Days(first, last);
  }

  private static OverviewIndicator figure(String key, Source source) {
    if (key.equals(REGISTERED) && source == Source.ORDERS) {
      return OverviewIndicators.REGISTERED_ORDERS;
    }
    return OverviewIndicators.find(key)
        .filter(f -> f.source() == source)
        .orElseThrow(() -> Problems.notFound("indicator"));
  }

  private static @Nullable String before(@Nullable String cursor) {
    var from = Cursor.parse(cursor, 1);
    return from == null ? null : from.key().getFirst();
  }

  private static <T> Page<T> page(List<T> found, int most, Function<T, String> id) {
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    return new Page<>(items, isMore ? Cursor.at(id.apply(items.getLast())).text() : null);
  }

  private static @Nullable String blank(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
