package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;
import vigil.telephony.LineHealth.RegistrationHealth;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.CarrierSettings.Ping;
import vigil.telephony.sip.CarrierSettings.Registration;

/// Carriers that bring calls to whoever is registered (RFC 3261, section 10).
class CarrierRegistrationTest {
  private static final String AT = "127.0.0.9";
  private static final Ping NEVER = new Ping(Duration.ZERO, Duration.ofSeconds(1), 1);
  private static final Registration QUICK =
      new Registration(Duration.ofHours(1), Duration.ofMillis(500), Duration.ofMillis(200));

  @TempDir Path folder;
  private ScriptedRegistrar registrar;
  private @Nullable TelephonyFixture open;
  private int number;

  @BeforeEach
  void open() throws IOException {
    registrar = new ScriptedRegistrar(AT);
  }

  @AfterEach
  void close() throws IOException {
    end();
    registrar.close();
  }

  private void end() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private TelephonyFixture stage() {
    return Objects.requireNonNull(open, "not begun");
  }

  private void begin() throws IOException {
    begin(registrar.settings("city"));
  }

  private void begin(Carrier carrier) throws IOException {
    begin(carrier, QUICK);
  }

  private void begin(Carrier carrier, Registration how) throws IOException {
    var carriers = new CarrierSettings(List.of(carrier), "021", NEVER, how, null);
    open = new TelephonyFixture(folder, 100, Map.of("edge", "edge-secret"), carriers);
  }

  private RegistrationHealth health() {
    return Objects.requireNonNull(
        stage().line.getHealth().carriers().getFirst().registration(), "it is to be registered");
  }

  private void isRegistered() {
    Await.until(() -> health().isRegistered());
  }

  private String contact() {
    return registrar.bindings.keySet().iterator().next();
  }

  // promise: docs/operations.md «registered by the strongest digest that it asks for»
  @Test
  void weAreRegisteredByTheDigestThatIsAskedFor() throws IOException {
    for (String algorithm : List.of("SHA-256", "MD5")) {
      registrar.algorithm = algorithm;
      registrar.heard.clear();
      begin();
      isRegistered();
      assertEquals(List.of(3600), List.copyOf(registrar.bindings.values()));
      assertEquals(2, registrar.heard.size());
      SipText proved = registrar.heard.getLast();
      assertEquals(2, proved.cseq());
      assertTrue(proved.header("To").contains("<sip:02112345@" + AT + ">"), proved.header("To"));
      Instant until = Objects.requireNonNull(health().until());
      assertTrue(until.isAfter(Instant.now().plusSeconds(3000)), "the time that our contact has");
      end();
      assertEquals(Map.of(), registrar.bindings, "whoever stops leaves");
    }
  }

  @Test
  void itIsRenewedBeforeItRunsOutAndInTheSameRow() throws IOException {
    registrar.most = 2;
    begin();
    isRegistered();
    Instant first = Objects.requireNonNull(health().until());
    Await.until(() -> Objects.requireNonNull(health().until()).isAfter(first));
    var ids = registrar.heard.stream().map(said -> said.header("Call-ID")).distinct().toList();
    assertEquals(1, ids.size());
    var numbers = registrar.heard.stream().map(SipText::cseq).toList();
    assertEquals(numbers.stream().sorted().distinct().toList(), numbers);
    assertTrue(Objects.requireNonNull(health().at()).isBefore(first.plusSeconds(1)));
  }

  @Test
  void aRegistrationThatIsTooBriefIsAskedForLonger() throws IOException {
    registrar.shortest = 7200;
    registrar.most = 7200;
    begin();
    isRegistered();
    assertEquals(List.of(7200), List.copyOf(registrar.bindings.values()));
  }

  @Test
  void aNonceThatGrewOldIsReplacedAndAWrongSecretIsSaidOnce() throws IOException {
    registrar.isStale = true;
    begin();
    isRegistered();
    assertEquals(3, registrar.heard.size());
    end();
    registrar.heard.clear();
    begin(registrar.settings("city", "wrong"), Registration.USUAL);
    Await.until(() -> health().answer() == 401);
    assertEquals(2, registrar.heard.size());
    assertFalse(health().isRegistered());
  }

  @Test
  void whoIsRefusedTriesAgainLaterAndEverMoreSeldom() throws IOException {
    registrar.refuses = 503;
    begin();
    Await.until(() -> registrar.heard.size() >= 3);
    assertEquals(503, health().answer());
    registrar.refuses = -1;
    Await.until(() -> health().answer() == 0 && health().at() != null);
    assertFalse(health().isRegistered());
    registrar.refuses = 0;
    isRegistered();
  }

  private int called(String host, String uri) throws IOException {
    number++;
    try (var carrier = new Stranger(stage().server(), host)) {
      String text =
          """
          INVITE %s SIP/2.0
          Via: SIP/2.0/UDP %s;branch=z9hG4bKline%d
          Max-Forwards: 70
          From: <sip:13800138000@x>;tag=1
          To: <sip:02112345@x>
          Call-ID: line%d@x
          CSeq: %d INVITE
          Contact: <sip:1@%s>
          Content-Length: 0

          """
              .formatted(uri, carrier.at(), number, number, number, carrier.at());
      carrier.send(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      return Objects.requireNonNull(carrier.answer(number)).status();
    }
  }

  // promise: docs/operations.md «A call that names the word of our contact is that carrier's»
  @Test
  void callsThatNameOurContactAreTheCarriersAndNoOthers() throws IOException {
    registrar.refuses = 503;
    begin();
    assertEquals(403, called(AT, "sip:12345@127.0.0.1"), "a stranger's before");
    registrar.refuses = 0;
    isRegistered();
    assertEquals(200, called(AT, contact()));
    assertEquals(1, stage().line.listLive().size());
    assertEquals(401, called(AT, "sip:12345@127.0.0.1"), "no word, no proof");
    String other = contact().replaceAll("line=.", "line=x");
    assertNotEquals(contact(), other);
    assertEquals(401, called(AT, other), "another word");
    assertEquals(403, called("127.0.0.8", contact()), "the word from elsewhere");
  }

  @Test
  void theNextLifeRenewsWhatAnEarlierOneRegistered() throws IOException {
    begin();
    isRegistered();
    String before = contact();
    stage().crash();
    stage().comeBack();
    isRegistered();
    assertEquals(before, contact());
  }
}
