package vigil.simulator.traffic;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Writes orders and leads them through their lives as the demo's staff, each step by the API and
/// by whoever it belongs to.
final class TrafficOrders {
  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡";

  private final TrafficApiClient server;
  private final Random dice;
  private final Map<String, String> clerks = new HashMap<>();
  private final Map<String, String> handlers = new HashMap<>();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  TrafficOrders(TrafficApiClient server, Random dice) {
    this.server = server;
    this.dice = dice;
    for (JsonNode staff : server.get("", "/api/identity/staff")) {
      String unit = staff.path("unit").asString("");
      for (JsonNode role : staff.path("roles")) {
        if (role.asString().equals("CLERK")) {
          clerks.putIfAbsent(unit, staff.path("id").asString());
        } else if (role.asString().equals("HANDLER")) {
          handlers.putIfAbsent(unit, staff.path("id").asString());
        }
      }
    }
  }

  int written() {
    return written.get();
  }

  int closed() {
    return closed.get();
  }

  /// Registers an appeal and answers or submits it.
  ///
  /// @param call the call it came by; null for another channel
  /// @return the order as the server kept it
  JsonNode write(String agent, @Nullable String call, TrafficAppeal appeal) {
    var draft = new LinkedHashMap<String, Object>();
    draft.put("channel", call == null ? "APP" : "PHONE");
    if (call != null) {
      draft.put("contact", call);
    }
    draft.put("type", appeal.type());
    if (appeal.type().equals("COMPLAINT")) {
      draft.put("accusedUnit", "NONE");
    }
    draft.put("urgency", appeal.urgency());
    draft.put("category", appeal.category());
    draft.put("title", appeal.title());
    draft.put("description", appeal.description());
    draft.put("district", appeal.district());
    draft.put("address", appeal.address());
    draft.put("name", SURNAMES.charAt(dice.nextInt(SURNAMES.length())) + "某");
    draft.put("occurred", server.now());
    Map<String, Object> order =
        appeal.isAnswered()
            ? Map.of("draft", draft, "then", "ANSWER", "reply", "已按口径解释，市民表示了解。")
            : Map.of("draft", draft, "then", "SUBMIT");
    JsonNode kept = server.post(agent, "/api/casework/orders", order);
    written.incrementAndGet();
    return kept;
  }

  /// Dispatch, sign, contact, handle, report, review, audit, callback: to the end.
  void leadToClosing(JsonNode kept, TrafficAppeal appeal) {
    String id = kept.path("id").asString();
    JsonNode competent =
        server.get(
            "",
            "/api/city/competence?category=%s&district=%s"
                .formatted(appeal.category(), appeal.district()));
    String lead = competent.path("lead").path("id").asString(competent.path("lead").asString(""));
    if (!clerks.containsKey(lead) || !handlers.containsKey(lead)) {
      lead = "d" + appeal.district();
    }
    String clerk = Objects.requireNonNull(clerks.get(lead), "no clerk in the demo's " + lead);
    String handler = Objects.requireNonNull(handlers.get(lead), "no handler in the demo's " + lead);
    order(id, "dispatcher-1", "dispatch", "lead", lead, "assists", List.of(), "copies", List.of());
    String assignment = lead(id);
    unit(id, assignment, clerk, "sign");
    unit(id, assignment, handler, "contact", "reached", true);
    unit(id, assignment, handler, "handle");
    unit(
        id,
        assignment,
        handler,
        "report",
        "report",
        report(appeal, attempt(id, assignment), server.now()));
    unit(id, assignment, "reviewer-1", "review", "accepted", true);
    order(id, "reviewer-1", "audit", "passed", true);
    if (dice.nextInt(10) > 0) {
      rate(kept);
    } else {
      order(id, "callback-1", "waive-callback", "reason", "市民表示无需回访");
    }
    closed.incrementAndGet();
  }

  /// The citizen says by the link, which is open at any hour, that it is solved.
  private void rate(JsonNode kept) {
    String number = kept.path("number").asString();
    String code = kept.path("code").asString();
    server.post(
        "",
        "/api/portal/orders/" + number + "/rating?code=" + code,
        Map.of("solved", true, "contacted", true));
  }

  private static Map<String, Object> report(
      TrafficAppeal appeal, String attempt, Object repliedAt) {
    boolean isAsked = appeal.type().equals("HELP") || appeal.type().equals("COMPLAINT");
    var report = new LinkedHashMap<String, Object>();
    report.put("factFinding", isAsked ? "TRUE" : "POLICY_EXISTS");
    report.put("factNote", "已核实，情况属实，详见办理情况。");
    report.put("appealFinding", "REASONABLE");
    report.put("siteCheck", isAsked ? "NO_SITE" : "NOT_ASKED");
    report.put("result", "RESOLVED");
    report.put("replyPoints", "承办单位已于当日电话答复市民并办理完毕。");
    report.put("replyUnit", "城运中心");
    report.put("repliedAt", repliedAt);
    report.put("summary", "经办人联系市民，说明情况并完成处理。");
    report.put("wayOfReply", "PHONE");
    report.put("signatory", "值班负责人");
    report.put("contactAttempt", attempt);
    return report;
  }

  private String lead(String id) {
    for (JsonNode part : parts(id)) {
      if (part.path("role").asString().equals("LEAD")) {
        return part.path("id").asString();
      }
    }
    throw new IllegalStateException("Order " + id + " was dispatched and has no lead");
  }

  /// The contact record that the report rests on.
  private String attempt(String id, String assignment) {
    for (JsonNode part : parts(id)) {
      JsonNode attempts = part.path("attempts");
      if (part.path("id").asString().equals(assignment) && !attempts.isEmpty()) {
        return attempts.get(attempts.size() - 1).path("id").asString();
      }
    }
    throw new IllegalStateException("Order " + id + " has no contact record");
  }

  private JsonNode parts(String id) {
    return server
        .get("dispatcher-1", "/api/casework/orders/" + id)
        .path("order")
        .path("assignments");
  }

  private void order(String id, String by, String step, Object... fields) {
    server.post(by, "/api/casework/orders/" + id + "/steps/" + step, body(id, fields));
  }

  private void unit(String id, String assignment, String by, String step, Object... fields) {
    server.post(by, "/api/casework/assignments/" + assignment + "/steps/" + step, body(id, fields));
  }

  /// The step's fields with the version it is decided on, freshly looked at.
  private Map<String, Object> body(String id, Object... fields) {
    var body = new LinkedHashMap<String, Object>();
    body.put(
        "seen",
        server
            .get("dispatcher-1", "/api/casework/orders/" + id)
            .path("order")
            .path("version")
            .asInt());
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    return body;
  }
}
