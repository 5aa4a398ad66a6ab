package vigil.insight.spike;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A spike that people know of: it burns, or it has ended, and is the same wave if it rises again
/// within a day.
///
/// @param since first cell of the surge
/// @param raised cell in which it was raised
/// @param level how much it brings
/// @param ended cell in which it ended; null while it burns
public record KnownSpike(
    String topic,
    long since,
    long raised,
    List<String> districts,
    Cases cases,
    SpikeLevel level,
    @Nullable Long ended) {
  public KnownSpike {
    districts = List.copyOf(districts);
  }

  /// Cases of a spike.
  ///
  /// @param all while it burned, its pauses among them
  /// @param told how many were last told of
  /// @param resting came since it ended, and are of it if it rises again
  public record Cases(int all, int told, int resting) {
    static Cases raised(int all) {
      return new Cases(all, all, 0);
    }
  }

  public int count() {
    return cases.all();
  }

  public int told() {
    return cases.told();
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

  /// With one more case: of it while it burns.
  KnownSpike plusOne() {
    var next =
        isBurning()
            ? new Cases(cases.all() + 1, cases.told(), cases.resting())
            : new Cases(cases.all(), cases.told(), cases.resting() + 1);
    return new KnownSpike(topic, since, raised, districts, next, level, ended);
  }

  KnownSpike told(List<String> where) {
    var next = new Cases(cases.all(), cases.all(), cases.resting());
    return new KnownSpike(topic, since, raised, where, next, level, ended);
  }

  KnownSpike with(SpikeLevel next) {
    return new KnownSpike(topic, since, raised, districts, cases, next, ended);
  }

  KnownSpike endedAt(Instant at) {
    long cell = Series.cellOf(at);
    return new KnownSpike(topic, since, raised, districts, cases, level, cell);
  }

  /// Somebody took its end back: it burns as before, with what came since.
  public KnownSpike reopened() {
    var next = new Cases(cases.all() + cases.resting(), cases.told(), 0);
    return new KnownSpike(topic, since, raised, districts, next, level, null);
  }

  /// Burning again: whatever came since it ended is of it.
  KnownSpike resumed(List<String> where) {
    var all = Cases.raised(cases.all() + cases.resting());
    return new KnownSpike(topic, since, raised, where, all, level, null);
  }
}
