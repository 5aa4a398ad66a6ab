package vigil.telephony.life;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.telephony.LegQuality;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallRecord.RecordingFile;

/// What may happen to a call. `leg` is the party that it happens to or that does it.
public sealed interface CallStep {
  /// A key: in the greeting `1` is urgent medical and `2` English; others are only written down.
  record PressKey(String leg, String key) implements CallStep {}

  /// Greeting and key window are over, with or without a key.
  record Admit() implements CallStep {}

  /// A seat is rung for the waiting caller.
  record Ring(CallLeg leg) implements CallStep {}

  /// One who talks asks somebody else, whom nobody but the two hear; the others wait.
  record Consult(CallLeg leg) implements CallStep {}

  /// One who talks hands the call to somebody else, and stays until that one has it.
  record Transfer(CallLeg leg) implements CallStep {}

  /// A leader's phone is rung, to listen or to whisper.
  ///
  /// @param reason why, in the leader's words
  record Supervise(CallLeg leg, String reason) implements CallStep {}

  /// The phone that we ring gave a sign of life.
  ///
  /// @param isHeard announcements come before the answer
  record Alert(String leg, boolean isHeard) implements CallStep {}

  record Answer(String leg) implements CallStep {}

  /// A phone outside of the house picked up: a person there presses `1` to be in the call.
  record PickUp(String leg) implements CallStep {}

  record Refuse(String leg, SeatRefusal why) implements CallStep {}

  /// A ringing is taken back before it was answered.
  record Withdraw(String leg) implements CallStep {}

  /// A seat answered an offer that had been taken back: its caller waits again.
  record Release(String leg) implements CallStep {}

  record Hold(String leg) implements CallStep {}

  record Resume(String leg) implements CallStep {}

  /// Who consults brings all together: a three-way call.
  record Join(String leg) implements CallStep {}

  /// Who consults lets go whom was asked, and talks with the others again.
  record Drop(String leg) implements CallStep {}

  /// Who consults leaves the call to who was asked.
  record HandOver(String leg) implements CallStep {}

  /// Who whispered only listens.
  record Listen(String leg) implements CallStep {}

  /// Who listened is heard by the agent alone.
  record Whisper(String leg) implements CallStep {}

  /// Who listened talks with all.
  record Barge(String leg) implements CallStep {}

  /// Who listened talks instead of the agent.
  record TakeOver(String leg) implements CallStep {}

  /// A party's far side hung up, or is lost.
  record Leave(String leg, EndReason reason) implements CallStep {}

  /// The whole call ends.
  record HangUp(EndReason reason) implements CallStep {}

  /// Silence is recorded from now on, at the wish of one who talks.
  record PauseRecording(String leg) implements CallStep {}

  /// Sound is recorded again.
  ///
  /// @param leg who wants it; null: the pause's time is over
  record ResumeRecording(@Nullable String leg) implements CallStep {}

  /// The recording, or a part of it, has its final name.
  ///
  /// @param quality how the parties sounded
  record KeepRecording(RecordingFile file, List<LegQuality> quality) implements CallStep {
    public KeepRecording {
      quality = List.copyOf(quality);
    }
  }
}
