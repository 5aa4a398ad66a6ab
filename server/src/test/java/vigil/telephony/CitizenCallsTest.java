package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.kernel.Content;
import vigil.kernel.Phone;
import vigil.media.phone.Goertzel;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.CitizenCall.Stage;
import vigil.telephony.CitizenCalls.Placing;
import vigil.telephony.ScriptedCarrier.Mood;
import vigil.telephony.sip.CarrierSettings;

/// A member of staff calls a citizen, over real SIP: the own phone rings, then the carrier has the
/// INVITE for the citizen's number, and both hear each other.
class CitizenCallsTest {
  private static final double STAFF = 1400;
  private static final double CITIZEN = 1000;
  private static final Phone NUMBER = new Phone("13917000001");

  @TempDir static Path folder;
  private static PhoneClock clock;
  private static ScriptedCarrier carrier;
  private static TelephonyFixture stage;
  private static int number;

  private String extension;
  private Placement placement;
  private SipPhone staff;
  private SipPhone citizen;

  @BeforeAll
  static void open() throws IOException {
    clock = new PhoneClock();
    carrier = new ScriptedCarrier(clock);
    stage =
        new TelephonyFixture(
            folder,
            100,
            Map.of(),
            CarrierSettings.unasked(List.of(carrier.settings("city", "1.*")), "021"));
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
    carrier.close();
    clock.close();
  }

  @BeforeEach
  void phones() {
    number++;
    extension = String.valueOf(1200 + number);
    placement = new Placement("callback-" + number, "order-" + number, "CALL_BACK");
    staff = stage.seat(extension, STAFF);
    citizen = stage.phone(NUMBER.number(), CITIZEN);
    carrier.leadsTo(citizen);
    carrier.mood = Mood.RINGS;
    carrier.invites.clear();
  }

  @AfterEach
  void nothingIsLeft() {
    staff.setRingBehaviour(RingBehaviour.BUSY);
  }

  private String placed() {
    var placing = stage.line.place(placement, "sip:" + extension, NUMBER);
    return assertInstanceOf(Placing.Placed.class, placing).call();
  }

  private CitizenCall of(String call) {
    return stage.line.find(call).orElseThrow();
  }

  private void endsWith(String call, CallReach reach) {
    Await.until(() -> of(call).stage() == Stage.ENDED);
    assertEquals(reach, of(call).reach());
    stage.listener.hears("placed %s by []".formatted(call));
    assertFalse(stage.line.listPlaced().containsKey(call));
    Await.until(() -> stage.ledger.kinds(call).contains("CitizenCallEnded"));
    Await.until(() -> staff.state() != State.TALKING && staff.state() != State.RINGING);
    assertEquals(
        List.of(),
        stage.line.legs().entrySet().stream()
            .filter(leg -> leg.getKey().startsWith(call) && leg.getValue().equals("CONFIRMED"))
            .map(Map.Entry::getKey)
            .toList());
  }

  // promise: docs/calls.md «the own phone rings, and when it answers the citizen is rung»
  @Test
  void theOwnPhoneRingsThenTheCarrierHasTheCitizensNumberAndBothHearEachOther() throws IOException {
    staff.setRingBehaviour(RingBehaviour.RING);
    String call = placed();
    assertTrue(staff.await(State.RINGING, SOON));
    assertEquals(List.of(), carrier.invites, "nobody else is rung yet");
    stage.listener.hears("placed %s by [%s]".formatted(call, placement.by()));
    assertEquals(List.of(placement.by()), stage.line.listPlaced().get(call));
    assertEquals(Stage.RINGING_STAFF, of(call).stage());
    citizen.setRingBehaviour(RingBehaviour.RING);
    staff.answer();
    assertTrue(citizen.await(State.RINGING, SOON));
    assertEquals(Stage.RINGING_CITIZEN, of(call).stage());
    hears(staff, MediaProcess.RINGBACK);
    var invite = carrier.invites.getFirst();
    assertTrue(invite.first().startsWith("INVITE sip:13917000001@127.0.0.1"), invite.first());
    assertTrue(invite.header("From").contains("sip:02112345@"), "the hotline's own number");
    citizen.answer();
    hears(staff, CITIZEN);
    hears(citizen, STAFF);
    assertEquals(Stage.TALKING, of(call).stage());
    citizen.hangUp();
    endsWith(call, CallReach.ANSWERED);
    assertEquals(
        List.of("CitizenCallPlaced", "CitizenRung", "CitizenAnswered", "CitizenCallEnded"),
        stage.ledger.kinds(call).stream().filter(kind -> kind.startsWith("Citizen")).toList());
    assertFalse(
        stage.ledger.facts.stream().anyMatch(fact -> fact.toString().contains("13917000001")),
        "the number stands in no fact");
    Await.until(() -> stage.line.findRecording(call).isPresent());
    Content file = stage.line.findRecording(call).orElseThrow();
    assertTrue(isAnywhere(file, 0, CITIZEN) && !isAnywhere(file, 0, STAFF), "citizen left");
    assertTrue(isAnywhere(file, 1, STAFF) && !isAnywhere(file, 1, CITIZEN), "staff right");
    assertTrue(of(call).isRecorded());
    assertEquals(List.of(of(call)), stage.line.listAbout(placement.about()));
  }

  private static boolean isAnywhere(Content wav, int side, double hertz) throws IOException {
    short[] samples = MediaProcess.side(wav, side);
    for (int at = 0; at + 800 <= samples.length; at += 800) {
      if (Goertzel.amplitude(samples, at, 800, hertz, 8000) > 800) {
        return true;
      }
    }
    return false;
  }

  @Test
  void aCitizenWhoIsBusyOrDeclinesEndsTheCallAndIsSaidSo() {
    citizen.setRingBehaviour(RingBehaviour.BUSY);
    endsWith(placed(), CallReach.BUSY);
    citizen.setRingBehaviour(RingBehaviour.DECLINE);
    endsWith(placed(), CallReach.DECLINED);
  }

  @Test
  void whoIsOutOfReachIsToldFromWhoDoesNotPickUp() throws IOException {
    carrier.mood = Mood.OUT_OF_REACH;
    endsWith(placed(), CallReach.UNREACHABLE);
    carrier.mood = Mood.RINGS_IN_VAIN;
    String call = placed();
    Await.until(() ->
        stage.line.listParties(call).stream()
            .anyMatch(one -> one.address().isEmpty() && one.stands().equals("RINGING")));
    carrier.giveUp();
    endsWith(call, CallReach.NO_ANSWER);
  }

  @Test
  void aCarrierThatIsOutOfOrderSaysNothingOfTheCitizen() {
    carrier.mood = Mood.OUT_OF_ORDER;
    endsWith(placed(), CallReach.NOT_CARRIED);
    carrier.mood = Mood.SILENT;
    endsWith(placed(), CallReach.NOT_CARRIED);
  }

  @Test
  void theAnnouncementOfTheNetworkIsHeardAndRecorded() throws IOException {
    carrier.mood = Mood.ANNOUNCES;
    citizen.setRingBehaviour(RingBehaviour.RING);
    String call = placed();
    hears(staff, ScriptedCarrier.ANNOUNCEMENT);
    staff.hangUp();
    endsWith(call, CallReach.GIVEN_UP);
    carrier.endAnnouncement();
    assertTrue(citizen.await(State.ENDED, SOON), "nobody rings on");
    Await.until(() -> stage.line.findRecording(call).isPresent());
    Content file = stage.line.findRecording(call).orElseThrow();
    assertTrue(isAnywhere(file, 0, ScriptedCarrier.ANNOUNCEMENT));
  }

  @Test
  void nobodyElseIsRungWhileTheOwnPhoneDoesNotAnswer() {
    staff.setRingBehaviour(RingBehaviour.DECLINE);
    endsWith(placed(), CallReach.STAFF_ABSENT);
    staff.setRingBehaviour(RingBehaviour.SILENT);
    endsWith(placed(), CallReach.STAFF_ABSENT);
    assertEquals(List.of(), carrier.invites);
  }

  @Test
  void oneHasOneCallHoweverOftenTheKeyIsPressed() {
    citizen.setRingBehaviour(RingBehaviour.RING);
    String call = placed();
    assertEquals(call, placed(), "the same again");
    var other = new Placement(placement.by(), "another", "CALL_BACK");
    assertInstanceOf(Placing.Engaged.class, stage.line.place(other, "sip:" + extension, NUMBER));
    var colleague = new Placement("colleague", "another", "CALL_BACK");
    assertInstanceOf(
        Placing.Engaged.class, stage.line.place(colleague, "sip:" + extension, NUMBER));
    assertFalse(stage.line.hangUp(call, "colleague"), "not another's call");
    assertTrue(citizen.await(State.RINGING, SOON));
    assertTrue(stage.line.hangUp(call, placement.by()));
    endsWith(call, CallReach.GIVEN_UP);
    assertTrue(citizen.await(State.ENDED, SOON));
  }

  @Test
  void whereNoPhoneIsRegisteredOrNoCarrierCallsItIsSaidAtOnce() {
    assertInstanceOf(Placing.NoOwnPhone.class, stage.line.place(placement, "sip:1999", NUMBER));
    assertInstanceOf(
        Placing.NotCallable.class,
        stage.line.place(placement, "sip:" + extension, new Phone("02161234567")));
  }

  @Test
  void whoTalksTalksOnThroughACrashAndWhoIsRungIsLetGo() {
    String call = placed();
    hears(citizen, STAFF);
    stage.crash();
    hears(staff, CITIZEN);
    stage.comeBack();
    assertEquals(Stage.TALKING, of(call).stage());
    citizen.hangUp();
    endsWith(call, CallReach.ANSWERED);

    citizen.setRingBehaviour(RingBehaviour.RING);
    int before = carrier.invites.size();
    String rung = placed();
    Await.until(() -> carrier.invites.size() > before || of(rung).stage() == Stage.ENDED);
    assertTrue(carrier.invites.size() > before, () -> "nobody was rung: " + of(rung).reach());
    assertTrue(citizen.await(State.RINGING, SOON));
    stage.crash();
    stage.comeBack();
    endsWith(rung, CallReach.LINE_LOST);
    assertTrue(citizen.await(State.ENDED, SOON), "the citizen's phone rings no more");
    assertTrue(staff.await(State.ENDED, SOON), "and who placed it is told");
  }

  @Test
  void aCrashWhileTheOwnPhoneRingsRingsNobodyElse() {
    staff.setRingBehaviour(RingBehaviour.RING);
    String call = placed();
    assertTrue(staff.await(State.RINGING, SOON));
    stage.crash();
    stage.comeBack();
    endsWith(call, CallReach.LINE_LOST);
    assertTrue(staff.await(State.ENDED, SOON));
    assertEquals(List.of(), carrier.invites);
  }
}
