package vigil.bench.api;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import vigil.bench.api.LoadClient.Answer;

/// One appeal and all who work on it: each of nine steps by whoever it belongs to, who first looks
/// at a list, at the order and at what may be done. The times are set beforehand.
final class LoadLife implements Runnable {
  /// Between looking at an order and deciding.
  private static final long READING_NANOS = 400_000_000L;

  /// A step that the server said is done.
  record AcknowledgedStep(String order, String step, int version) {}

  private final LoadClient wire;
  private final Random dice;
  private final String name;
  private final int n;
  private final long paceNanos;
  private final Consumer<AcknowledgedStep> done;
  private final String district;
  private long at;
  private String order = "";
  private String part = "";
  private String attempt = "";
  private String number = "";
  private String code = "";
  private int seen;
  private int left;

  /// More steps than a life has.
  static final int WHOLE = 100;

  /// @param paceNanos between two steps, on average
  /// @param done hears of each step when its answer is there
  /// @param most steps after the registration
  LoadLife(
      LoadClient wire,
      String name,
      int n,
      long begin,
      long paceNanos,
      Random dice,
      Consumer<AcknowledgedStep> done,
      int most) {
    this.left = most;
    this.wire = wire;
    this.name = name;
    this.n = n;
    this.at = begin;
    this.paceNanos = paceNanos;
    this.dice = dice;
    this.done = done;
    this.district = LoadAppeals.district(dice);
  }

  @Override
  public void run() {
    boolean isWritten = n % 2 == 0 ? byPortal() : byAgent();
    if (!isWritten) {
      return;
    }
    String unit = "d" + district;
    String clerk = "clerk-" + district;
    String handler = "handler-" + district;
    String dispatcher = LoadAppeals.dispatcher(dice);
    var dispatch = body("lead", unit, "assists", List.of(), "copies", List.of());
    boolean isLed =
        step("dispatch", dispatcher, "board?limit=50", dispatch)
            && status()
            && step("sign", clerk, "inbox?limit=50", body())
            && step("contact", handler, "inbox?limit=50", body("reached", true))
            && step("handle", handler, "", body())
            && step("report", handler, "inbox?limit=50", Map.of())
            && step("review", "reviewer-1", "reviews?limit=50", body("accepted", true))
            && step("audit", "reviewer-1", "", body("passed", true))
            && step("waive-callback", LoadAppeals.callback(dice), "callbacks?limit=50", waived());
    if (isLed) {
      status();
    }
  }

  private boolean byAgent() {
    String agent = LoadAppeals.agent(dice);
    var draft = LoadAppeals.appeal(name, n, district, dice);
    draft.put("contact", "call-of-" + name + "-" + n);
    draft.put("channel", "PHONE");
    draft.put("contactPhone", phone());
    var typed = new LinkedHashMap<>(draft);
    typed.keySet().retainAll(List.of("title", "description", "category", "district", "address"));
    wire.post("likes while writing", agent, "/api/casework/likes", typed, at);
    at += READING_NANOS;
    var body = Map.of("draft", draft, "then", "SUBMIT");
    Answer kept = wire.post("register", agent, "/api/casework/orders", body, at);
    if (kept.why().equals("AnswerLost")) {
      return isFoundByTitle();
    }
    return isKept(kept) && isFound(kept.body().path("id").asString(""));
  }

  /// Registered, and the server died before it said so.
  private boolean isFoundByTitle() {
    String mark = LoadAppeals.mark(name, n);
    String path = "/api/casework/orders?limit=200&q=" + encode(mark, UTF_8);
    for (JsonNode one : wire.get("find by title", "dispatcher-1", path, at).body().path("items")) {
      if (one.path("title").asString("").endsWith(" " + mark)) {
        return isFound(one.path("id").asString(""));
      }
    }
    return false;
  }

  private boolean byPortal() {
    var appeal = LoadAppeals.appeal(name, n, district, dice);
    appeal.put("phone", phone());
    appeal.put("email", "citizen%d@example.cn".formatted(n));
    Answer kept = wire.postAsCitizen("appeal by the portal", n, "/api/portal/appeals", appeal, at);
    if (kept.why().equals("AnswerLost")) {
      return isFoundByTitle();
    }
    if (!isKept(kept)) {
      return false;
    }
    next();
    Answer found =
        wire.get(
            "find by number",
            LoadAppeals.dispatcher(dice),
            "/api/casework/orders?limit=5&q=" + number,
            at);
    return isFound(found.body().path("items").path(0).path("id").asString(""));
  }

  private boolean isKept(Answer kept) {
    number = kept.body().path("number").asString("");
    code = kept.body().path("code").asString("");
    return kept.isTaken();
  }

  private boolean isFound(String id) {
    order = id;
    if (!id.isEmpty()) {
      done.accept(new AcknowledgedStep(id, "register", 1));
    }
    return !id.isEmpty();
  }

  private String phone() {
    return "139%08d".formatted(dice.nextInt(100_000_000));
  }

  /// @param list what is looked at first; empty when the order is open still
  private boolean step(String step, String by, String list, Map<String, Object> body) {
    if (left-- == 0) {
      return false;
    }
    next();
    if (!list.isEmpty()) {
      String name = list.substring(0, list.indexOf('?'));
      wire.get(name, by, "/api/casework/" + list, at);
      at += READING_NANOS;
    }
    if (!look(by)
        || (!list.isEmpty() && !wire.get("steps", by, order() + "/steps", at).isTaken())) {
      return false;
    }
    at += READING_NANOS;
    var whole = new LinkedHashMap<String, Object>(body);
    whole.put("seen", seen);
    if (step.equals("report")) {
      whole.put("report", LoadAppeals.report(attempt));
    }
    boolean isOfUnit = List.of("sign", "contact", "handle", "report", "review").contains(step);
    String where = isOfUnit ? "/api/casework/assignments/" + part : order();
    Answer answer = wire.post(step, by, where + "/steps/" + step, whole, at);
    if (answer.isTaken()) {
      done.accept(new AcknowledgedStep(order, step, answer.body().path("version").asInt()));
    }
    // decided before, its answer lost with the server: the next look shows it
    return answer.isTaken() || List.of("Stale", "AnswerLost").contains(answer.why());
  }

  private boolean look(String by) {
    JsonNode page = wire.get("order page", by, order(), at).body().path("order");
    seen = page.path("version").asInt(-1);
    for (JsonNode one : page.path("assignments")) {
      if (one.path("role").asString("").equals("LEAD")) {
        part = one.path("id").asString();
        attempt = one.path("attempts").path(0).path("id").asString("");
      }
    }
    return seen >= 0;
  }

  private String order() {
    return "/api/casework/orders/" + order;
  }

  private boolean status() {
    if (code.isEmpty()) {
      return true;
    }
    at += READING_NANOS;
    String path = "/api/portal/orders/" + number + "?code=" + code;
    return wire.getAsCitizen("status by number", n, path, at).isTaken();
  }

  private void next() {
    at += paceNanos / 2 + (long) (dice.nextDouble() * paceNanos);
  }

  /// At whatever hour the bench runs; only the citizen answers by link.
  private static Map<String, Object> waived() {
    return body("reason", "市民表示无需回访");
  }

  private static Map<String, Object> body(Object... fields) {
    var body = new LinkedHashMap<String, Object>();
    for (int i = 0; i < fields.length; i += 2) {
      body.put((String) fields[i], fields[i + 1]);
    }
    return body;
  }
}
