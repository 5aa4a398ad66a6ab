package vigil.telephony.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.LegQuality;
import vigil.telephony.life.CallRecord.RecordingFile;
import vigil.telephony.life.CallStep;

/// What becomes of a call's recording: paused by one who talks, going on, whole at last. In the
/// call's mailbox.
final class CallRecordings {
  private static final Logger LOG = LoggerFactory.getLogger(CallRecordings.class);

  /// Pressed at a phone of the hotline while it talks: the recording pauses, or goes on.
  static final String PAUSE_KEY = "*";

  /// A recording has its name a moment after its call is over.
  private static final int MOST_AWAITED = 500;

  private final CallContext context;
  private final ActiveCalls calls;

  /// Calls that have ended, as they are stored, the oldest first.
  private final Map<String, ActiveCall> awaited = new LinkedHashMap<>();

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

  /// The recording of a call that is over gets its name soon.
  void await(ActiveCall ended) {
    synchronized (awaited) {
      awaited.put(ended.id(), ended);
      if (awaited.size() > MOST_AWAITED) {
        awaited.remove(awaited.keySet().iterator().next());
      }
    }
  }

  private @Nullable ActiveCall findAwaited(String call) {
    synchronized (awaited) {
      return awaited.remove(call);
    }
  }

  /// A recording, or a part of one, has its name; its call is usually over by then.
  void keep(String call, RecordingFile file, List<LegQuality> legs) {
    ActiveCall cell = calls.find(call);
    ActiveCall known = cell == null ? findAwaited(call) : cell;
    Optional<ActiveCall> whose =
        known == null ? context.store.findCall(call).map(ActiveCall::new) : Optional.of(known);
    whose.ifPresent(one -> calls.takeOver(one, new CallStep.KeepRecording(file, legs)));
  }
}
