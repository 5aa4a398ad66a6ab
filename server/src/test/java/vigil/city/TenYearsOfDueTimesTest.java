package vigil.city;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;
import vigil.kernel.Worlds;

/// Every limit of every profile from every day of ten years, against the law walked by hand.
class TenYearsOfDueTimesTest {
  private static final long DAY = 86_400;

  /// With two, every weekday and every day of a holiday comes up within a fortnight or two years.
  private static final int DAYS_APART = Worlds.count(2, 1);

  private static final long FIRST = NaiveLaw.dayNumber(2020, 1, 1) * DAY;
  private static final long LAST = NaiveLaw.dayNumber(2030, 1, 1) * DAY;

  /// The longest extension a city gives, in working days.
  private static final List<Integer> EXTENSIONS = List.of(15, 30);

  private static final NaiveLaw LAW = new NaiveLaw(lines());

  private static List<String> lines() {
    var lines = new ArrayList<String>();
    for (String file : List.of("cn-calendar-2022-2026.csv", "cn-calendar-provisional.csv")) {
      try (var in = TenYearsOfDueTimesTest.class.getResourceAsStream("/policy/" + file)) {
        String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        text.lines().filter(line -> line.startsWith("20")).forEach(lines::add);
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
    return lines;
  }

  private static List<String> limits(LimitProfile profile) {
    return List.copyOf(
        new TreeSet<>(profile.limits().values().stream().map(Limit::toString).toList()));
  }

  /// The edges of each day in Shanghai, and three moments within it.
  private static List<Instant> moments(long midnight, Random dice) {
    long start = midnight - 8 * 3600;
    var moments = new ArrayList<Instant>();
    moments.add(Instant.ofEpochSecond(start));
    moments.add(Instant.ofEpochSecond(start + DAY).minusNanos(1));
    for (int i = 0; i < 3; i++) {
      moments.add(Instant.ofEpochSecond(start + dice.nextInt((int) DAY)));
    }
    return moments;
  }

  @ParameterizedTest
  @ValueSource(strings = {"shanghai", "shanghai-2022", "beijing"})
  void everyLimitFromEveryDayIsDueAsTheLawSays(String profile) {
    Limits limits = new PolicyCity(PolicySource.shipped(), profile).limits();
    List<String> written = limits(limits.profile());
    Random dice = new Random(12345);
    for (long midnight = FIRST; midnight < LAST; midnight += DAYS_APART * DAY) {
      for (Instant from : moments(midnight, dice)) {
        for (String limit : written) {
          check(limits, limit, from);
        }
      }
    }
  }

  private static void check(Limits limits, String written, Instant from) {
    Limit limit = Limit.parse(written);
    Due due = limits.due(limit, from);
    long law = LAW.due(from.getEpochSecond(), written);
    assertEquals(law, due.at().getEpochSecond(), () -> from + " + " + written);
    assertTrue(due.at().isAfter(from), () -> from + " + " + written + " is due before it began");
    boolean official = day(from).getYear() >= 2022 && day(due.at().minusNanos(1)).getYear() <= 2026;
    boolean inHours = limit instanceof Limit.Within;
    assertEquals(!official && !inHours, due.provisional(), () -> from + " + " + written);
    told(limits.workingDays(), limit, from, due);
    for (int more : EXTENSIONS) {
      assertEquals(
          LAW.extend(law, more),
          limits.workingDays().extend(due, more).at().getEpochSecond(),
          () -> from + " + " + written + " + " + more);
    }
  }

  /// The story has every day from the first to the last, and ends where the due time is.
  private static void told(WorkingDays calendar, Limit limit, Instant from, Due due) {
    LimitExplanation story = calendar.explain(limit, from);
    assertEquals(due, story.due());
    if (limit instanceof Limit.Within) {
      assertTrue(story.days().isEmpty());
      return;
    }
    assertEquals(WorkingDays.dayOf(from), story.days().getFirst().date());
    assertEquals(due.at(), WorkingDays.endOf(story.days().getLast().date()));
    long length = story.days().getLast().date().toEpochDay() - day(from).toEpochDay() + 1;
    assertEquals(length, story.days().size(), () -> "a day is missing: " + story);
  }

  private static java.time.LocalDate day(Instant at) {
    return WorkingDays.dayOf(at);
  }

  /// Announced leap seconds: the computer's clock has no 60th second, and a due time knows of none.
  @ParameterizedTest
  @ValueSource(strings = {"2012-06-30T23:59:59Z", "2015-06-30T23:59:59Z", "2016-12-31T23:59:59Z"})
  void aLeapSecondMovesNothing(String before) {
    WorkingDays calendar = Calendars.official();
    Instant from = Instant.parse(before);
    assertEquals(from.plusSeconds(24 * 3600), calendar.due(Limit.parse("24h"), from).at());
    assertEquals(
        calendar.due(Limit.parse("5wd"), from),
        calendar.due(Limit.parse("5wd"), from.plusSeconds(1)));
    Instant leap = Instant.parse("2016-12-31T23:59:60Z");
    assertEquals(
        calendar.due(Limit.parse("24h"), Instant.parse("2016-12-31T23:59:59Z")),
        calendar.due(Limit.parse("24h"), leap));
  }

  /// Whatever summer time the machine keeps, the hotline counts in Shanghai.
  @Test
  void theMachinesOwnZoneDoesNotMatter() {
    TimeZone kept = TimeZone.getDefault();
    WorkingDays calendar = Calendars.official();
    Instant from = Instant.parse("2022-03-13T06:30:00Z");
    Due due = calendar.due(Limit.parse("5wd"), from);
    try {
      for (String zone : List.of("America/New_York", "Pacific/Apia", "Europe/Berlin")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        assertEquals(due, calendar.due(Limit.parse("5wd"), from), zone);
        assertEquals(
            from.plusSeconds(24 * 3600), calendar.due(Limit.parse("24h"), from).at(), zone);
      }
    } finally {
      TimeZone.setDefault(kept);
    }
  }
}
