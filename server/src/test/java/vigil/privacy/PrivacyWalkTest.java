package vigil.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.identity.web.Api;
import vigil.kernel.Await;
import vigil.portal.delivery.Receiver;

/// People are planted in orders; then every endpoint is walked with every role, and every byte that
/// comes back, every line logged, every push, webhook and fact is searched for them. What may
/// appear stands in [Rules]; a new endpoint is walked by itself.
@ServerTest
class PrivacyWalkTest {
  /// A leak that is everywhere is told once, with this many of its places.
  private static final int MOST_TOLD = 60;

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired JsonMapper json;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  /// What was seen where it may not be: eyes, endpoint, kind of datum; with an example.
  private final Map<String, String> leaks = new TreeMap<>();

  @Test
  void nothingOfAPersonLeavesButWhereTheTableSaysSo() throws IOException {
    Lines lines = Lines.listening();
    Map<Eyes, Ear> ears = new EnumMap<>(Eyes.class);
    try (var receiver = new Receiver()) {
      for (Eyes eyes : Eyes.values()) {
        if (eyes != Eyes.STRANGER) {
          ears.put(eyes, new Ear(port, eyes));
        }
      }
      hook(receiver);
      var planted = new Planted(port, db);
      var batches = new PlantedBatches(port, db, planted);
      new PlantedWave(db, json, planted);
      var sources = new Sources(planted, batches, db, hook(receiver));
      var walker = new Walker(port, planted, sources);
      var seen = new EnumMap<Eyes, StringBuilder>(Eyes.class);
      assertEquals(List.of(), sources.missing(endpoints()));
      for (Walker.Endpoint endpoint : endpoints()) {
        forgetWhoAsked();
        for (Eyes eyes : Eyes.values()) {
          for (Walker.Answer answer : walker.walk(endpoint, eyes)) {
            look(eyes, endpoint, answer);
            named(eyes, endpoint, answer, planted);
            seen.computeIfAbsent(eyes, _ -> new StringBuilder()).append(answer.bytes());
          }
        }
      }
      theTableIsNotEmptyTalk(seen);
      Await.until(() -> receiver.got().stream().anyMatch(g -> g.body().contains("order.")));
      receiver.got().forEach(g -> nowhere("webhook", g.headers() + g.body()));
      ears.forEach((eyes, ear) -> ear.heard.forEach(text -> pushed(eyes, text, planted)));
      assertTrue(
          ears.values().stream().anyMatch(ear -> ear.heard.size() > 1), "nothing was pushed");
      lines.heard.forEach(line -> nowhere("log", line));
      kept("select body::text from kernel.fact");
      kept("select d::text from portal.delivery d");
    } finally {
      forgetWhoAsked();
      lines.end();
      ears.values().forEach(Ear::close);
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
  private static void theTableIsNotEmptyTalk(Map<Eyes, StringBuilder> seen) {
    String agents = String.valueOf(seen.get(Eyes.AGENT));
    assertTrue(agents.contains(Datum.TITLE.of(Planted.ACCUSING)), "the hotline reads titles");
    assertTrue(agents.contains(Datum.CONTACT_PHONE.of(0)), "an agent may unmask");
    String units = String.valueOf(seen.get(Eyes.CLERK));
    assertTrue(units.contains(Datum.TITLE.of(Planted.ACCUSING)), "a unit reads its orders");
    assertFalse(units.contains(Datum.CONTACT_PHONE.of(Planted.PLAIN)), "a clerk does not unmask");
    String managers = String.valueOf(seen.get(Eyes.MANAGER));
    assertTrue(managers.contains(PlantedWave.SPIKE), "a wave was looked at");
    assertTrue(managers.contains("watermark"), "an approved list was taken");
    assertTrue(managers.contains(Datum.FILE.of(Planted.PLAIN)), "a paper was opened");
    assertTrue(agents.contains(Datum.SOUND.of(Planted.PLAIN)), "an agent hears her own call");
    String leaders = String.valueOf(seen.get(Eyes.LEADER));
    assertTrue(leaders.contains(Datum.SOUND.of(Planted.LATE)), "a leader hears with a reason");
    String own = String.valueOf(seen.get(Eyes.STRANGER));
    assertTrue(own.contains(Datum.TITLE.of(Planted.PORTAL)), "a citizen reads her own order");
  }

  private void look(Eyes eyes, Walker.Endpoint endpoint, Walker.Answer answer) {
    if (answer.status() >= 400 && answer.bytes().contains(Walker.ECHO)) {
      leak("ECHO", endpoint.name(), answer.bytes());
    }
    if (answer.status() >= 500) {
      leak("BROKEN " + answer.status(), endpoint.name(), answer.url());
    }
    for (int n = 0; n < Planted.PEOPLE; n++) {
      for (Datum datum : Datum.values()) {
        boolean isByPerson = Rules.isByPerson(endpoint.name(), answer.url());
        if (answer.bytes().contains(datum.of(n)) && !may(eyes, endpoint, datum, n, isByPerson)) {
          leak(eyes + " " + datum + " of " + n, endpoint.name(), answer.url());
        }
      }
    }
  }

  /// A unit that has no part in an order, or is accused in it, is not told that there is one: its
  /// number stands in no answer.
  private void named(Eyes eyes, Walker.Endpoint endpoint, Walker.Answer answer, Planted planted) {
    if (!eyes.isOfAUnit() || Rules.isOwn(endpoint.path())) {
      return;
    }
    for (int n = 0; n < Planted.PEOPLE; n++) {
      boolean may = n == Planted.PORTAL || (eyes.hasThem() && !Planted.NOT_GIVEN.contains(n));
      if (!may && answer.bytes().contains(planted.numbers.get(n))) {
        leak(eyes + " number of " + n, endpoint.name(), answer.url());
      }
    }
  }

  /// No line of the table lets the accused see who accuses them, nor a unit what it has no part in.
  private static boolean may(
      Eyes eyes, Walker.Endpoint endpoint, Datum datum, int n, boolean isByPerson) {
    if (Rules.isOwn(endpoint.path())) {
      return n == Planted.PORTAL && Rules.allows(eyes, endpoint.name(), datum);
    }
    if (Rules.isQuoting(endpoint.name())) {
      return Planted.QUOTABLE.contains(n) && Rules.allows(eyes, endpoint.name(), datum);
    }
    boolean isUnits = eyes.isOfAUnit();
    if (isUnits && Planted.NOT_GIVEN.contains(n)) {
      return false;
    }
    boolean hidden = isUnits && Planted.HIDDEN.contains(n);
    boolean isSaid = datum == Datum.TITLE || datum == Datum.TEXT || datum == Datum.ADDRESS;
    if (hidden && (!isSaid || isByPerson)) {
      return false;
    }
    if (datum.isMask()) {
      return eyes != Eyes.STRANGER && !(eyes.isAccused() && Planted.ACCUSE.contains(n));
    }
    return Rules.allows(eyes, endpoint.name(), datum) && Rules.mayHear(eyes, datum, n);
  }

  private void leak(String what, String where, String example) {
    leaks.putIfAbsent(what + " at " + where, example.substring(0, Math.min(300, example.length())));
  }

  private void nowhere(String where, String text) {
    for (int n = 0; n < Planted.PEOPLE; n++) {
      for (Datum datum : Datum.values()) {
        if (text.contains(datum.of(n))) {
          leak(datum + " of " + n, where, text);
        }
      }
    }
  }

  /// A push says of an order that something happened, never what; to the accused not even that.
  private void pushed(Eyes eyes, String text, Planted planted) {
    nowhere("push to " + eyes, text);
    for (int n : Planted.ACCUSE) {
      if (eyes.isAccused() && text.contains(planted.orders.get(n))) {
        leak("order " + n, "push to " + eyes, text);
      }
    }
  }

  /// The portal slows an address that asks too much, and all who walk have the same one.
  private void forgetWhoAsked() {
    db.sql("delete from portal.allowance").update();
  }

  private void kept(String query) {
    db.sql(query).query(String.class).list().forEach(row -> nowhere(query, row));
  }

  /// @return its id
  private String hook(Receiver receiver) {
    var kinds = new ArrayList<String>();
    Api.operator(port)
        .get("/api/portal/hooks")
        .body()
        .path("kinds")
        .forEach(kind -> kinds.add(kind.asString()));
    var made =
        Api.operator(port).post("/api/portal/hooks", Map.of("url", receiver.url(), "kinds", kinds));
    assertEquals(201, made.status(), () -> made.body().toString());
    return made.body().path("id").asString();
  }

  /// Signing out comes last: it closes the pushes.
  private List<Walker.Endpoint> endpoints() {
    var all = new ArrayList<Walker.Endpoint>();
    mappings
        .getHandlerMethods()
        .forEach((mapping, handler) -> {
          if (handler.getBeanType().getName().startsWith("vigil.")) {
            for (var method : mapping.getMethodsCondition().getMethods()) {
              mapping
                  .getPatternValues()
                  .forEach(p -> all.add(new Walker.Endpoint(method.name(), p)));
            }
          }
        });
    all.sort(
        java.util.Comparator.comparing((Walker.Endpoint e) -> e.path().endsWith("/sign-out"))
            .thenComparing(e -> !e.method().equals("GET"))
            .thenComparing(Walker.Endpoint::path));
    return all;
  }
}
