package vigil.watch.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.DraftBuilder;
import vigil.casework.Order;
import vigil.casework.Registration;
import vigil.city.AppealType;
import vigil.city.City;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;

/// Random orders through the door: whatever is said of the wave - headline, districts, curve, list,
/// report - is one number, and the parts are the whole.
@ServerTest
class WaveFiguresTest {
  private static final Staff DOOR = new Staff("door", "", "", Set.of(Role.AGENT), null, null);
  private static final Pattern CASES = Pattern.compile("(\\d+)件");

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired City city;

  @ParameterizedTest
  @CsvSource({"1, refund, 110202", "2, metro, 070101", "3, passes, 070306"})
  void theHeadlineIsTheSumOfItsPartsAndTheRowsBehindIt(long seed, String topic, String category) {
    var dice = new Random(seed);
    var own = new HashSet<String>();
    int wave = 40 + dice.nextInt(40);
    for (int i = 0; i < wave; i++) {
      own.add(registered(dice, category, dice.nextInt(4) == 0 ? null : district(dice)));
      if (dice.nextInt(3) == 0) {
        registered(dice, "010104", district(dice));
      }
    }
    Await.until(() -> !spike(topic).isEmpty());
    String spike = spike(topic);
    Await.until(() -> rows(spike, null).size() == wave);

    JsonNode told = manager("/api/insight/spikes/" + spike).path("wave");
    assertEquals(wave, told.path("count").asInt(), () -> "seed " + seed);
    assertEquals(wave, sum(told.path("districts")));
    assertEquals(wave, sum(told.path("curve")), "nothing of the topic came before");
    assertEquals(own, new HashSet<>(rows(spike, null)));
    for (JsonNode part : told.path("districts")) {
      String district = part.path("district").asString();
      assertEquals(part.path("count").asInt(), rows(spike, district).size(), district);
      assertTrue(
          part.path("count").asInt() >= vigil.insight.Rise.FEWEST || part.path("times").isNull());
    }
    night(spike, wave);
    report(spike, wave);
    aSecondReportIsBegunKnowinglyOnly(spike);
  }

  /// The first page, in its sentence, its figure and its map.
  private void night(String spike, int wave) {
    Await.until(
        () -> ApiClient.as(port, "manager-1").get("/api/watch/incidents/" + spike).status() == 200);
    JsonNode night = manager("/api/watch/night?incident=" + spike);
    assertEquals(wave, night.path("number").asInt());
    assertEquals(wave, sum(night.at("/wave/districts")));
    assertTrue(night.path("sentence").asString().contains("内" + wave + "件"));
  }

  /// The report's figures, and the numbers in its words.
  private void report(String spike, int wave) {
    var report =
        ApiClient.as(port, "manager-1")
            .post("/api/watch/reports", java.util.Map.of("incident", spike))
            .body();
    assertEquals(wave, report.at("/figures/count").asInt());
    assertEquals(wave, sum(report.at("/figures/districts")));
    String why = report.at("/text/whyNow").asString();
    var numbers = CASES.matcher(why).results().map(hit -> Integer.parseInt(hit.group(1))).toList();
    assertEquals(wave, numbers.getFirst(), why);
    String parts = why.substring(why.indexOf("其中："));
    assertEquals(
        wave,
        CASES.matcher(parts).results().mapToInt(hit -> Integer.parseInt(hit.group(1))).sum(),
        why);
    assertFalse(why.contains("%") && why.contains("."), why);
    String query = report.at("/figures/query").asString();
    assertEquals(
        wave,
        manager(query + (query.contains("?") ? "&" : "?") + "limit=200").path("items").size());
  }

  private void aSecondReportIsBegunKnowinglyOnly(String spike) {
    var manager = ApiClient.as(port, "manager-1");
    int before = reports(spike).size();
    var second = manager.post("/api/watch/reports", java.util.Map.of("incident", spike));
    assertEquals("AlreadyReported", second.body().path("why").asString());
    assertEquals(reports(spike).getFirst(), second.body().path("report").asString());
    assertEquals(before, reports(spike).size());
    var another =
        manager.post("/api/watch/reports", java.util.Map.of("incident", spike, "isAnother", true));
    assertEquals(201, another.status(), () -> another.body().toString());
    assertEquals(before + 1, reports(spike).size());
  }

  /// The reports of a spike, newest first.
  private List<String> reports(String spike) {
    var ids = new ArrayList<String>();
    for (JsonNode report : manager("/api/watch/reports?limit=200").path("items")) {
      if (report.path("incident").asString().equals(spike)) {
        ids.add(report.path("id").asString());
      }
    }
    return ids;
  }

  private List<String> rows(String spike, @Nullable String district) {
    var ids = new ArrayList<String>();
    String cursor = "";
    do {
      String path = "/api/insight/spikes/" + spike + "/orders?limit=17" + cursor;
      JsonNode page = manager(district == null ? path : path + "&district=" + district);
      page.path("items").forEach(row -> ids.add(row.path("id").asString()));
      cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    return ids;
  }

  private String spike(String topic) {
    for (JsonNode spike : manager("/api/insight/spikes").path("items")) {
      if (spike.at("/topic/id").asString().equals(topic) && spike.path("closedAt").isNull()) {
        return spike.path("id").asString();
      }
    }
    return "";
  }

  private JsonNode manager(String path) {
    var answer = ApiClient.as(port, "manager-1").get(path);
    assertEquals(200, answer.status(), () -> path + ": " + answer.body());
    return answer.body();
  }

  private static int sum(JsonNode parts) {
    return IntStream.range(0, parts.size()).map(i -> parts.path(i).path("count").asInt()).sum();
  }

  private String district(Random dice) {
    var districts = city.places().districts();
    return districts.get(dice.nextInt(districts.size())).code();
  }

  private String registered(Random dice, String category, @Nullable String district) {
    var types = List.of(AppealType.HELP, AppealType.CONSULTATION, AppealType.COMPLAINT);
    String call = "wave-" + dice.nextLong();
    var type = types.get(dice.nextInt(types.size()));
    var draft =
        DraftBuilder.of(type)
            .about(type == AppealType.COMPLAINT ? Order.Appeal.NOBODY : null)
            .category(category)
            .told("求助", "排队的人很多，一直没有结果，第" + dice.nextInt(1_000) + "次来问了")
            .call(call)
            .in(district, null, null)
            .byNumber("139%08d".formatted(dice.nextInt(100_000_000)))
            .hidden(dice.nextBoolean(), dice.nextInt(5) == 0)
            .draft();
    return ((Registration.Registered) casework.register(draft, List.of(), DOOR)).order().id();
  }
}
