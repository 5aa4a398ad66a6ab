package vigil.bench.sensing;

import vigil.insight.counts.Cadence;
import vigil.insight.counts.CountDetector;
import vigil.insight.counts.CountReading;
import vigil.insight.counts.CountSettings;

/// The detector that Vigil ships, on weeks.
record VigilWeekly() implements Detector {
  private static final CountDetector DETECTOR =
      new CountDetector(CountSettings.weekly(new Cadence(1, WeeklyScenario.YEAR)));

  @Override
  public String name() {
    return "Vigil";
  }

  @Override
  public boolean[] read(int[] counts, int from, int to) {
    boolean[] alarms = new boolean[to - from];
    for (CountReading reading :
        DETECTOR.read(java.util.Arrays.copyOf(counts, to), new boolean[0], from)) {
      alarms[reading.period() - from] = reading.isAlarm();
    }
    return alarms;
  }
}
