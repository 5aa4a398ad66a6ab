package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.QueryCodes;
import vigil.city.City;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.messaging.FakeHttpReceiver;
import vigil.messaging.notices.NoticeHours;
import vigil.messaging.steps.OutboxDispatcher;

/// The answer to a spike, told to everybody who asked: what a gateway really gets.
@ServerTest
class SpikeNoticeTest extends SpikeNoticeWorld {
  private static final Pattern LINK = Pattern.compile("#([^.]+)\\.([\\w-]+)$");

  @Autowired QueryCodes codes;
  @Autowired City city;

  // promise: web/src/watch/zh.ts «每人只发一次»
  /// One person asks twice, one leaves no mobile, one does not want to be known and only called,
  /// one took it back: two hear, each once, whatever is pressed again or published anew.
  @Test
  void everybodyWhoAskedHearsOnceWhateverIsPressedAgain() {
    ask(Map.of("contactPhone", phone(1)));
    ask(Map.of("contactPhone", phone(1), "title", "还是血透"));
    ask(Map.of("contactPhone", phone(2)));
    ask(Map.of("contactPhone", "021" + phone(3).substring(3)));
    ask(Map.of("anonymous", true));
    assertEquals("NoPublicAnswer", as("manager-1").post(door(), Map.of("script", "x")).why());
    publish(true);
    assertEquals(0, view().path("answers").size(), "what is for staff only is told to nobody");
    String script = publish(false);

    JsonNode answer = view().at("/answers/0");
    assertEquals(2, answer.at("/reach/bySms").asInt(), answer::toString);
    assertEquals(2, answer.at("/reach/unreachable").asInt(), answer::toString);
    assertFalse(answer.toString().contains(phone(1)));
    press(script);
    assertEquals("NoticeRunning", as("manager-1").post(door(), Map.of("script", script)).why());
    try (var gateway = new FakeHttpReceiver()) {
      untilRead();
      List<String> got = told(gateway);
      assertEquals(2, got.size(), got::toString);
      assertEquals(
          Set.of(phone(1), phone(2)),
          Set.copyOf(got.stream().map(it -> JSON.readTree(it).path("to").asString()).toList()));
      assertEquals(2, view().at("/tally/sent").asInt());

      assertEquals("NobodyToTell", as("manager-1").post(door(), Map.of("script", script)).why());
      String anew = publish2(script);
      assertEquals("NobodyToTell", as("manager-1").post(door(), Map.of("script", anew)).why());
      ask(Map.of("contactPhone", phone(4)));
      ask(Map.of("contactPhone", phone(2)));
      press(script);
      untilRead();
      assertEquals(3, told(gateway).size(), "only who came since");
    }
  }

  /// The same script, published in a second edition.
  private String publish2(String script) {
    var found = ok(as("manager-1").get("/api/knowledge/scripts/" + script));
    var text = new HashMap<String, Object>();
    found.at("/script/text").forEachEntry(text::put);
    text.put("why", "名额已增加。");
    int version = found.at("/script/version").asInt();
    step("manager-1", script, "edit", Map.of("seen", version, "text", text));
    step("manager-1", script, "ask", Map.of("seen", version + 1, "units", List.of("wjw")));
    step("clerk-wjw", script, "agree", Map.of("seen", version + 2));
    step("manager-1", script, "publish", Map.of("seen", version + 3));
    return script;
  }

  // promise: docs/public-answers.md «nothing of the order and nothing for staff»
  /// The SMS says the answer and opens the order's page, which shows the whole of it; whoever
  /// accuses somebody is told that there is an answer and not to what.
  @Test
  void theMessageSaysTheAnswerAndNothingOfTheOrder() {
    ask(Map.of("contactPhone", phone(1)));
    ask(Map.of("contactPhone", phone(2), "type", "COMPLAINT", "accusedUnit", "NONE"));
    String script = publish(false);
    press(script);
    try (var gateway = new FakeHttpReceiver()) {
      untilRead();
      List<String> got = told(gateway);
      String plain = text(got, phone(1));
      String quiet = text(got, phone(2));
      assertTrue(plain.contains("血透去哪家医院" + world + "：拨打专班电话登记"), plain);
      assertTrue(plain.length() <= SmsGateway.LONGEST_TEXT, () -> plain.length() + " " + plain);
      for (String hidden : List.of(SECRET, "赵一", "锦绣路", "父亲", "wjw")) {
        assertFalse((plain + quiet).contains(hidden), hidden);
      }
      assertFalse(quiet.contains("血透"), quiet);
      var link = LINK.matcher(plain);
      assertTrue(link.find(), plain);
      var page =
          ok(
              ApiClient.browser(port)
                  .get("/api/portal/orders/" + link.group(1) + "?code=" + link.group(2)));
      assertEquals("凭转诊单直接就诊。", page.at("/answer/procedure").asString().substring(20));
      assertFalse(page.toString().contains(SECRET), page::toString);
      assertTrue(page.path("wantsNotices").asBoolean());
      step("manager-1", script, "retire", Map.of("seen", 4, "reason", "过期"));
      var later =
          ok(
              ApiClient.browser(port)
                  .get("/api/portal/orders/" + link.group(1) + "?code=" + link.group(2)));
      assertTrue(later.path("answer").isNull(), "what is no longer out is not shown");
    }
  }

  private String text(List<String> got, String phone) {
    return got.stream()
        .map(JSON::readTree)
        .filter(it -> it.path("to").asString().equals(phone))
        .findFirst()
        .orElseThrow(() -> new AssertionError(phone + " was not told: " + got))
        .path("text")
        .asString();
  }

  // promise: web/src/portal/zh.ts «不再给我发这类短信»
  @Test
  void whoeverWantsNoSuchMessagesGetsNone() {
    ask(Map.of("contactPhone", phone(1)));
    ask(Map.of("contactPhone", phone(2)));
    String script = publish(false);
    String order = numbers.getFirst();
    String code = code(order);
    String path = "/api/portal/orders/" + order + "/notices?code=" + code;
    var wished = ok(ApiClient.browser(port).post(path, Map.of("wanted", false)));
    assertFalse(wished.path("wantsNotices").asBoolean());
    assertEquals(1, view().at("/answers/0/reach/bySms").asInt());
    assertEquals(1, view().at("/answers/0/reach/wished").asInt());
    press(script);
    try (var gateway = new FakeHttpReceiver()) {
      untilRead();
      List<String> got = told(gateway);
      assertEquals(1, got.size(), got::toString);
      assertTrue(got.getFirst().contains(phone(2)));
    }
  }

  private String code(String number) {
    String order =
        sql.sql("select id from casework.work_order where number = ?")
            .param(number)
            .query(String.class)
            .single();
    String code = "%06d".formatted(world);
    codes.append(order, code);
    return code;
  }

  // promise: web/src/watch/zh.ts «十秒内可全部撤回»
  /// Stopped in time nothing leaves the house; told anew, all hear.
  @Test
  void whatIsTakenBackInTimeReachesNobodyAndCanBeToldAnew() {
    ask(Map.of("contactPhone", phone(1)));
    String script = publish(false);
    Instant pressed = Instant.parse(press(script).at("/notice/pressedAt").asString());
    Instant starts = Instant.parse(view().at("/notice/startsAt").asString());
    assertTrue(starts.isAfter(pressed.plusSeconds(10)), "ten seconds are left");
    ok(as("manager-1").post(door() + "/stop", Map.of()));
    try (var gateway = new FakeHttpReceiver()) {
      skipTheTimeToTakeBack();
      assertEquals(List.of(), told(gateway));
      assertEquals("NothingToStop", as("manager-1").post(door() + "/stop", Map.of()).why());
      press(script);
      untilRead();
      ok(as("manager-1").post(door() + "/stop", Map.of()));
      assertEquals(List.of(), told(gateway), "read, and not gone yet");
      press(script);
      untilRead();
      assertEquals(1, told(gateway).size());
    }
  }

  /// An answer that is retired before its messages went out is told to nobody.
  @Test
  void anAnswerThatIsNoLongerOutIsNotTold() {
    ask(Map.of("contactPhone", phone(1)));
    String script = publish(false);
    press(script);
    untilRead();
    step("manager-1", script, "retire", Map.of("seen", 4, "reason", "有误"));
    try (var gateway = new FakeHttpReceiver()) {
      assertEquals(List.of(), told(gateway));
      assertEquals(1, view().at("/tally/cancelled").asInt());
    }
  }

  // promise: web/src/watch/zh.ts «夜间不发，等到早上可以回访的时间»
  /// Three in the morning in Shanghai: nothing goes, nothing counts as a try, and it goes at nine.
  @Test
  void noSmsGoesAtNight() {
    ask(Map.of("contactPhone", phone(1)));
    press(publish(false));
    untilRead();
    var three = InstantSource.fixed(Instant.parse("2026-11-27T19:00:00Z"));
    try (var gateway = new FakeHttpReceiver()) {
      var http = new HttpSmsGateway(gateway.url(), "", Duration.ofMillis(500));
      var night = new NoticeHours(city, three, false);
      var carrier = new SmsCarrier(http, citizens, wording, night, "上海12345");
      Await.until(() -> {
        skipTheTimeToTakeBack();
        new OutboxDispatcher(outbox, List.of()).dispatchBatch(carrier);
        return next().equals(Instant.parse("2026-11-28T01:00:00Z"));
      });
      assertTrue(gateway.listReceived().stream().noneMatch(it -> it.body().contains("统一答复")));
      assertEquals(1, told(gateway).size());
    }
  }

  private Instant next() {
    return sql.sql(
            """
            select d.next_attempt_at from messaging.delivery d
            join messaging.announced_person p on p.delivery = d.id
            where p.matter = ? and d.attempts = 0
            """)
        .param(spike)
        .query((row, number) -> row.getTimestamp(1).toInstant())
        .optional()
        .orElse(Instant.EPOCH);
  }

  /// Who may see it: those who watch over the city, and no unit.
  @Test
  void onlyTheManagerAndTheLeaderTell() {
    for (String other : List.of("clerk-wjw", "agent-1", "dispatcher-1", "editor-1")) {
      assertEquals(403, as(other).get(door()).status(), other);
      assertEquals(403, as(other).post(door(), Map.of("script", "x")).status(), other);
    }
  }
}
