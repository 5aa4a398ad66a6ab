package vigil.portal.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.identity.Identity;
import vigil.identity.web.Api;
import vigil.kernel.Await;
import vigil.portal.web.Walk;

/// A client of GeoReport v2, over real HTTP.
@ServerTest
class Open311HttpTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration SOON = Duration.ofSeconds(30);

  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void discoveryAndServicesAreOpen() throws Exception {
    JsonNode discovery = JSON.readTree(get("/open311/v2/discovery.json", "zh").body());
    assertTrue(discovery.path("endpoints").get(0).path("url").asString().endsWith("/open311/v2"));
    JsonNode services = JSON.readTree(get("/open311/v2/services.json", "zh").body());
    assertTrue(services.size() > 200);
    assertEquals("血液透析", services.get(0).path("service_name").asString());
    JsonNode english = JSON.readTree(get("/open311/v2/services.json", "en").body());
    assertEquals("Dialysis", english.get(0).path("service_name").asString());
    JsonNode definition = JSON.readTree(get("/open311/v2/services/01010101.json", "zh").body());
    assertEquals(16, definition.path("attributes").get(0).path("values").size());
    var unknown = get("/open311/v2/services/99.json", "zh");
    assertEquals(404, unknown.statusCode());
    assertEquals(404, JSON.readTree(unknown.body()).get(0).path("code").asInt());
    assertTrue(get("/open311/v2/services.xml", "zh").body().contains("<service_code>01010101<"));
  }

  @Test
  void aSystemWithAKeyFilesARequestAndFollowsItToItsEnd() throws Exception {
    String key = key();
    var posted = post(key, form());
    assertEquals(201, posted.statusCode(), posted.body());
    JsonNode answer = JSON.readTree(posted.body()).get(0);
    String number = answer.path("service_request_id").asString();
    var one = get("/open311/v2/requests/" + number + ".json", "en");
    JsonNode request = JSON.readTree(one.body()).get(0);
    assertEquals("open", request.path("status").asString());
    assertEquals("Huamu Subdistrict", request.path("address").asString());
    assertFalse(one.body().contains("井盖没有了"), "words stay inside");
    assertFalse(one.body().contains("13812345678"));
    walk().untilCallback(number);
    var rated =
        Api.browser(port)
            .post(
                "/api/portal/orders/%s/rating?code=%s"
                    .formatted(number, answer.path("query_code").asString()),
                Map.of("solved", true));
    assertEquals(200, rated.status(), rated.body().toString());
    Await.until(SOON, () -> "closed".equals(status(number)));
    String list = get("/open311/v2/requests.json?status=closed&service_code=060102", "zh").body();
    assertTrue(list.contains(number), list);
    assertFalse(get("/open311/v2/requests.json?status=open", "zh").body().contains(number));
    String xml = get("/open311/v2/requests/" + number + ".xml", "zh").body();
    assertTrue(xml.contains("<service_request_id>" + number + "</service_request_id>"), xml);
  }

  @Test
  void withoutAKeyAServiceAPlaceOrWordsNothingIsFiled() throws Exception {
    assertEquals(403, post("", form()).statusCode());
    assertEquals(403, post("guess", form()).statusCode());
    String key = key();
    for (String field : new String[] {"service_code", "description", "address_string"}) {
      Map<String, String> form = form();
      form.remove(field);
      var refused = post(key, form);
      assertEquals(400, refused.statusCode(), field);
      JsonNode fault = JSON.readTree(refused.body()).get(0);
      assertEquals(400, fault.path("code").asInt());
      assertTrue(fault.path("description").asString().contains(field), refused.body());
    }
    assertEquals(400, get("/open311/v2/requests.json?status=maybe", "zh").statusCode());
    assertEquals(400, get("/open311/v2/requests.json?start_date=today", "zh").statusCode());
    assertEquals(404, get("/open311/v2/requests/20000101-000001-0.json", "zh").statusCode());
  }

  private Walk walk() {
    return new Walk(casework, identity);
  }

  private static Map<String, String> form() {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("service_code", "060102");
    form.put("description", "井盖没有了，晚上很危险");
    form.put("address_string", "上海市浦东新区花木街道锦绣路1号");
    form.put("last_name", "王");
    form.put("first_name", "小明");
    form.put("phone", "138 1234 5678");
    return form;
  }

  private String key() {
    return Api.operator(port)
        .post("/api/portal/api-keys", Map.of("name", "potholes-" + System.nanoTime() % 1_000_000))
        .body()
        .path("key")
        .asString();
  }

  private String status(String number) {
    try {
      return JSON.readTree(get("/open311/v2/requests/" + number + ".json", "zh").body())
          .get(0)
          .path("status")
          .asString();
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private HttpResponse<String> get(String path, String language)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept-Language", language)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String key, Map<String, String> form)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/open311/v2/requests.json"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("X-Api-Key", key);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
