package vigil.telephony.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.Placement;
import vigil.telephony.TelephonyFact.Ground;
import vigil.telephony.life.CallAccess.CallRelations;

/// Rules 9.7: who hears a caller.
class CallAccessTest {
  private static final Instant ENDED = Instant.parse("2022-03-28T02:00:00Z");
  private static final Instant A_DAY_ON = Instant.parse("2022-03-29T02:00:00Z");
  private static final CallRelations NONE = new CallRelations(false, false, false, false);
  private static final CallRelations COMPLAINT = new CallRelations(false, true, true, false);
  private static final CallRelations ORDER = new CallRelations(false, false, true, false);
  private static final CallRelations ASIDE = new CallRelations(true, true, true, false);
  private static final Staff TALKED = staff(Role.AGENT, "1011");
  private static final Staff OTHER = staff(Role.AGENT, "1012");
  private static final Staff REVIEWER = staff(Role.REVIEWER, null);
  private static final Staff LEADER = staff(Role.LEADER, null);

  private static Staff staff(Role role, @Nullable String extension) {
    return new Staff("somebody", "某", "Somebody", Set.of(role), null, extension);
  }

  private static Call call(@Nullable Instant ended) {
    var caller = Masked.of(new Phone("13800005678"));
    return new Call(
        "call-1", caller, true, ENDED.minusSeconds(300), "sip:1011", List.of(), ended, null);
  }

  private static List<Ground> grounds(CallRelations bonds, Staff by, Instant at) {
    return CallAccess.grounds(call(ENDED), bonds, by, at);
  }

  @Test
  void theAgentWhoTalkedHearsItForADay() {
    assertEquals(List.of(Ground.OWN_CALL), grounds(NONE, TALKED, A_DAY_ON.minusMillis(1)));
    assertEquals(List.of(), grounds(NONE, TALKED, A_DAY_ON));
    assertEquals(List.of(), grounds(NONE, OTHER, ENDED));
  }

  @Test
  void whoHandlesAComplaintAboutItHearsItAndWhoOnlySeesTheOrderDoesNot() {
    assertEquals(List.of(Ground.COMPLAINT), grounds(COMPLAINT, REVIEWER, A_DAY_ON));
    assertEquals(List.of(), grounds(ORDER, REVIEWER, ENDED));
    assertTrue(CallAccess.maySee(call(ENDED), ORDER, REVIEWER, A_DAY_ON), "when it came, masked");
    assertFalse(CallAccess.maySee(call(ENDED), NONE, REVIEWER, ENDED));
  }

  @Test
  void leadersHearItWithAReasonOfTheirOwn() {
    var reasons = List.of(Ground.SERVICE_QUALITY, Ground.DISPUTE, Ground.LEGAL_DUTY);
    assertEquals(reasons, grounds(NONE, LEADER, A_DAY_ON));
    assertTrue(CallAccess.maySee(call(ENDED), NONE, LEADER, A_DAY_ON));
  }

  @Test
  void whoSteppedAsideHearsAndSeesNothingOfIt() {
    for (Staff by : List.of(TALKED, REVIEWER, LEADER)) {
      assertEquals(List.of(), grounds(ASIDE, by, ENDED));
      assertFalse(CallAccess.maySee(call(ENDED), ASIDE, by, ENDED));
    }
  }

  @Test
  void aCallThatRingsOrIsTalkedIsWhoseTelephoneItIsAt() {
    assertTrue(CallAccess.maySee(call(null), NONE, TALKED, A_DAY_ON));
    assertFalse(CallAccess.maySee(call(null), NONE, OTHER, A_DAY_ON));
  }

  @Test
  void whoCalledACitizenHearsItForADayWhateverPhoneItWas() {
    var caller = Masked.of(Phone.WITHHELD);
    var placement = new Placement("somebody", "order-1", "CONTACT");
    var called =
        new Call(
            "call-2", caller, false, ENDED.minusSeconds(300), null, List.of(), ENDED, placement);
    Staff handler = staff(Role.HANDLER, null);
    assertEquals(
        List.of(Ground.OWN_CALL),
        CallAccess.grounds(called, NONE, handler, A_DAY_ON.minusMillis(1)));
    assertEquals(List.of(), CallAccess.grounds(called, NONE, handler, A_DAY_ON));
    assertEquals(List.of(), CallAccess.grounds(called, ASIDE, handler, ENDED));
    var others = new Placement("somebody-else", "order-1", "CONTACT");
    var another = new Call("call-3", caller, false, ENDED, null, List.of(), ENDED, others);
    assertEquals(List.of(), CallAccess.grounds(another, NONE, handler, ENDED));
  }
}
