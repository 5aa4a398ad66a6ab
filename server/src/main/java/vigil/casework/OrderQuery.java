package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.Cursor;

/// Which orders a list shows; null leaves a question open.
///
/// @param words in the title, or the beginning of a number
/// @param unit that has a part in it
/// @param contact the call it came from
/// @param from first moment of registration
/// @param to first moment after
/// @param writer who registered it
/// @param overdue only those whose unit clock has run out
public record OrderQuery(
    @Nullable OrderState state,
    @Nullable String unit,
    @Nullable String district,
    @Nullable String category,
    @Nullable AppealType type,
    @Nullable Urgency urgency,
    @Nullable String words,
    @Nullable String contact,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String writer,
    boolean overdue,
    @Nullable Cursor cursor,
    int limit) {
  /// The same, of what was registered before then; an earlier end stays.
  public OrderQuery before(Instant end) {
    return new OrderQuery(
        state,
        unit,
        district,
        category,
        type,
        urgency,
        words,
        contact,
        from,
        to != null && to.isBefore(end) ? to : end,
        writer,
        overdue,
        cursor,
        limit);
  }

  /// The newest order that came by a contact.
  public static OrderQuery of(String contact) {
    return new OrderQuery(
        null, null, null, null, null, null, null, contact, null, null, null, false, null, 1);
  }

  public static OrderQuery all(int limit) {
    return new OrderQuery(
        null, null, null, null, null, null, null, null, null, null, null, false, null, limit);
  }
}
