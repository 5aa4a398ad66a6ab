package vigil.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// An order with everything one person may see of it; it reads as a story from top to bottom.
///
/// @param callerHidden the order is confidential: name and numbers are not for this person
/// @param cautions what the hotline minds before it gives the order to a unit; empty for units
/// @param reports by assignment
/// @param clocks running now, the next due first
/// @param history oldest first
public record OrderDetails(
    Order order,
    String title,
    String description,
    @Nullable String words,
    @Nullable String wishes,
    @Nullable Instant occurred,
    @Nullable String address,
    @Nullable String accusedAddress,
    boolean callerHidden,
    @Nullable Masked<String> name,
    @Nullable Masked<Phone> caller,
    @Nullable Masked<Phone> contactPhone,
    @Nullable Masked<String> email,
    @Nullable String sex,
    Draft.CustomerKind customerKind,
    boolean threat,
    List<String> tags,
    @Nullable String originalNumber,
    @Nullable String replyPoints,
    List<Caution> cautions,
    Map<String, CompletionReport> reports,
    List<Clock> clocks,
    List<Event> history) {

  /// One entry of the history.
  ///
  /// @param kind `Registered`, `Signed`, ...
  /// @param by staff id
  /// @param more the fact's own fields
  /// @param words what was written with it
  public record Event(
      int version,
      String kind,
      Instant at,
      String by,
      Map<String, Object> more,
      @Nullable String words) {
    public boolean is(Class<? extends OrderFact> fact) {
      return kind.equals(fact.getSimpleName());
    }
  }
}
