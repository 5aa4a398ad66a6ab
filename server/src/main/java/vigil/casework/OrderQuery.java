package vigil.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Cursor;

/// Which orders a list shows; null leaves a question open.
///
/// @param words in the title, or the beginning of a number
/// @param contact the call it came from
/// @param writer who registered it
public record OrderQuery(
    OrderCriteria criteria,
    @Nullable String words,
    @Nullable String contact,
    @Nullable String writer,
    @Nullable Cursor cursor,
    int limit) {
  /// The same, of what was registered before then; an earlier end stays.
  public OrderQuery before(Instant end) {
    return new OrderQuery(criteria.until(end), words, contact, writer, cursor, limit);
  }

  /// The newest order that came by a contact.
  public static OrderQuery of(String contact) {
    return all(1).withContact(contact);
  }

  public static OrderQuery all(int limit) {
    return of(OrderCriteria.ANY, null, limit);
  }

  public static OrderQuery of(OrderCriteria criteria, @Nullable Cursor cursor, int limit) {
    return new OrderQuery(criteria, null, null, null, cursor, limit);
  }

  public OrderQuery withContact(@Nullable String other) {
    return new OrderQuery(criteria, words, other, writer, cursor, limit);
  }
}
