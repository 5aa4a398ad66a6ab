package vigil.simulator.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vigil.city.files.PolicyCity;
import vigil.simulator.replay.Matter.Theme;

/// What the source of that spring says to the digit comes out of the generator to the digit,
/// whatever the seed.
class SpringTest {
  private static final PolicyCity CITY = PolicyCity.shipped();
  private static final SpringTables TABLES = SpringTables.read(CITY, 1);
  private static final Spring SPRING = spring(7);

  private static Spring spring(long seed) {
    return Spring.generate(TABLES, CITY.workingDays()::isWorkingDay, seed);
  }

  // promise: docs/replay.md «What the source says to the digit comes out to the digit»
  @Test
  void theTotalsOfTheSourceComeOutToTheDigitInEverySeed() {
    for (long seed = 1; seed <= 20; seed++) {
      Spring spring = spring(seed);
      assertEquals(88, spring.days().size());
      assertEquals(3_162_000, spring.calls(), "seed " + seed);
      assertEquals(1_768_000, spring.pandemic(), "seed " + seed);
      assertEquals(23_000, mean(spring, "2022-03-01", "2022-03-27", SpringDay::calls));
      assertEquals(45_000, mean(spring, "2022-03-28", "2022-05-08", SpringDay::calls));
      assertEquals(2_000, mean(spring, "2022-03-01", "2022-03-27", SpringDay::other));
      assertEquals(9_000, mean(spring, "2022-03-28", "2022-05-08", SpringDay::other));
    }
  }

  @Test
  void lastYearIsWhatTheGrowthSays() {
    long calls = SPRING.lastYear().stream().mapToLong(PastDay::calls).sum();
    long pandemic = SPRING.lastYear().stream().mapToLong(PastDay::pandemic).sum();
    assertEquals(1_457_143, calls);
    assertEquals(161_020, pandemic);
    assertEquals(117, Math.round(100.0 * (3_162_000 - calls) / calls));
    assertEquals(998, Math.round(100.0 * (1_768_000 - pandemic) / pandemic));
    assertEquals(LocalDate.parse("2021-03-01"), SPRING.lastYear().getFirst().date());
    assertEquals(LocalDate.parse("2021-05-27"), SPRING.lastYear().getLast().date());
  }

  @Test
  void oneDayIsNearEightyThousandAndNoOtherComesNearIt() {
    int[] calls = SPRING.days().stream().mapToInt(SpringDay::calls).sorted().toArray();
    assertEquals(79_600, calls[87]);
    assertTrue(calls[86] < 65_000, "the second busiest has " + calls[86]);
  }

  /// Matters are the parts of days, and the pandemic's of the pandemic.
  @Test
  void thePartsOfEveryDayAreTheDay() {
    for (SpringDay day : SPRING.days()) {
      int about = 0;
      for (int matter = 0; matter < TABLES.matters().size(); matter++) {
        assertTrue(day.calls(matter) >= 0 && day.other(matter) >= 0);
        about += TABLES.matters().get(matter).isPandemic() ? day.calls(matter) : 0;
      }
      assertEquals(day.pandemic(), about + day.codeNight());
      assertTrue(day.pandemic() < day.calls());
    }
  }

  @Test
  void rapidMattersAreCalledAboutAsOftenAsTheTableSays() {
    long rapid =
        SPRING.days().stream().mapToLong(day -> sum(day, m -> m.isRapid() && m.isPandemic())).sum();
    assertEquals(46_000, rapid);
  }

  @Test
  void byMayTravelAndGoingHomeHaveOvertakenFoodAndMedicine() {
    assertTrue(
        share("2022-04-15", Theme.FOOD_MEDICINE) > 3 * share("2022-04-15", Theme.TRAVEL_HOME));
    assertTrue(share("2022-05-20", Theme.TRAVEL_HOME) > share("2022-05-20", Theme.FOOD_MEDICINE));
  }

  @Test
  void theSameSeedGivesTheSameSpringAndAnotherOneAnother() {
    assertEquals(curve(spring(7)), curve(SPRING));
    assertTrue(!curve(spring(8)).equals(curve(SPRING)));
  }

  @Test
  void aDrawnDayHasEveryCallOfItsMatters() {
    SpringDay day = SPRING.days().get(42);
    assertEquals(LocalDate.parse("2022-04-12"), day.date());
    var draw = new DayDraw(TABLES, CITY.workingDays()::isWorkingDay, 7);
    DrawnDay drawn = draw.draw(day);
    var calls = new int[TABLES.matters().size()];
    int other = 0;
    for (int appeal = 0; appeal < drawn.size(); appeal++) {
      if (drawn.isCall(appeal)) {
        calls[drawn.matter(appeal)]++;
      } else {
        other++;
      }
      assertTrue(appeal == 0 || !drawn.at(appeal).isBefore(drawn.at(appeal - 1)));
      assertEquals(
          day.date(), drawn.at(appeal).atZone(vigil.city.WorkingDays.SHANGHAI).toLocalDate());
      assertTrue(drawn.district(appeal) < draw.districts().size());
    }
    calls[draw.codeMatter()] -= day.codeNight();
    assertEquals(day.other(), other);
    for (int matter = 0; matter < calls.length; matter++) {
      assertEquals(day.calls(matter), calls[matter]);
    }
    assertEquals(1_800, day.codeNight());
  }

  /// Any weights, any total: whole parts that add up, none further than one from its quota.
  @Test
  void sharesAreWholeAddUpAndStayWithinOneOfTheirQuota() {
    var chance = new Random(3);
    for (int world = 0; world < 2_000; world++) {
      double[] weights =
          IntStream.range(0, 1 + chance.nextInt(40))
              .mapToDouble(_ -> chance.nextInt(5) == 0 ? 0 : chance.nextDouble())
              .toArray();
      weights[0] = 0.3;
      long total = chance.nextInt(5_000);
      long[] parts = LargestRemainder.share(total, weights);
      double sum = Arrays.stream(weights).sum();
      assertEquals(total, Arrays.stream(parts).sum());
      for (int i = 0; i < parts.length; i++) {
        assertTrue(Math.abs(parts[i] - total * weights[i] / sum) < 1, "world " + world);
        assertTrue(weights[i] > 0 || parts[i] == 0, "world " + world);
      }
    }
    assertThrows(
        IllegalArgumentException.class, () -> LargestRemainder.share(1, new double[] {0, 0}));
  }

  /// Each figure says where it comes from; how often a call asks and wants no more is derived.
  @Test
  void everyFigureSaysWhereItComesFrom() {
    assertEquals(SpringFigure.Origin.SOURCE, TABLES.figure("calls").origin());
    assertEquals(SpringFigure.Origin.GENERATED, TABLES.figure("busiestCalls").origin());
    assertEquals(0.55, TABLES.value("consultations"), 1e-9);
    assertEquals(
        (1 - TABLES.value("orderShare")) / TABLES.value("onTheSpot"),
        TABLES.value("consultations"),
        1e-9);
  }

  private static double mean(
      Spring spring, String from, String until, ToIntFunction<SpringDay> of) {
    return spring.days().stream()
        .filter(day -> !day.date().isBefore(LocalDate.parse(from)))
        .filter(day -> !day.date().isAfter(LocalDate.parse(until)))
        .mapToInt(of)
        .average()
        .orElse(0);
  }

  private static long sum(SpringDay day, java.util.function.Predicate<Matter> which) {
    return IntStream.range(0, TABLES.matters().size())
        .filter(matter -> which.test(TABLES.matters().get(matter)))
        .mapToLong(day::calls)
        .sum();
  }

  private static double share(String date, Theme theme) {
    SpringDay day =
        SPRING.days().stream()
            .filter(one -> one.date().equals(LocalDate.parse(date)))
            .findFirst()
            .orElseThrow();
    return sum(day, matter -> matter.theme() == theme) / (double) day.pandemic();
  }

  private static List<Integer> curve(Spring spring) {
    return spring.days().stream().map(SpringDay::calls).toList();
  }
}
