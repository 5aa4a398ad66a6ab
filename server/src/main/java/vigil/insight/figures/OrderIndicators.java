package vigil.insight.figures;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.Unit;
import vigil.insight.figures.IndicatorTable.Breakdown;
import vigil.insight.figures.IndicatorTable.Cell;
import vigil.insight.figures.IndicatorTable.Head;
import vigil.insight.figures.IndicatorTable.Line;
import vigil.insight.rollup.DimensionPair.Dimension;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.Indicators;
import vigil.insight.rollup.Measure;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlDailySums.Span;
import vigil.insight.store.SqlOrderContributions;
import vigil.insight.store.SqlOverdue;

/// Indicators from the roll-ups: never from the orders themselves.
@Component
public class OrderIndicators {
  private static final List<Head> HEADS = Indicators.ALL.stream().map(Head::of).toList();

  private final SqlDailySums days;
  private final SqlOrderContributions shares;
  private final SqlOverdue overdue;
  private final City city;
  private final InstantSource clock;

  public OrderIndicators(
      SqlDailySums days,
      SqlOrderContributions shares,
      SqlOverdue overdue,
      City city,
      InstantSource clock) {
    this.days = days;
    this.shares = shares;
    this.overdue = overdue;
    this.city = city;
    this.clock = clock;
  }

  /// Every indicator of a part of the city, by its key.
  public Map<String, Indicator.Value> listValues(SqlOverdue.Part part) {
    long[] sums =
        part.isWhole()
            ? sums(Breakdown.CITY, new Span(part.from(), part.until(), null, List.of()))
                .getOrDefault("*", new long[Measure.values().length])
            : days.sum(part);
    if (!part.isWhole()) {
      sums[Measure.DUE.place()] += overdue.countPart(part, clock.instant());
    }
    return values(sums);
  }

  /// Every indicator over these days of the whole city, by its key: what was, without what is open
  /// and overdue now.
  public Map<String, Indicator.Value> listPastValues(Collection<LocalDate> of) {
    var sums = new long[Measure.values().length];
    if (!of.isEmpty()) {
      var span = new Span(Collections.min(of), Collections.max(of), null, List.of());
      days.sumByDay(span)
          .forEach((day, counts) -> {
            if (of.contains(LocalDate.parse(day))) {
              plus(sums, counts);
            }
          });
    }
    return values(sums);
  }

  private Map<String, Indicator.Value> values(long[] sums) {
    var weights = shares.listWeights();
    var values = new LinkedHashMap<String, Indicator.Value>();
    Indicators.ALL.forEach(one -> values.put(one.key(), one.of(sums, weights)));
    return values;
  }

  /// A table.
  ///
  /// @param within the dimension held, with the values it is held to; null for all
  public IndicatorTable table(
      Breakdown by,
      LocalDate from,
      LocalDate until,
      @Nullable Dimension within,
      Collection<String> values) {
    var span = new Span(from, until, within, values);
    var weights = shares.listWeights();
    var lines = new ArrayList<Line>();
    sums(by, span)
        .forEach((key, sums) -> {
          String[] name = name(by, key);
          var cells =
              Indicators.ALL.stream().map(one -> cell(one.of(sums, weights), null, null)).toList();
          lines.add(
              new Line(key, name[0], name[1], by == Breakdown.UNIT ? peer(key) : null, cells));
        });
    int tiers = city.limits().profile().figures().tiers();
    return by == Breakdown.UNIT
        ? new IndicatorTable(
            by, from, until, HEADS, PeerStandings.of(lines, tiers), tiers == 0 ? null : tiers)
        : new IndicatorTable(by, from, until, HEADS, lines, null);
  }

  private Map<String, long[]> sums(Breakdown by, Span span) {
    return switch (by) {
      case DISTRICT -> by(Dimension.DISTRICT, span);
      case UNIT -> by(Dimension.UNIT, span);
      case CATEGORY -> by(Dimension.CATEGORY, span);
      case CHANNEL -> by(Dimension.CHANNEL, span);
      case DAY -> by(null, span);
      case PEER -> merged(by(Dimension.UNIT, span), key -> peerKey(key));
      case CITY -> merged(by(null, span), key -> "*");
    };
  }

  /// What the facts gave, and what fell due in silence since.
  private Map<String, long[]> by(@Nullable Dimension dimension, Span span) {
    var sums = new TreeMap<>(dimension == null ? days.sumByDay(span) : days.sumBy(dimension, span));
    overdue
        .countBy(dimension, span, clock.instant())
        .forEach((key, cases) ->
            sums.computeIfAbsent(key, _ -> new long[Measure.values().length])[
                    Measure.DUE.place()] +=
                cases);
    return sums;
  }

  private static Map<String, long[]> merged(
      Map<String, long[]> sums, java.util.function.Function<String, String> into) {
    var merged = new LinkedHashMap<String, long[]>();
    sums.forEach(
        (key, value) -> merged.merge(into.apply(key), value.clone(), OrderIndicators::plus));
    return merged;
  }

  private static long[] plus(long[] one, long[] other) {
    for (int i = 0; i < one.length; i++) {
      one[i] += other[i];
    }
    return one;
  }

  private String peerKey(String unit) {
    Unit.Kind peer = peer(unit);
    return peer == null ? "-" : peer.name();
  }

  private Unit.@Nullable Kind peer(String unit) {
    return city.units().find(unit).map(Unit::kind).orElse(null);
  }

  /// The units of a peer group.
  public List<String> listPeers(Unit.Kind kind) {
    return city.units().list().stream().filter(u -> u.kind() == kind).map(Unit::id).toList();
  }

  private static Cell cell(Indicator.Value v, @Nullable Integer rank, @Nullable Integer of) {
    return new Cell(v.value(), v.numerator(), v.denominator(), rank, of);
  }

  private String[] name(Breakdown by, String key) {
    return switch (by) {
      case DISTRICT ->
          city.places()
              .findDistrict(key)
              .map(d -> new String[] {d.name(), d.nameEn()})
              .orElseGet(OrderIndicators::unsaid);
      case UNIT ->
          city.units()
              .find(key)
              .map(u -> new String[] {u.name(), u.nameEn()})
              .orElseGet(
                  () -> new String[] {"未派单、不计考核或属被反映单位", "No unit, left out, or accused itself"});
      case CATEGORY ->
          city.categories()
              .find(key)
              .map(c -> new String[] {c.name(), c.nameEn()})
              .orElseGet(OrderIndicators::unsaid);
      case CITY -> new String[] {"全市", "City"};
      case CHANNEL, DAY, PEER -> new String[] {key, key};
    };
  }

  private static String[] unsaid() {
    return new String[] {"未填", "Not said"};
  }
}
