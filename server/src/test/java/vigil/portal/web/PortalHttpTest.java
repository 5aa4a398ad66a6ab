package vigil.portal.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;

/// A citizen with a browser and no account, over real HTTP.
@ServerTest
class PortalHttpTest {
  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;

  private OrderWalkthrough walk() {
    return new OrderWalkthrough(casework, identity);
  }

  private static Map<String, Object> appeal() {
    Map<String, Object> body = new HashMap<>();
    body.put("type", "HELP");
    body.put("category", "01010101");
    body.put("title", "血透找不到医院");
    body.put("description", "父亲每周三次血透，原来的医院停诊，已经两天没有做，人喘不上气。");
    body.put("district", "310115");
    body.put("street", "310115016");
    body.put("address", "锦绣路1号");
    body.put("name", "王小明");
    body.put("phone", "13812345678");
    return body;
  }

  @Test
  void anAppealGetsANumberACodeAndAStatusWithFourDots() {
    var sent = ApiClient.browser(port).post("/api/portal/appeals", appeal());
    assertEquals(201, sent.status(), sent.body().toString());
    String number = sent.body().path("number").asString();
    String code = sent.body().path("code").asString();
    assertTrue(number.matches("\\d{8}-\\d{6}-\\w"), number);
    assertTrue(code.matches("\\d{6}"));
    assertEquals("喘不上气", sent.body().path("danger").get(0).asString());
    var status = ApiClient.browser(port).get("/api/portal/orders/" + number + "?code=" + code);
    assertEquals(200, status.status());
    JsonNode story = status.body().path("story");
    assertEquals(4, story.path("dots").size());
    assertTrue(story.path("dots").get(0).path("at").isString());
    assertTrue(story.path("dots").get(1).path("at").isNull());
    assertEquals("已受理", story.path("dots").get(0).path("label").path("zh").asString());
    assertEquals("Received", story.path("dots").get(0).path("label").path("en").asString());
    assertFalse(status.body().toString().contains("13812345678"));
    assertFalse(status.body().toString().contains("王小明"));
  }

  @Test
  void aWrongCodeLooksLikeAnUnknownNumber() {
    var sent = ApiClient.browser(port).post("/api/portal/appeals", appeal()).body();
    String number = sent.path("number").asString();
    String wrong = sent.path("code").asString().equals("000000") ? "000001" : "000000";
    var wrongCode = ApiClient.browser(port).get("/api/portal/orders/" + number + "?code=" + wrong);
    var unknown = ApiClient.browser(port).get("/api/portal/orders/20000101-000001-0?code=" + wrong);
    assertEquals(404, wrongCode.status());
    assertEquals(404, unknown.status());
    assertEquals("NoSuchOrder", wrongCode.why());
    assertEquals(
        wrongCode.body().path("detail").asString(), unknown.body().path("detail").asString());
  }

  // promise: docs/rules.md «a citizen too, and a row of a file»
  @Test
  void aMatterOfTomorrowIsRefusedByItsField() {
    var body = appeal();
    body.put("occurred", Instant.now().plusSeconds(86_400).toString());
    var refused = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals("AppealIncomplete", refused.why(), () -> refused.body().toString());
    assertEquals("occurred", refused.body().at("/mistakes/0/field").asString());
    body.put("occurred", Instant.now().plusSeconds(120).toString());
    assertEquals(201, ApiClient.browser(port).post("/api/portal/appeals", body).status());
  }

  @Test
  void everyMistakeIsNamedInBothLanguages() {
    var body = appeal();
    body.put("title", "");
    body.put("phone", "abc");
    body.put("district", "310199");
    body.put("category", "01");
    var refused = ApiClient.browser(port).post("/api/portal/appeals", body);
    assertEquals(400, refused.status());
    assertEquals("AppealIncomplete", refused.why());
    List<String> fields =
        refused
            .body()
            .path("mistakes")
            .valueStream()
            .map(it -> it.path("field").asString())
            .toList();
    assertEquals(List.of("title", "phone", "category", "district"), fields);
    assertEquals(
        400, ApiClient.browser(port).send("POST", "/api/portal/appeals", "{\"type\":").status());
  }

  @Test
  void theSameKeyTwiceMakesOneOrder() {
    var citizen = ApiClient.browser(port).with("Idempotency-Key", "portal-" + System.nanoTime());
    String first = citizen.post("/api/portal/appeals", appeal()).body().path("number").asString();
    String again = citizen.post("/api/portal/appeals", appeal()).body().path("number").asString();
    assertEquals(first, again);
  }

  @Test
  void anAnonymousAppealWithoutACategoryIsTakenToo() {
    var body = appeal();
    body.remove("category");
    body.remove("name");
    body.put("anonymous", true);
    assertEquals(201, ApiClient.browser(port).post("/api/portal/appeals", body).status());
  }

  @Test
  void theCitizenRatesOnceItIsHandledAndTheFourthDotFills() {
    var sent = ApiClient.browser(port).post("/api/portal/appeals", appeal()).body();
    String number = sent.path("number").asString();
    String path = "/api/portal/orders/" + number;
    String code = "?code=" + sent.path("code").asString();
    var rating = Map.of("solved", true, "contacted", true);
    var early = ApiClient.browser(port).post(path + "/rating" + code, rating);
    assertEquals(409, early.status());
    walk().untilCallback(number);
    var handled = ApiClient.browser(port).get(path + code).body().path("story");
    assertTrue(handled.path("mayRate").asBoolean());
    assertTrue(handled.path("dots").get(2).path("at").isString());
    assertEquals("d310115", walk().leadOf(number));
    var loose = ApiClient.browser(port).post(path + "/rating" + code, Map.of("solved", 1));
    assertEquals(400, loose.status(), loose.body().toString());
    assertEquals("solved", loose.body().path("field").asString());
    var rated = ApiClient.browser(port).post(path + "/rating" + code, rating);
    assertEquals(200, rated.status(), rated.body().toString());
    JsonNode story = rated.body().path("story");
    assertFalse(story.path("open").asBoolean());
    assertTrue(story.path("dots").get(3).path("at").isString());
    assertEquals("已安排透析。", rated.body().path("reply").asString());
  }
}
