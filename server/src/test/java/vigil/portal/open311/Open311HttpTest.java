package vigil.portal.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.city.Urgency;
import vigil.identity.Identity;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.portal.web.OrderWalkthrough;

/// GeoReport v2, method by method, over real HTTP.
@ServerTest
class Open311HttpTest {
  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;

  private Open311Client client = new Open311Client(0);

  @BeforeEach
  void connect() {
    client = new Open311Client(port);
  }

  @Test
  void discoveryServicesAndDefinitionsAreOpen() {
    JsonNode discovery = client.get("/discovery.json").json("discovery");
    assertTrue(discovery.path("endpoints").get(0).path("url").asString().endsWith("/open311/v2"));
    JsonNode services = client.get("/services.json").json("services");
    assertTrue(services.size() > 200);
    assertEquals("血液透析", services.get(0).path("service_name").asString());
    JsonNode english = client.get("/services.json", "en").json("services");
    assertEquals("Dialysis", english.get(0).path("service_name").asString());
    assertTrue(client.get("/services.xml").xml().body().contains("<service_code>01010101<"));
    assertEquals(404, client.get("/services/99.xml").xml().status());
    assertEquals("service_code 99 was not found", client.get("/services/99.json").fault());
  }

  @Test
  void aServiceWithQuestionsDefinesThemAndEachAsksWhomItComplainsOf() {
    JsonNode services = client.get("/services.json").json("services");
    assertTrue(services.valueStream().allMatch(it -> it.path("metadata").asBoolean()));
    JsonNode dialysis = client.get("/services/01010101.json", "en").json("service-definition");
    JsonNode condition = dialysis.path("attributes").get(0);
    assertEquals("condition", condition.path("code").asString());
    assertTrue(condition.path("required").asBoolean());
    assertEquals("in danger of life", condition.path("values").get(0).path("name").asString());
    client.get("/services/01010101.xml").xml();
    client.get("/services/060201.xml").xml();
    JsonNode lamps = client.get("/services/060201.json", "en").json("service-definition");
    assertEquals(1, lamps.path("attributes").size());
    assertEquals("accused_unit", lamps.at("/attributes/0/code").asString());
    assertFalse(lamps.at("/attributes/0/required").asBoolean());
  }

  @Test
  void aSystemWithAKeyFilesARequestAndFollowsItToItsEnd() {
    JsonNode answer = filed(Open311Client.form());
    String number = answer.path("service_request_id").asString();
    var one = client.get("/requests/" + number + ".json", "en");
    JsonNode request = one.json("requests").get(0);
    assertEquals("open", request.path("status").asString());
    assertEquals("Huamu Subdistrict", request.path("address").asString());
    assertFalse(one.body().contains("井盖没有了"), "words stay inside");
    assertFalse(one.body().contains("13812345678"));
    walk().untilCallback(number);
    var rated =
        ApiClient.browser(port)
            .post(
                "/api/portal/orders/%s/rating?code=%s"
                    .formatted(number, answer.path("query_code").asString()),
                Map.of("solved", true));
    assertEquals(200, rated.status(), rated.body().toString());
    Await.until(() -> "closed".equals(status(number)));
    var list = client.get("/requests.json?status=closed&service_code=060102,060101");
    list.json("requests");
    assertTrue(list.body().contains(number), list.body());
    assertFalse(client.get("/requests.json?status=open").body().contains(number));
    assertTrue(client.get("/requests.json?status=open,closed").body().contains(number));
    String xml = client.get("/requests/" + number + ".xml").xml().body();
    assertTrue(xml.contains("<service_request_id>" + number + "</service_request_id>"), xml);
    client.get("/requests.xml?service_request_id=" + number + ",x").xml();
  }

  @Test
  void aPointSaysTheDistrictAndIsToldToOthersOnlyRoughly() {
    Map<String, String> form = Open311Client.form();
    form.remove("address_string");
    form.put("lat", "31.23172");
    form.put("long", "121.47447");
    form.put("media_url", "https://pictures.example/1.jpg");
    form.put("account_id", "user-77");
    JsonNode answer = filed(form);
    assertEquals("user-77", answer.path("account_id").asString());
    String number = answer.path("service_request_id").asString();
    JsonNode request = client.get("/requests/" + number + ".json").json("requests").get(0);
    assertEquals("310101", request.path("address_id").asString());
    assertEquals(31.23, request.path("lat").asDouble());
    assertEquals(121.47, request.path("long").asDouble());
    assertTrue(request.path("media_url").isNull());
    var dossier =
        casework.find(number, identity.findStaff("dispatcher-1").orElseThrow()).orElseThrow();
    assertEquals("黄浦区 (31.23172, 121.47447)", dossier.addresses().address());
    assertTrue(dossier.account().description().contains("https://pictures.example/1.jpg"));
    form.put("lat", "39.9");
    form.put("long", "116.4");
    assertEquals("lat and long are outside the city", client.post("/requests.json", form).fault());
    form.remove("long");
    assertEquals("lat and long come together", client.post("/requests.json", form).fault());
  }

  @Test
  void anAnswerToAMedicalQuestionIsNeededAndMakesTheOrderUrgent() {
    Map<String, String> form = Open311Client.form();
    form.put("service_code", "01010101");
    client.withNewKey();
    assertEquals("attribute[condition] is missing", client.post("/requests.json", form).fault());
    form.put("attribute[condition]", "well");
    assertEquals(
        "attribute[condition] is none of its values", client.post("/requests.json", form).fault());
    form.put("attribute[condition]", "danger");
    form.put("attribute[needed_at]", "tomorrow");
    assertTrue(client.post("/requests.json", form).fault().contains("needed_at"));
    form.put("attribute[needed_at]", "2022-04-01T08:00:00+08:00");
    String number =
        client
            .post("/requests.json", form)
            .json("posted")
            .get(0)
            .path("service_request_id")
            .asString();
    var dossier =
        casework.find(number, identity.findStaff("dispatcher-1").orElseThrow()).orElseThrow();
    assertEquals(Urgency.URGENT, dossier.order().appeal().urgency());
    assertTrue(
        dossier.account().description().contains("现在病情怎样：有生命危险"), dossier.account().description());
  }

  @Test
  void theSameTokenBringsTheSameRequestAndTellsItsNumber() {
    Map<String, String> form = Open311Client.form();
    String token = "token-" + System.nanoTime() + "-0123456789";
    form.put("token", token);
    JsonNode first = filed(form);
    var again = client.post("/requests.xml", form).xml();
    String number = first.path("service_request_id").asString();
    assertEquals(200, again.status());
    assertTrue(again.body().contains(number));
    assertTrue(client.get("/tokens/" + token + ".xml").xml().body().contains(number));
    assertEquals(404, client.get("/tokens/0123456789abcdef.json").status());
  }

  @Test
  void noListSpansMoreThanNinetyDaysAndPagesFollowEachOther() {
    for (int i = 0; i < 3; i++) {
      filed(Open311Client.form());
    }
    var first = client.get("/requests.json?service_code=060102&page_size=2").json("requests");
    var second =
        client.get("/requests.json?service_code=060102&page_size=2&page=2").json("requests");
    assertEquals(2, first.size());
    assertFalse(second.isEmpty());
    assertFalse(second.get(0).equals(first.get(0)) || second.get(0).equals(first.get(1)));
    String span = "/requests.json?start_date=2022-01-01T00:00:00Z&end_date=%s";
    assertEquals(200, client.get(span.formatted("2022-04-01T00:00:00Z")).status());
    assertTrue(client.get(span.formatted("2022-04-02T00:00:00Z")).fault().contains("90 days"));
    assertEquals(0, client.get(span.formatted("2022-01-02T00:00:00Z")).json("requests").size());
  }

  @Test
  void anotherJurisdictionIsNotFoundAndAnEmptyArgumentIsNone() {
    assertEquals(200, client.get("/services.json?jurisdiction_id=shanghai.gov.cn").status());
    assertEquals(200, client.get("/services.json?jurisdiction_id=").status());
    assertEquals(404, client.get("/services.json?jurisdiction_id=bromley").status());
    assertEquals(200, client.get("/requests.json?status=&start_date=&page=").status());
  }

  @Test
  void withoutAKeyAServiceAPlaceOrWordsNothingIsFiled() {
    assertEquals(403, client.post("/requests.json", Open311Client.form()).status());
    assertEquals(
        403, client.withKey("guess").post("/requests.xml", Open311Client.form()).xml().status());
    client.withNewKey();
    for (String field : List.of("service_code", "description", "address_string")) {
      Map<String, String> form = Open311Client.form();
      form.remove(field);
      var refused = client.post("/requests.json", form);
      assertEquals(400, refused.status(), field);
      assertTrue(refused.fault().contains(field), refused.body());
    }
    for (String wrong : List.of("phone", "lat", "media_url", "token")) {
      Map<String, String> form = Open311Client.form();
      form.put(wrong, "x");
      assertEquals(400, client.post("/requests.json", form).status(), wrong);
    }
    assertEquals(400, client.get("/requests.json?status=maybe").status());
    assertEquals(400, client.get("/requests.json?start_date=today").status());
    assertEquals(400, client.get("/requests.json?page=first").status());
    assertEquals(404, client.get("/requests/20000101-000001-0.json").status());
  }

  private JsonNode filed(Map<String, String> form) {
    var posted = client.withNewKey().post("/requests.json", form);
    assertEquals(201, posted.status(), posted.body());
    return posted.json("posted").get(0);
  }

  private OrderWalkthrough walk() {
    return new OrderWalkthrough(casework, identity);
  }

  private String status(String number) {
    return client
        .get("/requests/" + number + ".json")
        .json("requests")
        .get(0)
        .path("status")
        .asString();
  }
}
