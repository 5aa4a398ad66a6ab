package vigil.telephony.steps;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallStep;

/// Callers before the queue: greeted, waited for, admitted. Everything here runs in the call's
/// mailbox.
final class CallGreeting {
  private static final Logger LOG = LoggerFactory.getLogger(CallGreeting.class);

  /// After the last repetition of our 200 has had its time.
  private static final Duration ACK_AT_LAST = Duration.ofSeconds(5);

  private final CallContext context;
  private final ActiveCalls calls;
  private final CallSoundSender sound;

  CallGreeting(CallContext context, ActiveCalls calls, CallSoundSender sound) {
    this.context = context;
    this.calls = calls;
    this.sound = sound;
  }

  /// The answered caller hears the greeting, and music when nothing was pressed.
  void greet(ActiveCall cell) {
    boolean isPlayed = sound.say(cell, true);
    if (!isPlayed) {
      LOG.warn("Call {} hears no greeting: media does not play it", cell.id());
    }
    var wait = isPlayed ? context.times.greeting() : context.times.keyWindow();
    context.alarms.after(wait, cell.id(), () -> admit(cell));
  }

  /// A call whose caller never acknowledged our answer ends by itself, whatever else failed: else
  /// one that nobody holds would count for ever and ring an agent.
  void endUnlessAcked(ActiveCall cell) {
    context.alarms.after(
        context.times.acknowledged().plus(ACK_AT_LAST),
        cell.id(),
        () -> {
          Leg caller = cell.caller();
          if (calls.find(cell.id()) == cell && (caller == null || !caller.wasAcked())) {
            LOG.info("Call {}: its caller was never there", cell.id());
            calls.end(cell, EndReason.LINE_LOST, null);
          }
        });
  }

  void played(String call, @Nullable String tag) {
    ActiveCall cell = calls.find(call);
    if (cell != null && "greeting".equals(tag)) {
      context.alarms.after(context.times.keyWindow(), call, () -> admit(cell));
    }
  }

  /// A caller who never acknowledged our answer may not be there: no agent is rung.
  void admit(ActiveCall cell) {
    Leg caller = cell.caller();
    if (caller != null && !caller.wasAcked()) {
      cell.admitOnceAcked();
      return;
    }
    try {
      calls.step(cell, new CallStep.Admit(), null);
    } catch (RuntimeException e) {
      context.alarms.after(ActiveCalls.STORE_AGAIN, cell.id(), () -> admit(cell));
      throw e;
    }
  }
}
