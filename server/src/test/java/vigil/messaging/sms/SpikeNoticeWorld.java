package vigil.messaging.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.messaging.FakeHttpReceiver;
import vigil.messaging.steps.OutboxDispatcher;

/// Citizens who asked about one matter, and the answer that is published for them.
abstract class SpikeNoticeWorld extends SmsWorld {
  private static final AtomicInteger WORLDS = new AtomicInteger();
  static final String SECRET = "内部掌握：系统凌晨比对有误，不得外传";
  @Autowired JdbcClient sql;
  final int world = WORLDS.incrementAndGet();
  final String spike = "zz-notice-" + world;
  final List<String> numbers = new ArrayList<>();
  final List<String> queryCodes = new ArrayList<>();
  List<String> districts = List.of();

  /// A topic whose categories no other test of this server writes orders of: the wave is ours.
  @BeforeEach
  void burn() {
    sql.sql(
            """
            insert into insight.spike (id, topic, version, since_cell, raised_cell, since, raised_at,
              closed_at, districts, cases, told, first_cases, usual, score, reason, reason_en)
            values (?, 'dialysis', 1, 0, 0, now(), now(),
              now() + interval '1 day', '{310115}', 9, 9, 9, 0.5, 9, '升', 'up')
            """)
        .param(spike)
        .update();
  }

  String phone(int n) {
    return "1380%02d0%04d".formatted(world, n);
  }

  void ask(Map<String, Object> more) {
    var draft = new HashMap<String, Object>();
    draft.put("contact", "call-" + spike + "-" + numbers.size());
    draft.put("type", "HELP");
    draft.put("category", "01010101");
    draft.put("title", "血透找不到医院");
    draft.put("description", "父亲每周三次血透");
    draft.put("district", "310115");
    draft.put("address", "锦绣路1号");
    draft.put("name", "赵一");
    draft.putAll(more);
    var order = Map.of("draft", draft, "then", "SUBMIT");
    var kept = ApiClient.as(port, "agent-1").post("/api/casework/orders", order);
    assertEquals(201, kept.status(), () -> kept.body().toString());
    String id = kept.body().path("id").asString();
    Await.until(() ->
        sql.sql("select count(*) from insight.order_seen where id = ?")
                .param(id)
                .query(Integer.class)
                .single()
            == 1);
    numbers.add(kept.body().path("number").asString());
    queryCodes.add(kept.body().path("code").asString());
  }

  String publish(boolean isInternal) {
    var text = new HashMap<String, Object>();
    text.put("title", "血透去哪家医院" + world + (isInternal ? "（内部）" : "") + String.join("", districts));
    text.put("category", "01010101");
    text.put("why", "部分医院闭环管理，血透名额调整。");
    text.put("whomToSee", "区卫健委血透保障专班。");
    text.put("procedure", "拨打专班电话登记，两小时内安排定点医院。凭转诊单直接就诊。");
    text.put("doNotPromise", SECRET);
    text.put("internalOnly", isInternal);
    text.put("districts", districts);
    var drafted =
        as("manager-1").post("/api/knowledge/scripts", Map.of("text", text, "spike", spike));
    assertEquals(201, drafted.status(), () -> drafted.body().toString());
    String id = drafted.body().at("/script/id").asString();
    step("manager-1", id, "ask", Map.of("seen", 1, "units", List.of("wjw")));
    step("clerk-wjw", id, "agree", Map.of("seen", 2));
    step("manager-1", id, "publish", Map.of("seen", 3));
    return id;
  }

  void step(String staff, String script, String name, Map<String, Object> body) {
    ok(as(staff).post("/api/knowledge/scripts/" + script + "/steps/" + name, body));
  }

  JsonNode press(String script) {
    return ok(as("manager-1").post(door(), Map.of("script", script)));
  }

  String door() {
    return "/api/watch/spikes/" + spike + "/notice";
  }

  JsonNode view() {
    return ok(as("manager-1").get(door()));
  }

  void skipTheTimeToTakeBack() {
    sql.sql("update watch.spike_notice set starts_at = now() where spike = ?")
        .param(spike)
        .update();
    sql.sql(
            """
            update messaging.delivery set next_attempt_at = least(next_attempt_at, now())
            where kind = 'ANSWER_OUT' and state = 'WAITING'
            """)
        .update();
  }

  void untilRead() {
    skipTheTimeToTakeBack();
    Await.until(() -> view().at("/notice/progress/state").asString().equals("DONE"));
  }

  List<String> told(FakeHttpReceiver gateway) {
    Await.until(() -> {
      skipTheTimeToTakeBack();
      new OutboxDispatcher(outbox, List.of()).dispatchBatch(carrier(gateway));
      return view().at("/tally/waiting").asInt() == 0;
    });
    return gateway.listReceived().stream()
        .map(it -> JSON.readTree(it.body()))
        .filter(it -> it.path("text").asString().contains("答复"))
        .map(JsonNode::toString)
        .filter(it -> it.contains("1380%02d0".formatted(world)))
        .toList();
  }

  ApiClient as(String staff) {
    return ApiClient.as(port, staff);
  }

  static JsonNode ok(ApiClient.Answer answer) {
    assertEquals(200, answer.status(), () -> answer.body().toString());
    return answer.body();
  }
}
