package vigil.insight.spike;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A spike that people know of: it burns, or it has ended, and is the same wave if it rises again
/// within a day.
///
/// @param since first cell of the surge
/// @param raised cell in which it was raised
/// @param told cases that were last told of
/// @param level how much it brings
/// @param ended cell in which it ended; null while it burns
public record KnownSpike(
    String topic,
    long since,
    long raised,
    List<String> districts,
    int count,
    int told,
    SpikeLevel level,
    @Nullable Long ended) {
  public KnownSpike {
    districts = List.copyOf(districts);
  }

  public boolean isBurning() {
    return ended == null;
  }

  /// Whether what rises in a cell is this wave.
  ///
  /// @param restCells after so many it is another
  boolean isSameWave(long cell, int restCells) {
    return ended == null || cell - ended < restCells;
  }

  KnownSpike plusOne() {
    return new KnownSpike(topic, since, raised, districts, count + 1, told, level, ended);
  }

  KnownSpike told(List<String> where) {
    return new KnownSpike(topic, since, raised, where, count, count, level, ended);
  }

  KnownSpike with(SpikeLevel next) {
    return new KnownSpike(topic, since, raised, districts, count, told, next, ended);
  }

  KnownSpike endedAt(Instant at) {
    long cell = Series.cellOf(at);
    return new KnownSpike(topic, since, raised, districts, count, told, level, cell);
  }

  /// Burning again.
  ///
  /// @param more cases of the surge by which it does
  KnownSpike resumed(List<String> where, int more) {
    int all = count + more;
    return new KnownSpike(topic, since, raised, where, all, all, level, null);
  }
}
