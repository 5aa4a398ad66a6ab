package vigil.casework;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.DueStatus;
import vigil.city.Urgency;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// An order as a line of a list.
///
/// @param caller null where it is hidden or unknown
/// @param asks what waits for a decision
/// @param lead the lead unit of the present round
/// @param clock the running clock that is due next; null when none runs
/// @param lamp the worst of all its clocks; null when none runs
public record OrderRow(
    String id,
    String number,
    int version,
    OrderState state,
    int round,
    AppealType type,
    Urgency urgency,
    @Nullable String category,
    @Nullable String district,
    @Nullable String street,
    String title,
    Set<Order.Flag> flags,
    Set<Order.RequestKind> asks,
    Instant registeredAt,
    Order.Channel channel,
    @Nullable Masked<Phone> caller,
    @Nullable String lead,
    @Nullable AssignmentState leadState,
    @Nullable Clock clock,
    @Nullable DueStatus lamp) {}
