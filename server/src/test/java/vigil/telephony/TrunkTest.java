package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.ScriptedCarrier.Mood;
import vigil.telephony.sip.CarrierSettings;

/// Numbers are called by carriers: a mobile behind a trunk, a trunk that asks who we are, one that
/// is out of order.
class TrunkTest {
  private static final double MOBILE = 1200;
  private static final String NUMBER = "tel:139 1700 0001";

  @TempDir static Path folder;
  private static PhoneClock clock;
  private static ScriptedCarrier first;
  private static ScriptedCarrier second;
  private static TelephonyFixture stage;
  private SipPhone mobile;

  @BeforeAll
  static void open() throws IOException {
    clock = new PhoneClock();
    first = new ScriptedCarrier(clock);
    second = new ScriptedCarrier(clock);
    var carriers =
        CarrierSettings.unasked(
            List.of(first.settings("cheap", "1.*"), second.settings("dear", ".*")), "021");
    stage = new TelephonyFixture(folder, 100, Map.of(), carriers);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
    first.close();
    second.close();
    clock.close();
  }

  @BeforeEach
  void mobile() {
    mobile = stage.phone("13917000001", MOBILE);
    for (ScriptedCarrier carrier : List.of(first, second)) {
      carrier.leadsTo(mobile);
      carrier.mood = Mood.RINGS;
      carrier.invites.clear();
    }
  }

  private void isWoken(String page) {
    assertTrue(mobile.await(State.TALKING, SOON));
    hears(mobile, MediaProcess.DUTY_PAGE);
    mobile.press('1');
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutKeyPressed"));
    mobile.hangUp();
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
  }

  private String page() {
    return stage.line.callOut(NUMBER, "duty-page", RING_TIME);
  }

  @Test
  void aMobileIsRungByTheCheapestCarrierAndShownItsNumber() {
    isWoken(page());
    var invite = first.invites.getFirst();
    assertTrue(invite.first().startsWith("INVITE sip:13917000001@127.0.0.1"), invite.first());
    assertTrue(invite.header("From").contains("sip:02112345@"), invite.header("From"));
    assertTrue(invite.header("P-Asserted-Identity").contains("02112345"));
    assertEquals(List.of(), second.invites);
  }

  @Test
  void aCarrierThatAsksGetsAProof() {
    first.mood = Mood.ASKS;
    isWoken(page());
    assertEquals(2, first.invites.size());
    assertEquals(first.invites.get(0).header("Call-ID"), first.invites.get(1).header("Call-ID"));
    assertEquals(2, first.invites.get(1).cseq());
    assertEquals(List.of(), second.invites);
  }

  @Test
  void aCarrierThatIsOutOfOrderIsPassedOver() {
    first.mood = Mood.OUT_OF_ORDER;
    isWoken(page());
    assertEquals(1, second.invites.size());
    var ways = stage.line.getHealth().carriers();
    assertEquals(LineHealth.CarrierState.DOWN, ways.getFirst().state());
    assertEquals(503, Objects.requireNonNull(ways.getFirst().call()).answer());
    assertNull(ways.getFirst().ping());
    assertEquals(LineHealth.CarrierState.UP, ways.getLast().state());
  }

  @Test
  void aCarrierThatIsSilentIsPassedOverAndMayNotSayMoreLater() {
    first.mood = Mood.SILENT;
    isWoken(page());
    assertEquals(1, second.invites.size());
  }

  @Test
  void aBusyMobileIsBusyByEveryCarrier() {
    mobile.setRingBehaviour(RingBehaviour.BUSY);
    String page = page();
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
    assertEquals(List.of(), second.invites);
  }

  @Test
  void aNumberThatNoCarrierMayCallIsUnreachable() {
    String page = stage.line.callOut("tel:not-a-number", "duty-page", RING_TIME);
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
  }

  @Test
  void theManagerAtTheMobileHearsOnThroughACrash() {
    String page = page();
    assertTrue(mobile.await(State.TALKING, SOON));
    hears(mobile, MediaProcess.DUTY_PAGE);
    stage.crash();
    hears(mobile, MediaProcess.DUTY_PAGE);
    stage.comeBack();
    isWoken(page);
  }

  @Test
  void anAgentHearsTheAnnouncementBeforeTheAnswerOfWhoIsConsulted() throws IOException {
    SipPhone caller = stage.phone("13800138100", 1000);
    SipPhone seat = stage.seat("1100", 1400);
    String call = stage.talking(caller, seat, "o-100");
    first.mood = Mood.ANNOUNCES;
    mobile.setRingBehaviour(RingBehaviour.RING);
    var ambulance = new LegOrder.Party(PartyRole.EMERGENCY, "120", "tel:120");
    assertEquals(
        LegOrder.Result.DONE, stage.line.order(call, new LegOrder.Consult("sip:1100", ambulance)));
    hears(seat, ScriptedCarrier.ANNOUNCEMENT);
    hears(caller, MediaProcess.HOLD);
    first.endAnnouncement();
    Await.until(() -> mobile.state() == State.RINGING);
    mobile.answer();
    hears(seat, MOBILE);
    hears(mobile, 1400);
    caller.hangUp();
    hears(seat, MOBILE);
    seat.hangUp();
    stage.listener.hears("ended " + call + " SEAT_HUNG_UP");
    assertTrue(mobile.await(State.ENDED, SOON));
  }
}
