package vigil.acd.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What happens to the line. Events may come late or twice; the engine then says so and changes
/// nothing.
public sealed interface Event {

  record CallArrived(String call, Need need) implements Event {}

  /// Urgency or skills turned out different: the caller is re-keyed at once.
  record NeedChanged(String call, Need need) implements Event {}

  /// The caller hung up, wherever the call stood.
  record HungUp(String call) implements Event {}

  /// A joined call is over, whoever ended it.
  record CallEnded(String call) implements Event {}

  /// A seat comes on shift and is ready.
  record SeatOn(String seat, long skills) implements Event {}

  record SeatReady(String seat) implements Event {}

  /// A break begins now, or after the call and its work.
  record SeatBreak(String seat, String reason) implements Event {}

  record SeatOff(String seat) implements Event {}

  /// The agent ends after-call work without an order; the debt stays.
  record SaveLater(String seat) implements Event {}

  record OfferAnswered(String offer, String call, String seat) implements Event {}

  record OfferRefused(String offer, String call, String why) implements Event {}

  /// The order of this call is written.
  ///
  /// @param seat who wrote it
  record OrderSaved(String call, String seat) implements Event {}

  /// How a call that is talked stands among those of the hotline; said whenever that changes.
  ///
  /// @param offer the offer by which the one who has it got it; null when it came otherwise
  /// @param seat who has it, where that was no offer; null for nobody who could be a seat
  /// @param engaged whose phones ring for it or are in it besides
  record CallMoved(String call, @Nullable String offer, @Nullable String seat, List<String> engaged)
      implements Event {
    public CallMoved {
      engaged = List.copyOf(engaged);
    }
  }

  /// A call that does not come from the line: an agent or callback staff calls a citizen.
  ///
  /// @param engaged whose phones ring for it or are in it; nobody once it is over
  record CallPlaced(String call, List<String> engaged) implements Event {
    public CallPlaced {
      engaged = List.copyOf(engaged);
    }
  }

  /// A caller who has talked is left alone and wants a person again.
  record CallReturned(String call) implements Event {}

  /// Nothing but time passed: deadlines fire.
  record Tick() implements Event {}

  /// Nobody can answer this offer any more (the server died while it rang), and nobody is to blame:
  /// the caller goes back to the old place and the seat keeps its turn.
  record OfferLost(String offer, String call) implements Event {}
}
