package vigil.casework;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.DueStatus;
import vigil.city.Urgency;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// An order as a line of a list.
public record OrderRow(
    String id,
    String number,
    @JsonUnwrapped Standing standing,
    @JsonUnwrapped AppealCodes appeal,
    String title,
    @JsonUnwrapped Arrival arrival,
    @JsonUnwrapped Handler handler,
    @JsonUnwrapped NextDue next) {

  /// Where it stands.
  ///
  /// @param asks what waits for a decision
  public record Standing(
      int version,
      OrderState state,
      int round,
      Set<Order.Flag> flags,
      Set<Order.RequestKind> asks) {}

  /// What it is about, in the city's codes.
  public record AppealCodes(
      AppealType type,
      Urgency urgency,
      @Nullable String category,
      @Nullable String district,
      @Nullable String street) {}

  /// How it came in.
  ///
  /// @param caller null where it is hidden or unknown
  public record Arrival(
      Instant registeredAt, Order.Channel channel, @Nullable Masked<Phone> caller) {}

  /// Who has it.
  ///
  /// @param lead the lead unit of the present round
  public record Handler(@Nullable String lead, @Nullable AssignmentState leadState) {}

  /// What runs.
  ///
  /// @param clock the running clock that is due next; null when none runs
  /// @param lamp the worst of all its clocks; null when none runs
  public record NextDue(@Nullable Clock clock, @Nullable DueStatus lamp) {}
}
