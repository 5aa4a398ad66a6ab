package vigil.bench.sensing;

import java.util.Arrays;
import vigil.insight.counts.CountDetector;
import vigil.insight.counts.CountReading;
import vigil.insight.counts.CountSettings;

/// The detector that Vigil ships, on days.
///
/// @param holidays by day; empty where nobody told it
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record VigilDaily(String name, boolean[] holidays) implements Detector {
  private static final CountDetector DETECTOR = new CountDetector(CountSettings.daily());

  @Override
  public boolean[] read(int[] counts, int from, int to) {
    boolean[] alarms = new boolean[to - from];
    for (CountReading reading : DETECTOR.read(Arrays.copyOf(counts, to), holidays, from)) {
      alarms[reading.period() - from] = reading.isAlarm();
    }
    return alarms;
  }
}
