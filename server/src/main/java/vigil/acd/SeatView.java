package vigil.acd;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One seat as it stands.
///
/// @param debts answered calls that still owe a work order, oldest first
/// @param handled calls answered since the shift began
/// @param onShift false while a seat that went off shift still talks or writes about its last call
public record SeatView(
    String staff,
    @JsonUnwrapped Activity activity,
    List<String> debts,
    int handled,
    boolean onShift)
    implements SeatResult {
  /// What a seat may be doing.
  public enum State {
    READY,
    OFFERED,
    TALKING,
    /// In a call that another has: asked by a colleague, or listening.
    ENGAGED,
    AFTER_CALL,
    ON_BREAK,
    NOT_RESPONDING,
    OFF
  }

  /// What it does now.
  ///
  /// @param until when the present state ends by itself (ring time, 120 s of after-call work)
  /// @param call what rings it, what it talks to, or what it writes about
  /// @param offer the offer that rings it
  /// @param reason of a break or of not responding; empty otherwise
  public record Activity(
      State state,
      Instant since,
      @Nullable Instant until,
      @Nullable String call,
      @Nullable String offer,
      String reason) {
    public static Activity off(Instant since) {
      return new Activity(State.OFF, since, null, null, null, "");
    }
  }

  public SeatView {
    debts = List.copyOf(debts);
  }
}
