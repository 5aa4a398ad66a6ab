package vigil.telephony;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.identity.Staff;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// A citizen's call, or a call to a citizen.
///
/// @param id time-ordered id; also the `contact` of the orders it leads to
/// @param caller the number that the trunk asserted or presented
/// @param isAsserted whether the carrier vouches for the number; else anybody may have written it
/// @param seat the telephone that rings or talks, or talked last; null before
/// @param talkedAt the telephones at which agents of the hotline talked in it with the citizen
/// @param endedAt null while it is alive
/// @param placement who called the citizen, and what for; null for a citizen who called
public record Call(
    String id,
    Masked<Phone> caller,
    boolean isAsserted,
    Instant arrivedAt,
    @Nullable String seat,
    List<String> talkedAt,
    @Nullable Instant endedAt,
    @Nullable Placement placement) {
  /// How long the agent who talked may look at a call, and hear it again.
  public static final Duration OWN_FOR = Duration.ofHours(24);

  public Call {
    talkedAt = List.copyOf(talkedAt);
  }

  /// A call that has not come to a seat yet.
  public Call(String id, Masked<Phone> caller, boolean isAsserted, Instant arrivedAt) {
    this(id, caller, isAsserted, arrivedAt, null, List.of(), null, null);
  }

  /// Whether this person placed it, or it rings at the person's telephone, is talked there, or was
  /// within [#OWN_FOR].
  public boolean isOf(Staff staff, Instant now) {
    String phone = "sip:" + staff.extension();
    boolean isPlacedBy = placement != null && placement.by().equals(staff.id());
    boolean isAtPhone =
        staff.extension() != null && (phone.equals(seat) || talkedAt.contains(phone));
    return (isPlacedBy || isAtPhone) && (endedAt == null || endedAt.plus(OWN_FOR).isAfter(now));
  }
}
