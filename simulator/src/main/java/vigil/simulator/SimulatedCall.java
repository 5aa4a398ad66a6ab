package vigil.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.CallerNeed;

/// A citizen on the line, as the wires know it: what is true whatever any server believes.
final class SimulatedCall {
  /// A sentence of the call's life.
  record StoryLine(Instant at, String text) {}

  final String id;
  final CallerNeed need;
  final Instant came;
  final List<StoryLine> life = new ArrayList<>();
  boolean isTalking;

  /// A colleague put it through: no offer brought it where it is.
  boolean isGiven;

  /// Why the call is over; null while it lives.
  @Nullable String over;

  /// The offer that rings for it, or by which it was joined.
  @Nullable String offer;

  @Nullable String seat;

  SimulatedCall(String id, CallerNeed need, Instant came) {
    this.id = id;
    this.need = need;
    this.came = came;
  }

  /// Whether the talk that this offer brought is on, or was until the call ended.
  boolean isTalkOf(String which) {
    return isTalking && (over != null || isGiven || which.equals(offer));
  }

  boolean isAlive() {
    return over == null;
  }

  Call toCall() {
    return new Call(id, Masked.of(new Phone("13800000000")), true, came);
  }

  void addLine(Instant at, String text) {
    life.add(new StoryLine(at, text));
  }
}
