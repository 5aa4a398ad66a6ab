package vigil.telephony;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vigil.kernel.Content;

/// The line: places calls, rings, joins, plays, listens. Each order is idempotent.
public interface Telephony {
  /// Rings a seat for a waiting call; the answer comes to the [CallListener].
  ///
  /// @param address where the seat's phone is: a registered user (`sip:1001`)
  void ring(String call, String offer, String address, Duration ringTime);

  /// Takes an offer back: the seat's phone stops ringing, the caller hears music again.
  void withdraw(String call, String offer);

  /// Ends the call and every leg of it.
  void hangUp(String call);

  /// Calls someone and reads a text out; the keys pressed come as facts (`CallOutKeyPressed`).
  ///
  /// @param address a registered user (`sip:1001`), or a number that a carrier calls
  ///   (`tel:13800138000`)
  /// @param prompt the name of a prompt (`press-1`), played in a loop until a key or hang-up
  /// @return the id of the call out
  String callOut(String address, String prompt, Duration ringTime);

  /// Calls that are alive now, oldest first: what a restarted server still finds talking or
  /// waiting.
  List<LiveCall> listLive();

  Optional<Call> findCall(String id);

  /// The stereo recording (caller left, agent right) as a WAV file, when it is whole.
  Optional<Content> findRecording(String call);
}
