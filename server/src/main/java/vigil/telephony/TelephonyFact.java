package vigil.telephony;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What happened on the line. `subject` is the call's id.
public sealed interface TelephonyFact extends Fact {
  /// Why a call ended.
  enum EndReason {
    CALLER_HUNG_UP,
    SEAT_HUNG_UP,
    SERVER_ENDED,
    LINE_LOST
  }

  /// How many callers it says have tried, those whose try became no call among them.
  default int tries() {
    return 0;
  }

  record CallArrived(String subject, int version) implements TelephonyFact {
    @Override
    public int tries() {
      return 1;
    }
  }

  record KeyPressed(String subject, int version, String key) implements TelephonyFact {}

  record Answered(String subject, int version, String offer, String address)
      implements TelephonyFact {}

  record Ended(String subject, int version, EndReason reason, long talkMillis)
      implements TelephonyFact {}

  record Recorded(String subject, int version, String file, long millis) implements TelephonyFact {}

  /// The disk was full before the call was over.
  record RecordedInPart(String subject, int version, String file, long millis)
      implements TelephonyFact {}

  /// Callers who were refused since no line was free or nothing worked, or who hung up before they
  /// were answered: no call of theirs has begun. Some seconds' worth in one fact.
  ///
  /// @param subject of its own: no call has it
  record TriesLost(String subject, int version, int refused, int cancelled)
      implements TelephonyFact {
    @Override
    public int tries() {
      return refused + cancelled;
    }
  }

  /// Somebody heard a recording.
  ///
  /// @param order the complaint that the listener handles; null on another ground
  record RecordingPlayed(
      String subject, Instant at, String by, Ground reason, @Nullable String order)
      implements TelephonyFact {
    @Override
    public int version() {
      return 0;
    }
  }

  /// Why a recording is heard.
  enum Ground {
    /// The listener had the call.
    OWN_CALL,
    /// The listener handles a complaint about the call.
    COMPLAINT,
    /// How calls are answered is looked at.
    SERVICE_QUALITY,
    /// What was said is disputed.
    DISPUTE,
    /// A court or an authority asks.
    LEGAL_DUTY
  }

  /// How a call goes that reads a text out.
  sealed interface CallOutFact extends TelephonyFact {}

  record CallOutAnswered(String subject, int version) implements CallOutFact {}

  record CallOutKeyPressed(String subject, int version, String key) implements CallOutFact {}

  record CallOutEnded(String subject, int version, boolean wasAnswered) implements CallOutFact {}

  /// How a call of a member of staff to a citizen goes.
  sealed interface CitizenCallFact extends TelephonyFact {
    Placement placement();
  }

  /// A member of staff calls a citizen; the own phone rings first.
  record CitizenCallPlaced(String subject, int version, Placement placement)
      implements CitizenCallFact {}

  /// The own phone answered, and the citizen is rung.
  record CitizenRung(String subject, int version, Placement placement) implements CitizenCallFact {}

  record CitizenAnswered(String subject, int version, Placement placement)
      implements CitizenCallFact {}

  /// A call to a citizen is over.
  ///
  /// @param talkMillis from the citizen's answer on; 0 where there was none
  record CitizenCallEnded(
      String subject, int version, Placement placement, CallReach reach, long talkMillis)
      implements CitizenCallFact {}

  /// Somebody is rung to come into a call.
  ///
  /// @param goal for what: CONSULT, TRANSFER, LISTEN, WHISPER
  /// @param party who: a person's id, a unit's code or a key of the directory
  record LegInvited(
      String subject, int version, String leg, PartyRole role, String goal, String party)
      implements TelephonyFact {}

  record LegAnswered(
      String subject, int version, String leg, PartyRole role, String goal, String party)
      implements TelephonyFact {}

  /// Somebody who was rung never came into the call.
  record LegMissed(String subject, int version, String leg, PartyRole role, String party)
      implements TelephonyFact {}

  /// A party left a call that goes on without it.
  ///
  /// @param why HANDED_OVER, LET_GO after it was asked, RELEASED: the offer had been taken back; or
  ///   as a call ends
  record LegLeft(String subject, int version, String leg, PartyRole role, String party, String why)
      implements TelephonyFact {}

  /// Silence is recorded from now on.
  ///
  /// @param leg whose wish it was
  record RecordingPaused(String subject, int version, String leg) implements TelephonyFact {}

  /// Sound is recorded again.
  ///
  /// @param why ASKED by one who talks, TIME was over, SEATS: others talk than before
  record RecordingResumed(String subject, int version, String why) implements TelephonyFact {}

  record LegHeld(String subject, int version, String leg) implements TelephonyFact {}

  record LegResumed(String subject, int version, String leg) implements TelephonyFact {}

  /// A consultation became a call of all.
  record LegsJoined(String subject, int version, long parties) implements TelephonyFact {}

  /// A leader asks to listen to a call or to whisper to its agent.
  ///
  /// @param party the leader
  /// @param goal LISTEN or WHISPER
  record SupervisionAsked(
      String subject, int version, String leg, String party, String goal, String reason)
      implements TelephonyFact {}

  /// A leader who listens does something else.
  ///
  /// @param how LISTENING, WHISPERING, BARGED, TOOK_OVER
  record SupervisionChanged(String subject, int version, String leg, String party, String how)
      implements TelephonyFact {}
}
