package vigil.insight.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.insight.PeriodReading.Breakdown;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.insight.PeriodReading.Dimension;
import vigil.insight.PeriodReading.OpenTopic;
import vigil.insight.PeriodReading.Part;
import vigil.insight.PeriodReading.Tally;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.insight.store.SqlOverviewIndicators.Period;
import vigil.insight.store.SqlPeriodParts;
import vigil.insight.store.SqlPeriodParts.Count;
import vigil.insight.store.SqlPeriodParts.Counts;

/// The orders of a period divided by each dimension, beside those of the days it is compared with.
@Component
public class PeriodParts {
  /// Nobody said which.
  private static final String UNSAID = "-";

  private final SqlPeriodParts parts;
  private final SqlOverviewIndicators figures;
  private final SqlDailySums days;
  private final City city;

  PeriodParts(SqlPeriodParts parts, SqlOverviewIndicators figures, SqlDailySums days, City city) {
    this.parts = parts;
    this.figures = figures;
    this.days = days;
    this.city = city;
  }

  public record Divided(
      Tally total, List<Breakdown> breakdowns, List<Part> rapid, List<OpenTopic> open) {}

  /// @param counts of these days
  /// @param like of these days, but for 29 February
  /// @param previous null where nothing is kept of those days
  private record Compared(
      ComparedDays days,
      Counts counts,
      Counts like,
      @Nullable Counts previous,
      @Nullable Counts lastYear) {
    Tally total() {
      return new Tally(
          counts.total().orders(),
          previous == null
              ? null
              : PeriodIndicators.before(
                  (double) counts.total().orders(), (double) previous.total().orders()),
          lastYear == null
              ? null
              : PeriodIndicators.before(
                  (double) like.total().orders(), (double) lastYear.total().orders()));
    }

    Tally of(Dimension by, String key) {
      int count = counts.of(by, key);
      return new Tally(
          count,
          previous == null
              ? null
              : PeriodIndicators.before((double) count, (double) previous.of(by, key)),
          lastYear == null
              ? null
              : PeriodIndicators.before((double) like.of(by, key), (double) lastYear.of(by, key)));
    }
  }

  public Divided divide(ComparedDays of, Instant now) {
    Compared counted = compare(of);
    var breakdowns = new ArrayList<Breakdown>();
    for (Dimension by : Dimension.values()) {
      breakdowns.add(new Breakdown(by, list(by, counted)));
    }
    return new Divided(counted.total(), breakdowns, rapid(of, now), open(counted));
  }

  private Compared compare(ComparedDays of) {
    LocalDate first = days.findFirst().orElse(null);
    LocalDate leap = YearOnYear.leapDay(of.from(), of.until());
    Counts counts = count(of.from(), of.until(), null);
    var like = YearOnYear.days(of.from(), of.until().plusDays(1));
    Counts lastYear = null;
    if (!like.isEmpty() && PeriodIndicators.isKept(first, like.getFirst().minusYears(1))) {
      LocalDate from = like.getFirst().minusYears(1);
      LocalDate until = like.getLast().minusYears(1);
      lastYear = count(from, until, YearOnYear.leapDay(from, until));
    }
    return new Compared(
        of,
        counts,
        leap == null ? counts : count(of.from(), of.until(), leap),
        PeriodIndicators.isKept(first, of.previousFrom())
            ? count(of.previousFrom(), of.previousUntil(), null)
            : null,
        lastYear);
  }

  private Counts count(LocalDate from, LocalDate until, @Nullable LocalDate without) {
    return parts.count(WorkingDays.startOf(from), WorkingDays.endOf(until), without);
  }

  /// What was there before and is not now stands in it too, with none.
  private List<Part> list(Dimension by, Compared counted) {
    var keys = new ArrayList<>(counted.counts().of(by).keySet());
    if (counted.previous() != null) {
      counted.previous().of(by).keySet().stream()
          .filter(key -> !keys.contains(key))
          .forEach(keys::add);
    }
    return keys.stream().map(key -> part(by, key, counted)).toList();
  }

  private Part part(Dimension by, String key, Compared counted) {
    String[] name = name(by, key);
    return new Part(
        key, name[0], name[1], counted.of(by, key), opens(counted.days(), filter(by), key));
  }

  private List<Part> rapid(ComparedDays of, Instant now) {
    var rapid = new ArrayList<Part>();
    for (String code : city.categories().rapid()) {
      Period period = PeriodIndicators.period(of.from(), of.until(), now).category(code);
      int count =
          (int) figures.getValue(OverviewIndicators.REGISTERED_ORDERS, period).denominator();
      if (count > 0) {
        String[] name = name(Dimension.TOPIC, code);
        String opens = opens(of, "category", code);
        rapid.add(new Part(code, name[0], name[1], new Tally(count, null, null), opens));
      }
    }
    return rapid;
  }

  private List<OpenTopic> open(Compared counted) {
    var open = new ArrayList<OpenTopic>();
    counted
        .counts()
        .of(Dimension.TOPIC)
        .forEach((key, count) -> {
          if (count.open() > 0 && !key.equals(UNSAID)) {
            open.add(open(counted.days(), key, count));
          }
        });
    open.sort(Comparator.comparingInt(OpenTopic::open).reversed().thenComparing(OpenTopic::key));
    return open;
  }

  private OpenTopic open(ComparedDays of, String key, Count count) {
    String[] name = name(Dimension.TOPIC, key);
    String opens =
        "/api/insight/orders?indicator=open&from=%s&to=%s&category=%s"
            .formatted(of.from(), of.until(), key);
    return new OpenTopic(key, name[0], name[1], count.open(), count.orders(), opens);
  }

  private static String opens(ComparedDays of, String filter, String key) {
    return "/api/insight/orders?from=%s&to=%s&%s=%s".formatted(of.from(), of.until(), filter, key);
  }

  private static String filter(Dimension by) {
    return switch (by) {
      case CHANNEL -> "channel";
      case TYPE -> "type";
      case CATEGORY, TOPIC -> "category";
      case DISTRICT -> "district";
    };
  }

  private String[] name(Dimension by, String key) {
    if (key.equals(UNSAID)) {
      return AppealWords.words("未填", "Not said");
    }
    return switch (by) {
      case CHANNEL -> AppealWords.channel(key);
      case TYPE -> AppealWords.type(key);
      case DISTRICT ->
          city.places()
              .findDistrict(key)
              .map(one -> AppealWords.words(one.name(), one.nameEn()))
              .orElseGet(() -> AppealWords.words(key, key));
      case CATEGORY, TOPIC ->
          city.categories()
              .find(key)
              .map(one -> AppealWords.words(one.name(), one.nameEn()))
              .orElseGet(() -> AppealWords.words(key, key));
    };
  }
}
