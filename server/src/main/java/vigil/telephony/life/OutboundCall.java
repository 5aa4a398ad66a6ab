package vigil.telephony.life;

import static vigil.kernel.TransitionTable.arrow;

import java.util.List;
import vigil.kernel.TransitionTable;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.CallOutAnswered;
import vigil.telephony.TelephonyFact.CallOutEnded;
import vigil.telephony.TelephonyFact.CallOutKeyPressed;

/// A call that the hotline places: someone is rung and a prompt is read to them.
///
/// @param prompt the prompt's name (`press-1`), without folder and ending
public record OutboundCall(
    String id, int version, State state, String address, String prompt, boolean wasAnswered) {
  /// Where a call out stands.
  public enum State {
    CALLING,
    READING,
    ENDED
  }

  /// What may happen to a call out.
  public sealed interface Step {
    record PickUp() implements Step {}

    record PressKey(String key) implements Step {}

    record HangUp() implements Step {}
  }

  public static final TransitionTable<State, Step> TABLE =
      TransitionTable.of(
          arrow(State.CALLING, Step.PickUp.class, State.READING),
          arrow(State.CALLING, Step.HangUp.class, State.ENDED),
          arrow(State.READING, Step.PressKey.class, State.READING),
          arrow(State.READING, Step.HangUp.class, State.ENDED));

  /// The call out after a step and what to write into the ledger.
  public record Decision(OutboundCall after, List<TelephonyFact> facts) {}

  public static OutboundCall placed(String id, String address, String prompt) {
    return new OutboundCall(id, 1, State.CALLING, address, prompt, false);
  }

  /// A step that the table does not allow changes nothing and has no facts.
  public Decision take(Step step) {
    if (!TABLE.listSteps(state).contains(step.getClass())) {
      return new Decision(this, List.of());
    }
    int next = version + 1;
    return switch (step) {
      case Step.PickUp() ->
          new Decision(to(State.READING, true), List.of(new CallOutAnswered(id, next)));
      case Step.PressKey(var key) ->
          new Decision(to(state, wasAnswered), List.of(new CallOutKeyPressed(id, next, key)));
      case Step.HangUp() ->
          new Decision(
              to(State.ENDED, wasAnswered), List.of(new CallOutEnded(id, next, wasAnswered)));
    };
  }

  private OutboundCall to(State next, boolean answered) {
    return new OutboundCall(id, version + 1, next, address, prompt, answered);
  }
}
