package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.kernel.RecordFields;
import vigil.messaging.FakeHttpReceiver;
import vigil.understanding.steps.SheetPolicies;
import vigil.understanding.store.SqlSheets;

/// People are planted in orders; then every endpoint is walked with every role, and every byte that
/// comes back, every line logged, every push, webhook and fact is searched for them. What may
/// appear stands in [DisclosureRules]; a new endpoint is walked by itself.
@ServerTest
class PrivacyWalkTest {
  /// A leak that is everywhere is told once, with this many of its places.
  private static final int MOST_TOLD = 60;

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired JsonMapper json;
  @Autowired SqlSheets sheets;
  @Autowired SheetPolicies policies;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  /// What was seen where it may not be: eyes, endpoint, kind of datum; with an example.
  private final Map<String, String> leaks = new TreeMap<>();

  // promise: docs/rules.md «looking behind the mask shows the words of that order whole»
  @Test
  void nothingOfAPersonLeavesButWhereTheTableSaysSo() throws IOException {
    LogCapture lines = LogCapture.listening();
    Map<ViewerRole, PushRecorder> ears = new EnumMap<>(ViewerRole.class);
    try (var receiver = new FakeHttpReceiver()) {
      for (ViewerRole eyes : ViewerRole.values()) {
        if (eyes != ViewerRole.STRANGER) {
          ears.put(eyes, new PushRecorder(port, eyes));
        }
      }
      hook(receiver);
      var planted = new PlantedOrders(port, db);
      var batches = new PlantedBatches(port, db, planted);
      new PlantedWave(db, json, planted);
      new PlantedSheets(sheets, policies, planted);
      var sources = new EndpointVariables(planted, batches, db, hook(receiver));
      var walker = new EndpointWalker(port, planted, sources);
      var seen = new EnumMap<ViewerRole, StringBuilder>(ViewerRole.class);
      assertEquals(List.of(), sources.missing(endpoints()));
      for (EndpointWalker.Endpoint endpoint : endpoints()) {
        forgetWhoAsked();
        for (ViewerRole eyes : ViewerRole.values()) {
          for (EndpointWalker.Answer answer : walker.walk(endpoint, eyes)) {
            look(eyes, endpoint, answer);
            named(eyes, endpoint, answer, planted);
            seen.computeIfAbsent(eyes, _ -> new StringBuilder()).append(answer.bytes());
          }
        }
      }
      theTableIsNotEmptyTalk(seen);
      Await.until(
          () -> receiver.listReceived().stream().anyMatch(g -> g.body().contains("order.")));
      receiver.listReceived().forEach(g -> nowhere("webhook", g.headers() + g.body()));
      ears.forEach((eyes, ear) -> ear.heard.forEach(text -> pushed(eyes, text, planted)));
      assertTrue(
          ears.values().stream().anyMatch(ear -> ear.heard.size() > 1), "nothing was pushed");
      lines.heard.forEach(line -> nowhere("log", line));
      kept("select body::text from kernel.fact");
      kept("select d::text from messaging.delivery d");
    } finally {
      forgetWhoAsked();
      lines.end();
      ears.values().forEach(PushRecorder::close);
    }
    assertEquals(
        "",
        String.join(
            "\n",
            leaks.entrySet().stream()
                .limit(MOST_TOLD)
                .map(e -> e.getKey() + "  <- " + e.getValue())
                .toList()));
  }

  /// A walk that saw nothing at all proves nothing.
  private static void theTableIsNotEmptyTalk(Map<ViewerRole, StringBuilder> seen) {
    String agents = String.valueOf(seen.get(ViewerRole.AGENT));
    assertTrue(agents.contains(Datum.TITLE.of(PlantedOrders.ACCUSING)), "the hotline reads titles");
    assertTrue(agents.contains(Datum.CONTACT_PHONE.of(0)), "an agent may unmask");
    assertTrue(agents.contains(Datum.SPOKEN.of(0)), "words are shown by the same unmasking");
    String units = String.valueOf(seen.get(ViewerRole.CLERK));
    assertTrue(units.contains(Datum.TITLE.of(PlantedOrders.ACCUSING)), "a unit reads its orders");
    assertFalse(
        units.contains(Datum.CONTACT_PHONE.of(PlantedOrders.PLAIN)), "a clerk does not unmask");
    String managers = String.valueOf(seen.get(ViewerRole.MANAGER));
    assertTrue(managers.contains(PlantedWave.SPIKE), "a wave was looked at");
    assertTrue(managers.contains("watermark"), "an approved list was taken");
    assertTrue(managers.contains(Datum.FILE.of(PlantedOrders.PLAIN)), "a paper was opened");
    assertTrue(agents.contains(Datum.SOUND.of(PlantedOrders.PLAIN)), "an agent hears her own call");
    String leaders = String.valueOf(seen.get(ViewerRole.LEADER));
    assertTrue(
        leaders.contains(Datum.SOUND.of(PlantedOrders.LATE)), "a leader hears with a reason");
    String own = String.valueOf(seen.get(ViewerRole.STRANGER));
    assertTrue(own.contains(Datum.TITLE.of(PlantedOrders.PORTAL)), "a citizen reads her own order");
  }

  private void look(
      ViewerRole eyes, EndpointWalker.Endpoint endpoint, EndpointWalker.Answer answer) {
    if (answer.status() >= 400 && answer.bytes().contains(EndpointWalker.ECHO)) {
      leak("ECHO", endpoint.name(), answer.bytes());
    }
    if (answer.status() >= 500) {
      leak("BROKEN " + answer.status(), endpoint.name(), answer.url());
    }
    if (answer.status() == 400 && answer.isOfNothing() && answer.bytes().contains("MALFORMED")) {
      leak("SAYS NOT WHAT IS MISSING", endpoint.name(), answer.bytes());
    }
    boolean isByPerson = DisclosureRules.isByPerson(endpoint.name(), answer.url());
    for (Datum datum : Datum.values()) {
      datum
          .foundIn(answer.bytes())
          .filter(n -> !may(eyes, endpoint, datum, n, isByPerson))
          .forEach(n -> leak(eyes + " " + datum + " of " + n, endpoint.name(), answer.url()));
    }
  }

  /// A unit that has no part in an order, or is accused in it, is not told that there is one: its
  /// number stands in no answer.
  private void named(
      ViewerRole eyes,
      EndpointWalker.Endpoint endpoint,
      EndpointWalker.Answer answer,
      PlantedOrders planted) {
    if (!eyes.isOfAUnit() || DisclosureRules.isOwn(endpoint.path())) {
      return;
    }
    for (int n = 0; n < PlantedOrders.PEOPLE; n++) {
      boolean may =
          n == PlantedOrders.PORTAL
              || (eyes.hasPlantedOrders() && !PlantedOrders.NOT_GIVEN.contains(n));
      if (!may && answer.bytes().contains(planted.numbers.get(n))) {
        leak(eyes + " number of " + n, endpoint.name(), answer.url());
      }
    }
  }

  /// No line of the table lets the accused see who accuses them, nor a unit what it has no part in.
  private static boolean may(
      ViewerRole eyes, EndpointWalker.Endpoint endpoint, Datum datum, int n, boolean isByPerson) {
    if (DisclosureRules.isOwn(endpoint.path())) {
      return n == PlantedOrders.PORTAL && DisclosureRules.allows(eyes, endpoint.name(), datum);
    }
    if (DisclosureRules.isQuoting(endpoint.name())) {
      return PlantedOrders.QUOTABLE.contains(n)
          && DisclosureRules.allows(eyes, endpoint.name(), datum);
    }
    boolean isUnits = eyes.isOfAUnit();
    if (isUnits && PlantedOrders.NOT_GIVEN.contains(n)) {
      return false;
    }
    boolean hidden = isUnits && PlantedOrders.HIDDEN.contains(n);
    boolean isSaid = datum == Datum.TITLE || datum == Datum.TEXT || datum == Datum.ADDRESS;
    if (hidden && (!isSaid || isByPerson)) {
      return false;
    }
    if (datum.isMask()) {
      return eyes != ViewerRole.STRANGER && !(eyes.isAccused() && PlantedOrders.ACCUSE.contains(n));
    }
    return DisclosureRules.allows(eyes, endpoint.name(), datum)
        && DisclosureRules.mayHear(eyes, datum, n);
  }

  private void leak(String what, String where, String example) {
    leaks.putIfAbsent(what + " at " + where, example.substring(0, Math.min(300, example.length())));
  }

  private void nowhere(String where, String text) {
    for (Datum datum : Datum.values()) {
      datum.foundIn(text).forEach(n -> leak(datum + " of " + n, where, text));
    }
  }

  /// A push says of an order that something happened, never what; to the accused not even that.
  private void pushed(ViewerRole eyes, String text, PlantedOrders planted) {
    nowhere("push to " + eyes, text);
    for (int n : PlantedOrders.ACCUSE) {
      if (eyes.isAccused() && text.contains(planted.orders.get(n))) {
        leak("order " + n, "push to " + eyes, text);
      }
    }
  }

  /// The portal slows an address that asks too much, and all who walk have the same one.
  private void forgetWhoAsked() {
    db.sql("delete from kernel.allowance").update();
  }

  private void kept(String query) {
    db.sql(query).query(String.class).list().forEach(row -> nowhere(query, row));
  }

  /// @return its id
  private String hook(FakeHttpReceiver receiver) {
    var kinds = new ArrayList<String>();
    ApiClient.operator(port)
        .get("/api/portal/hooks")
        .body()
        .path("kinds")
        .forEach(kind -> kinds.add(kind.asString()));
    var made =
        ApiClient.operator(port)
            .post("/api/portal/hooks", Map.of("url", receiver.url(), "kinds", kinds));
    assertEquals(201, made.status(), () -> made.body().toString());
    return made.body().path("id").asString();
  }

  /// Signing out comes last: it closes the pushes.
  private List<EndpointWalker.Endpoint> endpoints() {
    var all = new ArrayList<EndpointWalker.Endpoint>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (handler.getBeanType().getName().startsWith("vigil.")) {
            List<String> fields = fields(handler);
            for (var method : mapping.getMethodsCondition().getMethods()) {
              mapping
                  .getPatternValues()
                  .forEach(p -> all.add(new EndpointWalker.Endpoint(method.name(), p, fields)));
            }
          }
        });
    all.sort(
        java.util.Comparator.comparing(
                (EndpointWalker.Endpoint e) -> e.path().endsWith("/sign-out"))
            .thenComparing(e -> !e.method().equals("GET"))
            .thenComparing(EndpointWalker.Endpoint::path));
    return all;
  }

  /// What a body asks for; a step by its name in the address at least for what was seen.
  private static List<String> fields(HandlerMethod handler) {
    return Stream.of(handler.getMethod().getParameters())
        .filter(asked -> asked.isAnnotationPresent(RequestBody.class))
        .flatMap(asked ->
            asked.getType().isRecord()
                ? RecordFields.of(asked.getType()).map(RecordComponent::getName)
                : Stream.of("seen"))
        .toList();
  }
}
