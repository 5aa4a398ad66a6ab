package vigil.desk.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.acd.SeatView.State;
import vigil.casework.Refusal;
import vigil.desk.calling.OrderCallPurpose.Kind;
import vigil.identity.Role;
import vigil.identity.Staff;

/// Who may call out.
class OrderCallPlacingTest {
  @Test
  void whoRingsOrTalksForTheLineCallsNobodyAndWhoWaitsMay() {
    assertEquals(
        List.of(State.OFFERED, State.TALKING, State.ENGAGED),
        Arrays.stream(State.values()).filter(OrderCallPlacing::isTaken).toList());
  }

  @Test
  void whoIsOfferedNoStepIsToldTheTrueReason() {
    assertEquals(
        new Refusal.UnitHasNoPart(),
        OrderCallPlacing.ofNoOffer(Kind.CONTACT, staff(Role.HANDLER, "d310115")));
    assertEquals(
        new Refusal.HotlineOnly(),
        OrderCallPlacing.ofNoOffer(Kind.CALL_BACK, staff(Role.CALLBACK, "d310115")));
    assertEquals(
        new Refusal.NotYourDuty(Set.of(Role.HANDLER)),
        OrderCallPlacing.ofNoOffer(Kind.CONTACT, staff(Role.CALLBACK, null)));
  }

  private static Staff staff(Role role, @Nullable String unit) {
    return new Staff("x", "", "", Set.of(role), unit, null);
  }
}
