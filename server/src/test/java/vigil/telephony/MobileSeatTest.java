package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.kernel.Phone;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.LegOrder.Party;
import vigil.telephony.LegOrder.Result;
import vigil.telephony.ScriptedCarrier.Mood;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.store.SqlMobiles;

/// A seat whose voice is the own mobile for the shift, rung through the carrier for each call.
class MobileSeatTest {
  private static final double CITIZEN = 1000;
  private static final double MOBILE = 1400;
  private static final double COLLEAGUE = 2200;
  private static final String NUMBER = "13917000009";

  @TempDir static Path folder;
  private static PhoneClock clock;
  private static ScriptedCarrier carrier;
  private static TelephonyFixture stage;
  private static SqlMobiles mobiles;
  private static int number;

  private String extension;
  private String offer;
  private SipPhone mobile;
  private SipPhone citizen;

  @BeforeAll
  static void open() throws IOException {
    clock = new PhoneClock();
    carrier = new ScriptedCarrier(clock);
    var carriers = CarrierSettings.unasked(List.of(carrier.settings("city", "1.*")), "021");
    stage = new TelephonyFixture(folder, 100, Map.of(), carriers);
    mobiles = new SqlMobiles(stage.sql, TelephonyFixture.VAULT, carriers);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
    carrier.close();
    clock.close();
  }

  /// The seat has a registered phone too, which must stay silent.
  @BeforeEach
  void aSeatByMobile() {
    number++;
    extension = String.valueOf(1300 + number);
    offer = "m-" + number;
    String staff = "agent-" + extension;
    stage.bind(extension, "127.0.0.1:9");
    mobiles.save(staff, new Phone(NUMBER));
    mobiles.takeCalls(staff, extension, Instant.now());
    mobile = stage.phone(NUMBER, MOBILE);
    citizen = stage.phone("138001390" + (10 + number), CITIZEN);
    carrier.leadsTo(mobile);
    carrier.mood = Mood.RINGS;
    carrier.invites.clear();
  }

  private String rung(Duration time) {
    String call = stage.queued(citizen);
    stage.line.ring(call, offer, "sip:" + extension, time);
    return call;
  }

  private String asked(Duration time) {
    String call = rung(time);
    hears(mobile, MediaProcess.TAKE_CALL);
    return call;
  }

  private void askedAgain(String call) {
    Await.until(() -> carrier.invites.size() == 2);
    Await.until(() ->
        stage.line.listParties(call).stream().anyMatch(one -> one.stands().equals("PROMPTED")));
    hears(mobile, MediaProcess.TAKE_CALL);
  }

  private String talking() {
    String call = asked(RING_TIME);
    mobile.press('1');
    stage.listener.hears("answered " + call + " " + offer);
    hears(mobile, CITIZEN);
    hears(citizen, MOBILE);
    return call;
  }

  private void isBackInTheQueue(String call, String why) {
    stage.listener.hears("refused %s %s %s".formatted(call, offer, why));
    assertEquals("WAITING", stage.state(call));
    hears(citizen, MediaProcess.MUSIC);
    assertFalse(mobile.ear().hears(CITIZEN));
    assertFalse(stage.listener.heard.contains("answered " + call + " " + offer));
    citizen.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
    Await.until(() -> stage.line.legs().keySet().stream().noneMatch(leg -> leg.startsWith(call)));
  }

  // promise: docs/calls.md «the mobile is rung by the carrier with the number of the hotline»
  @Test
  void theMobileIsRungHearsThePromptAndIsJoinedByKeyOneAlone() throws IOException {
    String call = asked(RING_TIME);
    var invite = carrier.invites.getFirst();
    assertTrue(invite.first().startsWith("INVITE sip:" + NUMBER + "@127.0.0.1"), invite.first());
    assertTrue(invite.header("From").contains("sip:02112345@"), invite.header("From"));
    hears(citizen, MediaProcess.MUSIC);
    assertEquals("RINGING", stage.state(call));
    mobile.press('5');
    mobile.press('1');
    stage.listener.hears("answered " + call + " " + offer);
    hears(mobile, CITIZEN);
    hears(citizen, MOBILE);
    citizen.hangUp();
    assertTrue(mobile.await(State.ENDED, SOON));
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
    Await.until(() -> stage.line.findRecording(call).isPresent());
    assertEquals(List.of("CallArrived", "Answered", "Ended", "Recorded"), stage.ledger.kinds(call));
    assertFalse(
        stage.ledger.facts.stream().anyMatch(fact -> fact.toString().contains(NUMBER)),
        "the number stands in no fact");
    assertFalse(
        stage.line.listParties(call).stream().anyMatch(party -> party.toString().contains(NUMBER)),
        "nor with the parties");
  }

  // promise: docs/calls.md «a voice mailbox that picks up is let into no call»
  @Test
  void aMailboxNeverGetsTheCitizenAndTheCallerWaitsOn() {
    String call = asked(Duration.ofSeconds(3));
    isBackInTheQueue(call, "NO_ANSWER");
    assertTrue(mobile.await(State.ENDED, SOON), "the mailbox records no further");
  }

  @Test
  void aMobileThatIsBusyDeclinesOrIsNotCarriedGivesTheCallerBack() {
    mobile.setRingBehaviour(RingBehaviour.BUSY);
    isBackInTheQueue(rung(RING_TIME), "BUSY");
    mobile.setRingBehaviour(RingBehaviour.RING);
    offer += "b";
    isBackInTheQueue(rung(Duration.ofSeconds(2)), "NO_ANSWER");
    carrier.mood = Mood.OUT_OF_ORDER;
    offer += "c";
    isBackInTheQueue(rung(RING_TIME), "NOT_CARRIED");
  }

  @Test
  void whoHangsUpInThePromptHasRefused() {
    String call = asked(RING_TIME);
    mobile.hangUp();
    isBackInTheQueue(call, "DECLINED");
  }

  @Test
  void aCitizenWhoHangsUpAndAnOfferThatIsTakenBackEndThePrompt() {
    String call = asked(RING_TIME);
    stage.line.withdraw(call, offer);
    assertTrue(mobile.await(State.ENDED, SOON));
    assertEquals("WAITING", stage.state(call));
    offer += "b";
    stage.line.ring(call, offer, "sip:" + extension, RING_TIME);
    askedAgain(call);
    citizen.hangUp();
    assertTrue(mobile.await(State.ENDED, SOON));
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  @Test
  void holdConsultAndTransferAreAsAtAnyOtherSeat() {
    String call = talking();
    String mine = "sip:" + extension;
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.Hold(mine)));
    hears(citizen, MediaProcess.HOLD);
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.Resume(mine)));
    hears(citizen, MOBILE);
    SipPhone colleague = stage.seat("139" + number, COLLEAGUE);
    var whom = new Party(PartyRole.AGENT, "colleague", "sip:" + colleague.user());
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.Consult(mine, whom)));
    hears(mobile, COLLEAGUE);
    assertFalse(colleague.ear().hears(CITIZEN));
    assertEquals(Result.DONE, stage.line.order(call, new LegOrder.HandOver(mine)));
    hears(citizen, COLLEAGUE);
    assertTrue(mobile.await(State.ENDED, SOON));
    colleague.hangUp();
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
  }

  @Test
  void aColleagueAtAMobileIsAskedForTheKeyToo() {
    SipPhone seat = stage.seat("138" + number, COLLEAGUE);
    String call = stage.talking(citizen, seat, offer);
    var whom = new Party(PartyRole.AGENT, "agent-" + extension, "sip:" + extension);
    assertEquals(
        Result.DONE, stage.line.order(call, new LegOrder.Transfer("sip:" + seat.user(), whom)));
    hears(mobile, MediaProcess.TAKE_CALL);
    assertTrue(seat.ear().hears(CITIZEN), "the agent stays until the other has it");
    mobile.press('1');
    hears(mobile, CITIZEN);
    assertTrue(seat.await(State.ENDED, SOON));
    mobile.hangUp();
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
  }

  @Test
  void aCrashInThePromptLetsTheMobileGoAndInTheTalkBreaksNothing() {
    String call = asked(RING_TIME);
    stage.crash();
    stage.comeBack();
    assertTrue(mobile.await(State.ENDED, SOON));
    assertEquals("WAITING", stage.state(call));
    offer += "b";
    stage.line.ring(call, offer, "sip:" + extension, RING_TIME);
    askedAgain(call);
    mobile.press('1');
    hears(citizen, MOBILE);
    stage.crash();
    hears(mobile, CITIZEN);
    stage.comeBack();
    mobile.hangUp();
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
    assertTrue(citizen.await(State.ENDED, SOON));
  }

  @Test
  void theMobileIsForOneShift() {
    String staff = "agent-" + extension;
    var chosen = Instant.now();
    mobiles.endShift(staff, chosen.minusSeconds(60));
    assertTrue(mobiles.takesCalls(staff, extension), "a shift that ended before");
    mobiles.endShift(staff, chosen.plusSeconds(1));
    assertFalse(mobiles.takesCalls(staff, extension));
    SipPhone desk = stage.seat(extension, COLLEAGUE);
    String call = rung(RING_TIME);
    hears(citizen, COLLEAGUE);
    assertEquals(List.of(), carrier.invites);
    desk.hangUp();
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
  }

  @Test
  void whoForgetsTheMobileOrLosesTheExtensionIsRungAtThePhone() {
    String staff = "agent-" + extension;
    assertEquals("tel:" + NUMBER, stage.accounts.findMobile(extension).orElseThrow());
    stage.locked.add(staff);
    assertTrue(stage.accounts.findMobile(extension).isEmpty());
    stage.locked.remove(staff);
    mobiles.forget(staff);
    assertTrue(stage.accounts.findMobile(extension).isEmpty());
  }
}
