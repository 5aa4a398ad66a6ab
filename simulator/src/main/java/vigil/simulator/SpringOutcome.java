package vigil.simulator;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import vigil.insight.policy.Topics;
import vigil.insight.spike.SpikeAlarm;
import vigil.simulator.replay.Spring;
import vigil.simulator.replay.SpringTables;

/// What came out of a replay of the spring.
public final class SpringOutcome {
  record Played(SpringTables tables, Spring spring, List<SpringDayOutcome> days, Cost cost) {}

  /// What it cost.
  ///
  /// @param took by the clock on the wall
  /// @param cpu of the whole process, all its threads
  public record Cost(Duration took, Duration cpu) {}

  /// What the detector said of orders, of calls and of callers who gave up.
  record Sensed(List<SpikeAlarm> orders, List<SpikeAlarm> calls, List<SpikeAlarm> abandoned) {}

  private final Played played;
  private final SpringStaffing staffing;
  private final Sensed sensed;
  private final SensingBaselines baselines;
  private final Topics topics;

  SpringOutcome(
      Played played,
      SpringStaffing staffing,
      Sensed sensed,
      SensingBaselines baselines,
      Topics topics) {
    this.played = played;
    this.staffing = staffing;
    this.sensed = sensed;
    this.baselines = baselines;
    this.topics = topics;
  }

  Played played() {
    return played;
  }

  public Cost cost() {
    return played.cost();
  }

  Sensed sensed() {
    return sensed;
  }

  /// Prints calls, answered ones and orders by day, and calls of the same days a year before, as a
  /// table of `policy/demo`: what an older system would hand over.
  public void printDays(PrintStream out) {
    out.printf("day,measure,value%n");
    played.spring().lastYear().forEach(day -> out.printf("%s,calls,%d%n", day.date(), day.calls()));
    for (SpringDayOutcome day : played.days()) {
      out.printf("%s,calls,%d%n", day.date, day.calls);
      out.printf("%s,answered,%d%n", day.date, day.answered);
      out.printf("%s,orders,%d%n", day.date, day.registered.size());
    }
  }

  /// Prints every figure of the source and what came out, what was sensed, and how the forecast
  /// did.
  public void print(PrintStream out) {
    new SpringFiguresTable(played).print(out);
    new SpringSensingTable(played, sensed, baselines, topics).print(out);
    SpringForecastTable.print(out, staffing);
  }
}
