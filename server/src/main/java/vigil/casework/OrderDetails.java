package vigil.casework;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// An order with everything one person may see of it; it reads as a story from top to bottom.
///
/// @param reports by assignment
/// @param clocks running now, the next due first
/// @param history oldest first
public record OrderDetails(
    Order order,
    @JsonUnwrapped Draft.Account account,
    @JsonUnwrapped Addresses addresses,
    @JsonUnwrapped Citizen citizen,
    @JsonUnwrapped Remarks remarks,
    Map<String, CompletionReport> reports,
    List<Clock> clocks,
    List<Event> history) {

  /// Where it happened, and where those are whom it complains of.
  public record Addresses(@Nullable String address, @Nullable String accusedAddress) {
    static final Addresses HIDDEN = new Addresses(null, null);

    public Addresses shown(boolean isShown) {
      return isShown ? this : HIDDEN;
    }
  }

  /// Whose order it is.
  ///
  /// @param callerHidden the order is confidential: name and numbers are not for this person
  public record Citizen(
      boolean callerHidden,
      @Nullable Masked<String> name,
      @Nullable Masked<Phone> caller,
      @Nullable Masked<Phone> contactPhone,
      @Nullable Masked<String> email,
      @Nullable String sex,
      Draft.CustomerKind customerKind) {
    public Citizen hidden() {
      return new Citizen(true, null, null, null, null, null, customerKind);
    }

    /// The number given for being called, else the one that called; empty where that is nobody's.
    public Optional<Phone> findNumber() {
      return Optional.ofNullable(contactPhone)
          .or(() -> Optional.ofNullable(caller))
          .map(Masked::unmask)
          .filter(phone -> !phone.isWithheld());
    }

    /// Whether a number is known to call.
    @JsonProperty("hasNumber")
    public boolean hasNumber() {
      return findNumber().isPresent();
    }
  }

  /// What is minded beside what is told.
  ///
  /// @param originalNumber the number of another system
  /// @param replyPoints what the citizen was told
  /// @param cautions what the hotline minds before it gives the order to a unit; empty for units
  public record Remarks(
      boolean threat,
      List<String> tags,
      @Nullable String originalNumber,
      @Nullable String replyPoints,
      List<Caution> cautions) {}

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
