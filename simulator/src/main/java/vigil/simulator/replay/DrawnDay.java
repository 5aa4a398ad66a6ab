package vigil.simulator.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/// Every appeal of a day in the order of its coming.
public final class DrawnDay {
  private final LocalDate date;
  private final Instant midnight;
  private final long[] appeals;

  /// @param appeals each a [PackedAppeal], its time counted from midnight
  DrawnDay(LocalDate date, Instant midnight, long[] appeals) {
    this.date = date;
    this.midnight = midnight;
    this.appeals = appeals.clone();
    Arrays.sort(this.appeals);
  }

  public LocalDate date() {
    return date;
  }

  public Instant midnight() {
    return midnight;
  }

  public int size() {
    return appeals.length;
  }

  /// The appeal as a [PackedAppeal].
  public long packed(int appeal) {
    return appeals[appeal];
  }

  public Instant at(int appeal) {
    return midnight.plusMillis(PackedAppeal.millis(appeals[appeal]));
  }

  public int matter(int appeal) {
    return PackedAppeal.matter(appeals[appeal]);
  }

  public int district(int appeal) {
    return PackedAppeal.district(appeals[appeal]);
  }

  /// False for one of another channel.
  public boolean isCall(int appeal) {
    return PackedAppeal.isCall(appeals[appeal]);
  }
}
