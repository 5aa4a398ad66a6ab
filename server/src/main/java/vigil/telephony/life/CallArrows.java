package vigil.telephony.life;

import static vigil.telephony.life.LegState.CONSULTING;
import static vigil.telephony.life.LegState.EARLY;
import static vigil.telephony.life.LegState.GONE;
import static vigil.telephony.life.LegState.GREETED;
import static vigil.telephony.life.LegState.HELD;
import static vigil.telephony.life.LegState.INVITED;
import static vigil.telephony.life.LegState.JOINED;
import static vigil.telephony.life.LegState.LISTENING;
import static vigil.telephony.life.LegState.MISSED;
import static vigil.telephony.life.LegState.NEW;
import static vigil.telephony.life.LegState.PROMPTED;
import static vigil.telephony.life.LegState.QUEUED;
import static vigil.telephony.life.LegState.RINGING;
import static vigil.telephony.life.LegState.WHISPERING;

import vigil.kernel.TransitionTable;
import vigil.kernel.TransitionTable.Transition;
import vigil.telephony.life.CallStep.Admit;
import vigil.telephony.life.CallStep.Alert;
import vigil.telephony.life.CallStep.Answer;
import vigil.telephony.life.CallStep.Barge;
import vigil.telephony.life.CallStep.Consult;
import vigil.telephony.life.CallStep.Drop;
import vigil.telephony.life.CallStep.HandOver;
import vigil.telephony.life.CallStep.HangUp;
import vigil.telephony.life.CallStep.Hold;
import vigil.telephony.life.CallStep.Join;
import vigil.telephony.life.CallStep.Leave;
import vigil.telephony.life.CallStep.Listen;
import vigil.telephony.life.CallStep.PauseRecording;
import vigil.telephony.life.CallStep.PickUp;
import vigil.telephony.life.CallStep.PressKey;
import vigil.telephony.life.CallStep.Refuse;
import vigil.telephony.life.CallStep.Release;
import vigil.telephony.life.CallStep.Resume;
import vigil.telephony.life.CallStep.ResumeRecording;
import vigil.telephony.life.CallStep.Ring;
import vigil.telephony.life.CallStep.Supervise;
import vigil.telephony.life.CallStep.TakeOver;
import vigil.telephony.life.CallStep.Transfer;
import vigil.telephony.life.CallStep.Whisper;
import vigil.telephony.life.CallStep.Withdraw;

/// The arrows of each party's life.
final class CallArrows {
  private CallArrows() {}

  static final TransitionTable<LegState, CallStep> TABLE =
      TransitionTable.of(
          arrow(NEW, Ring.class, INVITED),
          arrow(NEW, Consult.class, INVITED),
          arrow(NEW, Transfer.class, INVITED),
          arrow(NEW, Supervise.class, INVITED),
          arrow(NEW, Answer.class, INVITED),
          arrow(NEW, HangUp.class, MISSED),
          arrow(GREETED, PressKey.class, GREETED),
          arrow(GREETED, Admit.class, QUEUED),
          arrow(PROMPTED, PressKey.class, PROMPTED),
          arrow(PROMPTED, PressKey.class, JOINED),
          arrow(PROMPTED, PressKey.class, CONSULTING),
          arrow(PROMPTED, PressKey.class, LISTENING),
          arrow(PROMPTED, PressKey.class, WHISPERING),
          arrow(QUEUED, PressKey.class, JOINED),
          arrow(HELD, PressKey.class, JOINED),
          arrow(JOINED, PressKey.class, GONE),
          arrow(INVITED, Alert.class, RINGING),
          arrow(INVITED, Alert.class, EARLY),
          arrow(RINGING, Alert.class, EARLY),
          arrow(INVITED, Answer.class, JOINED),
          arrow(RINGING, Answer.class, JOINED),
          arrow(EARLY, Answer.class, JOINED),
          arrow(INVITED, Answer.class, CONSULTING),
          arrow(RINGING, Answer.class, CONSULTING),
          arrow(EARLY, Answer.class, CONSULTING),
          arrow(INVITED, Answer.class, LISTENING),
          arrow(RINGING, Answer.class, LISTENING),
          arrow(EARLY, Answer.class, LISTENING),
          arrow(INVITED, Answer.class, WHISPERING),
          arrow(RINGING, Answer.class, WHISPERING),
          arrow(EARLY, Answer.class, WHISPERING),
          arrow(INVITED, Answer.class, HELD),
          arrow(RINGING, Answer.class, HELD),
          arrow(EARLY, Answer.class, HELD),
          arrow(INVITED, Answer.class, PROMPTED),
          arrow(RINGING, Answer.class, PROMPTED),
          arrow(EARLY, Answer.class, PROMPTED),
          arrow(INVITED, PickUp.class, PROMPTED),
          arrow(RINGING, PickUp.class, PROMPTED),
          arrow(EARLY, PickUp.class, PROMPTED),
          arrow(QUEUED, Answer.class, JOINED),
          arrow(HELD, Answer.class, JOINED),
          arrow(JOINED, Answer.class, GONE),
          arrow(INVITED, Refuse.class, MISSED),
          arrow(RINGING, Refuse.class, MISSED),
          arrow(EARLY, Refuse.class, MISSED),
          arrow(PROMPTED, Refuse.class, MISSED),
          arrow(CONSULTING, Refuse.class, JOINED),
          arrow(HELD, Refuse.class, JOINED),
          arrow(JOINED, Refuse.class, QUEUED),
          arrow(HELD, Refuse.class, QUEUED),
          arrow(INVITED, Withdraw.class, MISSED),
          arrow(RINGING, Withdraw.class, MISSED),
          arrow(EARLY, Withdraw.class, MISSED),
          arrow(PROMPTED, Withdraw.class, MISSED),
          arrow(CONSULTING, Withdraw.class, JOINED),
          arrow(HELD, Withdraw.class, JOINED),
          arrow(JOINED, Withdraw.class, QUEUED),
          arrow(HELD, Withdraw.class, QUEUED),
          arrow(JOINED, Release.class, GONE),
          arrow(JOINED, Release.class, QUEUED),
          arrow(JOINED, Hold.class, HELD),
          arrow(HELD, Resume.class, JOINED),
          arrow(JOINED, PauseRecording.class, JOINED),
          arrow(JOINED, ResumeRecording.class, JOINED),
          arrow(JOINED, Consult.class, CONSULTING),
          arrow(JOINED, Consult.class, HELD),
          arrow(CONSULTING, Join.class, JOINED),
          arrow(HELD, Join.class, JOINED),
          arrow(CONSULTING, Drop.class, GONE),
          arrow(CONSULTING, Drop.class, JOINED),
          arrow(HELD, Drop.class, JOINED),
          arrow(CONSULTING, HandOver.class, GONE),
          arrow(CONSULTING, HandOver.class, JOINED),
          arrow(HELD, HandOver.class, JOINED),
          arrow(JOINED, HandOver.class, GONE),
          arrow(WHISPERING, Listen.class, LISTENING),
          arrow(LISTENING, Whisper.class, WHISPERING),
          arrow(LISTENING, Barge.class, JOINED),
          arrow(WHISPERING, Barge.class, JOINED),
          arrow(LISTENING, TakeOver.class, JOINED),
          arrow(WHISPERING, TakeOver.class, JOINED),
          arrow(HELD, TakeOver.class, JOINED),
          arrow(JOINED, TakeOver.class, GONE),
          arrow(JOINED, Leave.class, GONE),
          arrow(JOINED, Leave.class, HELD),
          arrow(JOINED, Leave.class, QUEUED),
          arrow(HELD, Leave.class, QUEUED),
          arrow(HELD, Leave.class, GONE),
          arrow(CONSULTING, Leave.class, GONE),
          arrow(LISTENING, Leave.class, GONE),
          arrow(WHISPERING, Leave.class, GONE),
          arrow(GREETED, Leave.class, GONE),
          arrow(QUEUED, Leave.class, GONE),
          arrow(PROMPTED, Leave.class, GONE),
          arrow(CONSULTING, Leave.class, JOINED),
          arrow(HELD, Leave.class, JOINED),
          arrow(GREETED, HangUp.class, GONE),
          arrow(QUEUED, HangUp.class, GONE),
          arrow(PROMPTED, HangUp.class, GONE),
          arrow(JOINED, HangUp.class, GONE),
          arrow(HELD, HangUp.class, GONE),
          arrow(CONSULTING, HangUp.class, GONE),
          arrow(LISTENING, HangUp.class, GONE),
          arrow(WHISPERING, HangUp.class, GONE),
          arrow(INVITED, HangUp.class, MISSED),
          arrow(RINGING, HangUp.class, MISSED),
          arrow(EARLY, HangUp.class, MISSED),
          arrow(PROMPTED, HangUp.class, MISSED));

  /// Not the table's own: the compiler takes minutes to infer the types of a hundred of those.
  private static Transition<LegState, CallStep> arrow(
      LegState from, Class<? extends CallStep> step, LegState to) {
    return TransitionTable.arrow(from, step, to);
  }
}
