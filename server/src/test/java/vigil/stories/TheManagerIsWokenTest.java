package vigil.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.TestData;
import vigil.identity.web.ApiClient;
import vigil.insight.InsightFact;
import vigil.insight.Spike;
import vigil.kernel.Await;
import vigil.kernel.Ledger;
import vigil.kernel.database.TestDatabase;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.RingBehaviour;
import vigil.media.phone.SipPhone.State;
import vigil.messaging.FakeHttpReceiver;
import vigil.messaging.FakeHttpReceiver.ReceiverBehaviour;
import vigil.messaging.mail.FakeSmtpServer;
import vigil.telephony.MediaProcess;
import vigil.telephony.ScriptedCarrier;
import vigil.telephony.ScriptedCarrier.Mood;
import vigil.watch.PageWay;
import vigil.watch.steps.DutyWayService;
import vigil.watch.steps.WatchService;

/// Whoever is on duty is woken by their own ways, one after the other: the mobile behind the
/// carrier rings, the SMS gateway and the mail server get their words, and key 1 ends it. The whole
/// server, vigil-media beside it, real SIP, HTTP and SMTP.
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "vigil.demo=true",
      "vigil.understanding.train-at-start=false",
      "vigil.sip.port=0",
      TestData.PROPERTY,
      "vigil.watch.page-next=PT8S",
      "vigil.watch.test-pages=false",
      "vigil.watch.page-wait=PT1S",
      "vigil.portal.mail.address=12345@hotline.example"
    })
@ContextConfiguration(initializers = TestDatabase.Fresh.class)
class TheManagerIsWokenTest {
  private static final Duration SOON = Await.MOST;
  private static final double MANAGER = 1000;
  private static final String NUMBER = "13917000001";
  private static final String WAYS = "/api/watch/duty/my-ways";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final PhoneClock CLOCK = new PhoneClock();
  private static final ScriptedCarrier CARRIER = new ScriptedCarrier(CLOCK);
  private static final FakeHttpReceiver SMS = new FakeHttpReceiver();
  private static final FakeSmtpServer SMTP = new FakeSmtpServer();
  private static final MediaProcess MEDIA = media();

  @LocalServerPort int port;
  @Autowired WatchService desk;
  @Autowired DutyWayService ways;
  @Autowired Ledger ledger;
  @Autowired InstantSource clock;

  private SipPhone mobile;
  private String first;

  private static MediaProcess media() {
    try {
      return new MediaProcess(TestData.FOLDER);
    } catch (IOException e) {
      throw new IllegalStateException("vigil-media does not start", e);
    }
  }

  @DynamicPropertySource
  static void wires(DynamicPropertyRegistry properties) {
    properties.add("vigil.media.control", MEDIA::control);
    properties.add("vigil.media.secret-file", MEDIA::secretFile);
    properties.add("vigil.carriers.trunks[0].name", () -> "city");
    properties.add("vigil.carriers.trunks[0].host", () -> "127.0.0.1");
    properties.add("vigil.carriers.trunks[0].port", CARRIER::port);
    properties.add("vigil.carriers.trunks[0].caller-id", () -> "02112345");
    properties.add("vigil.carriers.trunks[0].numbers", () -> "1.*");
    properties.add("vigil.portal.sms.url", SMS::url);
    properties.add("spring.mail.host", () -> "127.0.0.1");
    properties.add("spring.mail.port", SMTP::port);
  }

  @AfterAll
  static void close() throws IOException {
    MEDIA.close();
    CARRIER.close();
    SMS.close();
    SMTP.close();
    CLOCK.close();
  }

  @BeforeEach
  void aManagerWithAMobile() {
    first = desk.listOnDuty(clock.instant()).getFirst();
    mobile = new SipPhone(NUMBER, server(), MANAGER, CLOCK);
    mobile.setRingBehaviour(RingBehaviour.RING);
    CARRIER.leadsTo(mobile);
    CARRIER.mood = Mood.RINGS;
    CARRIER.invites.clear();
    var saved = me().send("PUT", "/api/telephony/my-mobile", json(Map.of("phone", NUMBER)));
    assertEquals(200, saved.status(), saved::toString);
  }

  @AfterEach
  void hangUp() {
    mobile.close();
  }

  private InetSocketAddress server() {
    String[] at =
        me().get("/api/telephony/my-phone").body().path("server").asString().split(":", -1);
    return new InetSocketAddress(InetAddress.ofLiteral(at[0]), Integer.parseInt(at[1]));
  }

  private ApiClient me() {
    return ApiClient.as(port, first);
  }

  private static String json(Map<String, ?> body) {
    return JSON.writeValueAsString(body);
  }

  private ApiClient.Answer chooseWays(String... ways) {
    var body = Map.of("ways", List.of(ways), "mail", first + "@hotline.example");
    return me().send("PUT", WAYS, json(body));
  }

  private String burns() {
    String id = "wake-" + clock.millis();
    desk.open(
        new InsightFact.SpikeRaised(
            id,
            1,
            new InsightFact.TopicNames("rehearsal", "演练话题", "Rehearsal topic"),
            clock.instant(),
            List.of(),
            new InsightFact.Evidence(20, 1, 20),
            new Spike.Reason("演练", "r")));
    return id;
  }

  private JsonNode incident(String id) {
    return me().get("/api/watch/incidents/" + id).body();
  }

  /// `MOBILE NO_ANSWER` and the like, of one page.
  private List<String> tries(String id, int page) {
    return incident(id)
        .path("pages")
        .path(page)
        .path("tries")
        .valueStream()
        .map(one -> one.path("way").asString() + " " + one.path("outcome").asString("-"))
        .toList();
  }

  // promise: web/src/watch/zhDuty.ts «电话按 1、屏幕点击即为应答；短信和邮件不能应答»
  // promise: web/src/watch/zhDuty.ts «按这个次序一种一种地叫，直到有人应答»
  @Test
  void messagesGoOutAndTheMobileBehindTheCarrierIsAnsweredByKey() {
    assertEquals(200, chooseWays("SMS", "MAIL", "MOBILE").status());
    int before = SMS.listReceived().size();
    String id = burns();
    assertTrue(mobile.await(State.RINGING, SOON), "the mobile rings behind the carrier");
    assertEquals("PAGING", incident(id).path("state").asString(), "no message acknowledged it");
    assertTrue(CARRIER.invites.getFirst().first().contains(NUMBER));
    var sms = JSON.readTree(SMS.listReceived().get(before).body());
    assertEquals(NUMBER, sms.path("to").asString());
    assertTrue(sms.path("text").asString().contains("演练话题"), sms::toString);
    assertTrue(sms.path("text").asString().contains("本短信不能确认"), sms::toString);
    assertTrue(sms.path("text").asString().endsWith("/watch"), sms::toString);
    assertTrue(mailed(SMTP.mails().getLast()).contains("本邮件不能确认"));
    mobile.answer();
    assertTrue(mobile.await(State.TALKING, SOON));
    mobile.press('1');
    Await.until(() -> incident(id).path("state").asString().equals("ACKNOWLEDGED"));
    assertEquals("KEY", incident(id).path("acknowledged").path("how").asString());
    assertTrue(mobile.await(State.ENDED, SOON), "the call ends by itself");
    assertEquals(List.of("SMS SENT", "MAIL SENT", "MOBILE PRESSED"), tries(id, 0));
    String told = ledger.listBySubject(id, 50).toString();
    assertFalse(told.contains(NUMBER), told);
    assertFalse(told.contains("hotline.example"), told);
  }

  private static String mailed(String mail) {
    try {
      var bytes = new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8));
      var read = new MimeMessage(Session.getInstance(new Properties()), bytes);
      return String.valueOf(read.getContent());
    } catch (MessagingException | IOException unreadable) {
      throw new IllegalStateException(mail, unreadable);
    }
  }

  // promise: web/src/watch/zhDuty.ts «叫不通的立即换下一种，都叫过了再叫下一位»
  @Test
  void whatFailsIsFollowedAtOnceAndThenComesTheNextInLine() {
    mobile.setRingBehaviour(RingBehaviour.BUSY);
    SMS.next(ReceiverBehaviour.REFUSE);
    assertEquals(200, chooseWays("MOBILE", "SMS", "PHONE").status());
    JsonNode mine = me().post("/api/telephony/my-phone", Map.of()).body();
    try (var seat = new SipPhone(mine.path("user").asString(), server(), MANAGER, CLOCK)) {
      seat.setRingBehaviour(RingBehaviour.RING);
      assertEquals(200, seat.register(mine.path("password").asString(), 300));
      String id = burns();
      assertTrue(seat.await(State.RINGING, SOON), "the seat's phone rings next");
      seat.answer();
      assertTrue(seat.await(State.ENDED, SOON), "whoever presses nothing is hung up on");
      Await.until(() -> incident(id).path("pages").size() > 1);
      var told = List.of("MOBILE BUSY", "SMS NOT_SENT", "PHONE NO_KEY");
      Await.until(() -> tries(id, 0).equals(told));
      String next = incident(id).path("pages").path(1).path("staff").asString();
      assertEquals(desk.listOnDuty(clock.instant()).get(1), next);
      assertEquals(200, me().post(acknowledge(id), Map.of()).status());
    }
  }

  private static String acknowledge(String id) {
    return "/api/watch/incidents/" + id + "/acknowledge";
  }

  // promise: web/src/watch/zhDuty.ts «您在值班表上，至少保留一种会振铃的方式。»
  @Test
  void whoIsOnTheDutyListKeepsAWayThatRings() {
    assertEquals(200, chooseWays("MOBILE").status());
    assertEquals("NoWayThatRings", chooseWays("SMS", "SCREEN").why());
    assertEquals(400, chooseWays().status());
    JsonNode mine = me().get(WAYS).body();
    assertTrue(mine.path("isOnDutyList").asBoolean());
    assertEquals("MOBILE", mine.path("rows").path(0).path("way").asString());
    assertEquals("139****0001", mine.path("rows").path(0).path("to").asString());
    assertFalse(mine.toString().contains(NUMBER));
    assertEquals(204, me().send("DELETE", "/api/telephony/my-mobile", "").status());
    assertTrue(ways.listWays(first).contains(PageWay.PHONE), "whose mobile is gone is still rung");
    var free = Map.of("ways", List.of("SCREEN"));
    assertEquals(200, ApiClient.as(port, "agent-1").send("PUT", WAYS, json(free)).status());
  }
}
