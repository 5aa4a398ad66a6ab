package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.casework.Assignment.Failure;
import vigil.casework.AssignmentStep;
import vigil.casework.ContactCall;
import vigil.casework.ContactCall.Result;
import vigil.casework.ContactTry;
import vigil.casework.Order;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.Outcome.Decision;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.InvalidInput;

/// "Reached" rests on a call, not on a word (rules 3.11).
class ContactCallRulesTest {
  /// A Monday, 10:00 in Shanghai.
  private static final Instant MONDAY = Instant.parse("2022-03-28T02:00:00Z");

  private static final AssignmentStep.Contact REACHED =
      new AssignmentStep.Contact(true, null, null, "call-1");
  private static final AssignmentStep.Contact MISSED =
      new AssignmentStep.Contact(false, Failure.NO_ANSWER, null, "call-1");

  private final Fixture town = new Fixture();
  private final Order order = town.submitted(AppealType.HELP, Urgency.NORMAL, MONDAY);

  private ContactCall call(String order, String by, Result result) {
    return new ContactCall("call-1", order, by, MONDAY, result);
  }

  private @Nullable Refusal no(ContactTry step, @Nullable ContactCall call) {
    return ContactCallRules.findRefusal(step, order, Fixture.CALLER, call);
  }

  @Test
  void anAttemptRestsOnItsOwnPersonsCallAboutThatOrder() {
    String me = Fixture.CALLER.id();
    assertNull(no(REACHED, call(order.id(), me, Result.REACHED)));
    assertNull(no(MISSED, call(order.id(), me, Result.MISSED)));
    assertNull(no(AssignmentStep.Contact.withCitizen(), null), "a typed one names none");
    assertEquals(
        new Refusal.CallOfAnotherOrder("call-1"), no(REACHED, call("another", me, Result.REACHED)));
    assertEquals(new Refusal.CallOfAnotherOrder("call-1"), no(REACHED, null));
    assertEquals(
        new Refusal.CallOfAnother("callback-2"),
        no(REACHED, call(order.id(), "callback-2", Result.REACHED)));
  }

  @Test
  void itSaysWhatTheCallSays() {
    for (Result result : Result.values()) {
      ContactCall call = call(order.id(), Fixture.CALLER.id(), result);
      Refusal otherwise = new Refusal.CallSaysOtherwise(result);
      assertEquals(result == Result.REACHED ? null : otherwise, no(REACHED, call));
      assertEquals(result == Result.MISSED ? null : otherwise, no(MISSED, call));
    }
    var unreachable =
        new Step.CallBack(
            CallbackWay.PHONE, CallbackResult.UNREACHABLE, null, null, null, "call-1");
    ContactCall answered = call(order.id(), Fixture.CALLER.id(), Result.REACHED);
    assertEquals(new Refusal.CallSaysOtherwise(Result.REACHED), no(unreachable, answered));
    var said = new Step.Relay(null, true, null, "傍晚", "call-1");
    assertNull(no(said, answered));
  }

  @Test
  void oneCallIsOneAttempt() {
    Order called = town.awaitingCallback(MONDAY);
    var missed =
        new Step.CallBack(
            CallbackWay.PHONE, CallbackResult.UNREACHABLE, null, null, null, "call-1");
    Order after = town.after(called, Fixture.CALLER, missed, MONDAY);
    assertEquals("call-1", after.callbacks().getFirst().call());
    assertEquals(
        new Refusal.CallRecordedAlready("call-1"),
        ContactCallRules.findRefusal(
            missed, after, Fixture.CALLER, call(after.id(), Fixture.CALLER.id(), Result.MISSED)));
  }

  /// 19:59 in Shanghai it is placed, at 20:01 nobody has answered (rules 4.9).
  @Test
  void aCallThatWasPlacedInTimeIsNotTooLateWhenItsEndIsRecorded() {
    Instant placed = MONDAY.plus(Duration.ofHours(10)).minusSeconds(60);
    Order called = town.awaitingCallback(MONDAY);
    var missed =
        new Step.CallBack(
            CallbackWay.PHONE, CallbackResult.UNREACHABLE, null, null, null, "call-1");
    var life = new OrderLife(called, town.known(), Fixture.CALLER);
    assertInstanceOf(
        Refusal.OutsideCallbackHours.class, life.take(missed, placed.plusSeconds(120)));
    assertInstanceOf(Decision.class, life.take(missed, placed.plusSeconds(120), placed));
  }

  @Test
  void whoWasNotReachedSaidNothing() {
    for (Boolean[] said : new Boolean[][] {{true, null}, {null, false}}) {
      assertThrows(
          InvalidInput.class,
          () ->
              new Step.CallBack(
                  CallbackWay.PHONE, CallbackResult.UNREACHABLE, said[0], said[1], null, null));
    }
  }
}
