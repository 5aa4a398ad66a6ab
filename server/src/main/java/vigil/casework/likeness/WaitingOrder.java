package vigil.casework.likeness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// An order that waits.
///
/// @param due when it must be dispatched
/// @param cluster null until it was linked
public record WaitingOrder(
    String id,
    int version,
    Instant due,
    Instant registeredAt,
    @Nullable String cluster,
    @Nullable String kind,
    boolean late,
    Badge badge) {

  /// What earlier orders an order has something in common with.
  public record Badge(int samePhone, int sameAddress, int likeText, List<String> reasons) {}

  /// Which orders are looked at; null for all.
  ///
  /// @param category and every one below it
  /// @param words part of the title, or the number
  public record BoardFilter(
      @Nullable String district,
      @Nullable String category,
      @Nullable Urgency urgency,
      @Nullable AppealType type,
      @Nullable String words,
      boolean lateOnly) {
    public static final BoardFilter ALL = new BoardFilter(null, null, null, null, null, false);
  }
}
