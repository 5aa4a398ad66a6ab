package vigil.acd;

import java.util.List;
import java.util.Optional;

/// Who gets which call next.
public interface Acd {
  /// The seat waits for a call from now on; ends after-call work and breaks.
  void ready(String staff);

  /// The seat takes a break; a call that rings it goes back to the head of the queue.
  ///
  /// @param reason from a closed list: `MEAL`, `REST`, `TRAINING`, `EQUIPMENT`
  void rest(String staff, String reason);

  /// The seat leaves: its shift is over.
  void leave(String staff);

  Optional<SeatView> seat(String staff);

  /// The queue as it stands, longest waiting first, and every seat.
  QueueView queue();

  /// Why this caller waited, and who got the call: each decision in words.
  List<String> explain(String call);
}
