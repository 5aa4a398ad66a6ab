package vigil.insight.spike;

import java.time.Instant;
import java.util.List;

/// What sensing says.
public sealed interface SpikeAlarm {
  String topic();

  Instant at();

  /// More than usual.
  ///
  /// @param since when the surge began
  /// @param districts those with a surge of their own, most of it first
  /// @param count cases since then
  /// @param usual how many would have been usual
  /// @param score log likelihood ratio for a surge against a usual day
  record AlarmRaised(
      String topic,
      Instant at,
      Instant since,
      List<String> districts,
      int count,
      double usual,
      double score)
      implements SpikeAlarm {}

  /// Twice as many as last told, or in another district too.
  record AlarmGrew(String topic, Instant at, List<String> districts, int count)
      implements SpikeAlarm {}

  /// A spike rises again within a day of its end: the same wave.
  record AlarmResumed(String topic, Instant at, List<String> districts, int count)
      implements SpikeAlarm {}

  /// A spike has come to a multiple of the level at which people know it, or burns again in a
  /// district that was not of it.
  record AlarmExceeded(String topic, Instant at, List<String> districts, int count)
      implements SpikeAlarm {}

  /// Usual again.
  record AlarmClosed(String topic, Instant at, int count) implements SpikeAlarm {}
}
