package vigil.simulator.replay;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/// The spring of 2022 by days: what the tables say to the digit, spread over days and matters by a
/// seed. Each step shares a whole number by weights ([LargestRemainder]), so the parts of every
/// total are that total.
///
/// @param days of the spring
/// @param lastYear the same dates a year before
/// @param before days before the spring, by which forecast and detector know what is usual
public record Spring(List<SpringDay> days, List<PastDay> lastYear, List<PastDay> before) {
  private static final double DAY_LUCK = 0.04;
  private static final double MATTER_LUCK = 0.08;

  /// What a day of rest has of a working day in quiet times.
  private static final double QUIET_REST = 0.82;

  /// The pandemic's part of calls before the spring.
  private static final double QUIET_PANDEMIC = 0.18;

  public Spring {
    days = List.copyOf(days);
    lastYear = List.copyOf(lastYear);
    before = List.copyOf(before);
  }

  /// The spring of a seed.
  ///
  /// @param isWorkingDay by the calendar
  public static Spring generate(SpringTables tables, Predicate<LocalDate> isWorkingDay, long seed) {
    return new Builder(tables, isWorkingDay, new Random(seed)).build();
  }

  public long calls() {
    return days.stream().mapToLong(SpringDay::calls).sum();
  }

  public long pandemic() {
    return days.stream().mapToLong(SpringDay::pandemic).sum();
  }

  /// A day before the spring in counts, its matters those of the spring's first day.
  public static SpringDay quietDay(SpringTables tables, PastDay day) {
    var weights = new double[tables.matters().size()];
    var calls = new int[weights.length];
    for (boolean isPandemic : new boolean[] {true, false}) {
      for (int matter = 0; matter < weights.length; matter++) {
        Matter one = tables.matters().get(matter);
        weights[matter] = one.isPandemic() == isPandemic ? one.weights().at(0) : 0;
      }
      long total = isPandemic ? day.pandemic() : day.calls() - day.pandemic();
      long[] shared = LargestRemainder.share(total, weights);
      for (int matter = 0; matter < weights.length; matter++) {
        calls[matter] += (int) shared[matter];
      }
    }
    return new SpringDay(day.date(), calls, new int[calls.length], day.pandemic(), 0);
  }

  private record Builder(SpringTables tables, Predicate<LocalDate> isWorkingDay, Random chance) {
    Spring build() {
      List<LocalDate> dates = tables.days();
      long[] calls = calls(dates);
      long[] pandemic = pandemic(dates, calls);
      long[] rapid = rapid(dates, pandemic);
      long[] others = others(calls);
      var days = new ArrayList<SpringDay>();
      for (int day = 0; day < dates.size(); day++) {
        int[] byMatter = matters(dates.get(day), calls[day], pandemic[day], rapid[day]);
        days.add(
            new SpringDay(
                dates.get(day),
                byMatter,
                others(byMatter, others[day]),
                (int) pandemic[day],
                codeNight(dates.get(day))));
      }
      return new Spring(days, lastYear(dates), before());
    }

    private double luck(double sigma) {
      return Math.exp(sigma * chance.nextGaussian());
    }

    /// Each phase its own total; the busiest day is set, the others share what it leaves.
    private long[] calls(List<LocalDate> dates) {
      var calls = new long[dates.size()];
      LocalDate busiest = tables.day("busiestDay");
      int done = 0;
      for (SpringPhase phase : tables.phases()) {
        var weights = new double[phase.days()];
        long left = phase.calls();
        for (int day = 0; day < weights.length; day++) {
          LocalDate date = phase.from().plusDays(day);
          double rest = isWorkingDay.test(date) ? 1 : phase.level().rest();
          weights[day] = phase.level().at(phase.place(date)) * rest * luck(DAY_LUCK);
          if (date.equals(busiest)) {
            weights[day] = 0;
            left -= tables.count("busiestCalls");
            calls[done + day] = tables.count("busiestCalls");
          }
        }
        long[] shared = LargestRemainder.share(left, weights);
        for (int day = 0; day < weights.length; day++) {
          calls[done + day] += shared[day];
        }
        done += weights.length;
      }
      return calls;
    }

    private long[] pandemic(List<LocalDate> dates, long[] calls) {
      var weights = new double[dates.size()];
      for (int day = 0; day < weights.length; day++) {
        SpringPhase phase = tables.phase(dates.get(day));
        weights[day] = calls[day] * phase.pandemic().at(phase.place(dates.get(day)));
      }
      return LargestRemainder.share(tables.count("pandemic"), weights);
    }

    private long[] rapid(List<LocalDate> dates, long[] pandemic) {
      var weights = new double[dates.size()];
      for (int day = 0; day < weights.length; day++) {
        double place = day / (dates.size() - 1.0);
        double level =
            tables.matters().stream()
                .filter(Matter::isRapid)
                .mapToDouble(matter -> matter.weights().at(place))
                .sum();
        double all =
            tables.matters().stream()
                .filter(Matter::isPandemic)
                .mapToDouble(matter -> matter.weights().at(place))
                .sum();
        weights[day] = pandemic[day] * level / all;
      }
      return LargestRemainder.share(tables.count("rapidCalls"), weights);
    }

    /// Other channels follow the calls of their phase.
    private long[] others(long[] calls) {
      var others = new long[calls.length];
      int done = 0;
      for (SpringPhase phase : tables.phases()) {
        var weights = new double[phase.days()];
        for (int day = 0; day < weights.length; day++) {
          weights[day] = calls[done + day];
        }
        long[] shared = LargestRemainder.share((long) phase.otherADay() * phase.days(), weights);
        System.arraycopy(shared, 0, others, done, shared.length);
        done += shared.length;
      }
      return others;
    }

    private int codeNight(LocalDate date) {
      return date.equals(tables.day("codeNightDay")) ? tables.count("codeNightCalls") : 0;
    }

    private int[] matters(LocalDate date, long calls, long pandemic, long rapid) {
      List<LocalDate> dates = tables.days();
      double place = (date.toEpochDay() - dates.getFirst().toEpochDay()) / (dates.size() - 1.0);
      var byMatter = new int[tables.matters().size()];
      long plain = pandemic - rapid - codeNight(date);
      spread(byMatter, rapid, place, matter -> matter.isPandemic() && matter.isRapid());
      spread(byMatter, plain, place, matter -> matter.isPandemic() && !matter.isRapid());
      spread(byMatter, calls - pandemic, place, matter -> !matter.isPandemic());
      return byMatter;
    }

    private void spread(int[] byMatter, long total, double place, Predicate<Matter> which) {
      var weights = new double[byMatter.length];
      for (int matter = 0; matter < weights.length; matter++) {
        Matter one = tables.matters().get(matter);
        weights[matter] = which.test(one) ? one.weights().at(place) * luck(MATTER_LUCK) : 0;
      }
      long[] shared = LargestRemainder.share(total, weights);
      for (int matter = 0; matter < weights.length; matter++) {
        byMatter[matter] += (int) shared[matter];
      }
    }

    /// Who writes writes about what others call about, but for the lane that cannot wait.
    private int[] others(int[] byMatter, long total) {
      var weights = new double[byMatter.length];
      for (int matter = 0; matter < weights.length; matter++) {
        weights[matter] = tables.matters().get(matter).isRapid() ? 0 : byMatter[matter];
      }
      long[] shared = LargestRemainder.share(total, weights);
      var others = new int[byMatter.length];
      for (int matter = 0; matter < others.length; matter++) {
        others[matter] = (int) shared[matter];
      }
      return others;
    }

    /// A growth of 117 % on x0 is 2.17 x0: last year's totals are this year's divided by that, in
    /// whole calls.
    private List<PastDay> lastYear(List<LocalDate> dates) {
      List<LocalDate> past = dates.stream().map(day -> day.minusYears(1)).toList();
      long calls = Math.round(tables.count("calls") / (1 + tables.value("callsGrowth")));
      long pandemic = Math.round(tables.count("pandemic") / (1 + tables.value("pandemicGrowth")));
      return quiet(past, calls, pandemic);
    }

    private List<PastDay> before() {
      int days = Integer.parseInt(tables.text("quietDays"));
      LocalDate first = tables.day("first").minusDays(days);
      List<LocalDate> dates = first.datesUntil(tables.day("first")).toList();
      long calls = (long) tables.count("quietMean") * days;
      return quiet(dates, calls, Math.round(calls * QUIET_PANDEMIC));
    }

    private List<PastDay> quiet(List<LocalDate> dates, long calls, long pandemic) {
      var weights = new double[dates.size()];
      for (int day = 0; day < weights.length; day++) {
        weights[day] = (isWorkingDay.test(dates.get(day)) ? 1 : QUIET_REST) * luck(DAY_LUCK);
      }
      long[] all = LargestRemainder.share(calls, weights);
      long[] about = LargestRemainder.share(pandemic, weights);
      var days = new ArrayList<PastDay>();
      for (int day = 0; day < weights.length; day++) {
        days.add(new PastDay(dates.get(day), (int) all[day], (int) about[day]));
      }
      return days;
    }
  }
}
