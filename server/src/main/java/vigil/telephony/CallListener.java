package vigil.telephony;

import java.util.List;
import vigil.telephony.TelephonyFact.EndReason;

/// Who is told what happens to calls, in the thread that learned it and after it was stored. The
/// distribution engine fills this port.
public interface CallListener {
  /// Greeting and keys are done: the caller wants a person and hears music.
  void arrived(Call call, CallerNeed need);

  /// The seat's phone picked up: the legs are joined and the recording runs.
  void answered(String call, String offer);

  /// The seat's leg failed before it was joined.
  void refused(String call, String offer, SeatRefusal why);

  /// Others of the hotline have the call that is talked, or are in it besides.
  void moved(String call, CallSeats now);

  /// Who of the hotline is rung for or in a call that was placed to a citizen; nobody once it is
  /// over.
  ///
  /// @param staff each a person's id
  void placed(String call, List<String> staff);

  /// Whoever talked with the caller left, and nobody came: the caller hears music again.
  void returned(String call, CallerNeed need);

  /// The call is over, whoever ended it, whether it had a seat or not.
  void ended(String call, EndReason reason);
}
