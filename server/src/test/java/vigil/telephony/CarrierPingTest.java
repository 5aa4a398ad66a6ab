package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.RING_TIME;
import static vigil.telephony.TelephonyFixture.SOON;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
import vigil.media.phone.SipPhone.State;
import vigil.telephony.LineHealth.CarrierHealth;
import vigil.telephony.LineHealth.CarrierState;
import vigil.telephony.ScriptedCarrier.Mood;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.CarrierSettings.Ping;
import vigil.telephony.sip.CarrierSettings.Registration;

/// Carriers are asked by OPTIONS whether they are there (RFC 3261, section 11): one that is away is
/// called last.
class CarrierPingTest {
  /// Often, and with more patience than a busy machine needs.
  private static final Ping OFTEN = new Ping(Duration.ofMillis(100), Duration.ofSeconds(2), 2);

  @TempDir static Path folder;
  private static PhoneClock clock;
  private static ScriptedCarrier cheap;
  private static ScriptedCarrier dear;
  private static TelephonyFixture stage;
  private SipPhone mobile;

  @BeforeAll
  static void open() throws IOException {
    clock = new PhoneClock();
    cheap = new ScriptedCarrier(clock);
    dear = new ScriptedCarrier(clock);
    var carriers =
        new CarrierSettings(
            List.of(cheap.settings("cheap", ".*"), dear.settings("dear", ".*")),
            "021",
            OFTEN,
            Registration.USUAL,
            null);
    stage = new TelephonyFixture(folder, 100, Map.of(), carriers);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
    cheap.close();
    dear.close();
    clock.close();
  }

  @BeforeEach
  void bothAreThere() {
    mobile = stage.phone("13917000001", 1200);
    for (ScriptedCarrier carrier : List.of(cheap, dear)) {
      carrier.leadsTo(mobile);
      carrier.mood = Mood.RINGS;
      carrier.pingAnswer = 200;
      carrier.invites.clear();
    }
    Await.until(() -> stands(0, CarrierState.UP) && stands(1, CarrierState.UP));
  }

  private static CarrierHealth of(int carrier) {
    return stage.line.getHealth().carriers().get(carrier);
  }

  private static boolean stands(int carrier, CarrierState state) {
    return of(carrier).state() == state;
  }

  private void isWoken() {
    String page = stage.line.callOut("tel:13917000001", "duty-page", RING_TIME);
    assertTrue(mobile.await(State.TALKING, SOON));
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutAnswered"));
    mobile.hangUp();
    Await.until(() -> stage.ledger.kinds(page).contains("CallOutEnded"));
  }

  // promise: docs/operations.md «A carrier that is away is called last»
  @Test
  void aCarrierThatIsAwayIsNotCalledWhileAnotherFitsAndIsBackWithOneAnswer() {
    cheap.pingAnswer = 0;
    Await.until(() -> stands(0, CarrierState.DOWN));
    var ping = Objects.requireNonNull(of(0).ping());
    assertFalse(ping.isGood());
    assertEquals(0, ping.answer());
    isWoken();
    assertEquals(List.of(), cheap.invites);
    assertEquals(1, dear.invites.size());
    cheap.pingAnswer = 200;
    Await.until(() -> stands(0, CarrierState.UP));
    isWoken();
    assertEquals(1, cheap.invites.size());
    assertEquals(1, dear.invites.size());
  }

  @Test
  void whoRefusesTheQuestionIsThereButWhoIsOutOfServiceIsNot() {
    for (int alive : List.of(404, 405, 483, 500)) {
      cheap.pingAnswer = alive;
      Await.until(() -> Objects.requireNonNull(of(0).ping()).answer() == alive);
      assertTrue(stands(0, CarrierState.UP), "" + alive);
    }
    cheap.pingAnswer = 503;
    Await.until(() -> stands(0, CarrierState.DOWN));
    assertEquals(503, Objects.requireNonNull(of(0).ping()).answer());
  }

  @Test
  void whereAllAreAwayTheCheapestIsCalledAllTheSame() {
    cheap.pingAnswer = 0;
    dear.pingAnswer = 0;
    Await.until(() -> stands(0, CarrierState.DOWN) && stands(1, CarrierState.DOWN));
    isWoken();
    assertEquals(1, cheap.invites.size());
    assertEquals(List.of(), dear.invites);
  }

  @Test
  void oneLostQuestionIsNoAbsence() {
    cheap.lost.set(1);
    Await.until(() -> cheap.lost.get() == 0);
    var before = Objects.requireNonNull(of(0).ping()).at();
    Await.until(() -> !Objects.requireNonNull(of(0).ping()).at().equals(before));
    assertTrue(Objects.requireNonNull(of(0).ping()).isGood());
    assertTrue(stands(0, CarrierState.UP));
  }

  @Test
  void aCallThatFailedIsToldBesideTheAnswerToThePing() {
    cheap.mood = Mood.OUT_OF_ORDER;
    isWoken();
    assertEquals(503, Objects.requireNonNull(of(0).call()).answer());
    assertFalse(Objects.requireNonNull(of(0).call()).isGood());
    Await.until(() -> stands(0, CarrierState.UP));
    assertEquals(503, Objects.requireNonNull(of(0).call()).answer());
    assertTrue(Objects.requireNonNull(of(0).ping()).isGood());
  }
}
