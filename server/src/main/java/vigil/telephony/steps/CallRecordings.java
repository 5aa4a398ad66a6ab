package vigil.telephony.steps;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.LegQuality;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallRecord.RecordingFile;
import vigil.telephony.life.CallStep;

/// What becomes of a call's recording: paused by one who talks, going on, whole at last. In the
/// call's mailbox.
final class CallRecordings {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecordings.class);

  /// Pressed at a phone of the hotline while it talks: the recording pauses, or goes on.
  static final String PAUSE_KEY = "*";

  private final CallContext context;
  private final ActiveCalls calls;

  CallRecordings(CallContext context, ActiveCalls calls) {
    this.context = context;
    this.calls = calls;
  }

  /// Has silence recorded, at the wish of a party.
  ///
  /// @return whether it is; else nothing was changed
  boolean pause(ActiveCall cell, String leg) {
    if (!calls.step(cell, new CallStep.PauseRecording(leg), null)) {
      return false;
    }
    if (!cell.told().isPaused()) {
      LOG.warn("Call {}: vigil-media does not pause the recording; it goes on", cell.id());
      calls.step(cell, new CallStep.ResumeRecording(leg), null);
      return false;
    }
    return true;
  }

  boolean resume(ActiveCall cell, String leg) {
    return calls.step(cell, new CallStep.ResumeRecording(leg), null);
  }

  /// Who may not pause it presses in vain.
  void key(ActiveCall cell, String leg, String key) {
    if (key.equals(PAUSE_KEY) && !resume(cell, leg)) {
      pause(cell, leg);
    }
  }

  /// Media has ended the pause at its time.
  void pauseIsOver(String call) {
    ActiveCall cell = calls.find(call);
    if (cell != null) {
      calls.step(cell, new CallStep.ResumeRecording(null), null);
    }
  }

  /// A recording, or a part of one, has its name; its call is usually over by then.
  void keep(String call, RecordingFile file, List<LegQuality> legs) {
    CallRecord card = context.store.findCall(call).orElse(null);
    if (card != null) {
      ActiveCall cell = calls.find(call);
      calls.takeOver(
          cell == null ? new ActiveCall(card) : cell, new CallStep.KeepRecording(file, legs));
    }
  }
}
