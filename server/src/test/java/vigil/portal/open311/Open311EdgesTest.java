package vigil.portal.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.casework.Casework;
import vigil.casework.Draft;
import vigil.identity.Identity;

/// GeoReport v2 at its edges: what is refused is refused in its own form, in JSON and in XML, and
/// what the limits promise fits.
@ServerTest
class Open311EdgesTest {
  @LocalServerPort int port;
  @Autowired Casework casework;
  @Autowired Identity identity;
  @Autowired JdbcClient sql;

  private Open311Client client = new Open311Client(0);

  @BeforeEach
  void connect() {
    client = new Open311Client(port).withNewKey();
  }

  /// The same request, refused with this status and words in both forms.
  private void refusedGet(int status, String words, String path) {
    var json = client.get(path.replace("*", "json"));
    assertEquals(status, json.status(), json.body());
    assertTrue(json.fault().contains(words), json.body());
    var xml = client.get(path.replace("*", "xml")).xml();
    assertEquals(status, xml.status());
    assertTrue(xml.body().contains("<description>") && xml.body().contains(words), xml.body());
  }

  private void refusedPost(int status, String words, Map<String, String> form) {
    var json = client.post("/requests.json", form);
    assertEquals(status, json.status(), json.body());
    assertTrue(json.fault().contains(words), json.body());
    var xml = client.post("/requests.xml", form).xml();
    assertEquals(status, xml.status());
    assertTrue(xml.body().contains(words), xml.body());
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsIsRefused() {
    String period = "start_date=2026-03-02T00:00:00Z&end_date=2026-03-01T00:00:00Z";
    refusedGet(400, "end_date lies before start_date", "/requests.*?" + period);
    refusedGet(400, "end_date lies before start_date", "/servicerequestupdates.*?" + period);
    refusedGet(
        400,
        "may not span more than 90 days",
        "/requests.*?start_date=2026-01-01T00:00:00Z&end_date=2026-05-01T00:00:00Z");
  }

  @Test
  void aYearThatNoCalendarKeepsIsRefused() {
    for (String year : List.of("%2B294277", "%2B999999999", "-999999999", "1899", "3000")) {
      for (String end : List.of("start_date", "end_date")) {
        String period = end + "=" + year + "-01-01T00:00:00Z";
        refusedGet(400, end + " lies outside the years 1900 to 2999", "/requests.*?" + period);
        refusedGet(400, end + " lies outside", "/servicerequestupdates.*?" + period);
      }
    }
  }

  @Test
  void aNulIsRefusedWhereverItStands() {
    for (String field : List.of("description", "address_string", "email", "last_name", "token")) {
      Map<String, String> form = Open311Client.form();
      form.put(field, "井盖\0没有了");
      refusedPost(400, "NUL", form);
    }
    refusedGet(400, "NUL", "/requests.*?service_request_id=a%00b");
    refusedGet(400, "NUL", "/requests.*?service_code=%00");
  }

  @Test
  void anAddressOfMailThatIsNoneIsRefused() {
    Map<String, String> form = Open311Client.form();
    form.put("email", "lisi");
    refusedPost(400, "email is no e-mail address", form);
  }

  @Test
  void aWrongKeyIsRefusedAlsoWhereNoneIsNeeded() {
    var keyless = new Open311Client(port).withKey("nobodys");
    var json = keyless.post("/requests.json", Open311Client.form());
    assertEquals(403, json.status());
    assertEquals("api_key is not valid", json.fault());
    assertEquals(403, keyless.post("/requests.xml", Open311Client.form()).xml().status());
    refusedGet(403, "api_key is not valid", "/requests.*?api_key=nobodys");
    refusedGet(403, "api_key is not valid", "/requests/1.*?api_key=%20nobodys");
  }

  private String filed(Map<String, String> form) {
    JsonNode answer = client.post("/requests.json", form).json("posted").get(0);
    return answer.path("service_request_id").asString();
  }

  @Test
  void wordsOfTheLengthThatTheLimitSaysFitAlsoWithAttributes() {
    Map<String, String> form = Open311Client.form();
    String longest = "井".repeat(Draft.LONGEST_TEXT);
    form.put("service_code", "01010101");
    form.put("description", longest);
    form.put("attribute[condition]", "danger");
    form.put("attribute[hospital]", "东方医院");
    form.put("media_url", "https://pictures.example/2.jpg");
    JsonNode definition = client.get("/services/01010101.json").json("service-definition");
    definition
        .path("attributes")
        .forEach(question -> {
          JsonNode first = question.path("values").path(0).path("key");
          if (first.isString()) {
            form.put("attribute[" + question.path("code").asString() + "]", first.asString());
          }
        });
    String number = filed(form);
    var dossier =
        casework.find(number, identity.findStaff("dispatcher-1").orElseThrow()).orElseThrow();
    assertEquals(longest, dossier.account().description());
    assertTrue(
        String.valueOf(dossier.account().wishes()).contains("https://pictures.example/2.jpg"),
        "what was answered is beside the words");
    form.put("description", longest + "盖");
    refusedPost(400, "description has 4000 characters at most", form);
  }

  @Test
  void whoFiledARequestMayReadItsWordsWithItsKeyAndNobodyElse() {
    String number = filed(Open311Client.form());
    String path = "/requests/" + number + ".json";
    assertFalse(client.get(path).body().contains("井盖没有了"), "without the key");
    String own = client.getWithKey(path).body();
    assertTrue(own.contains("井盖没有了，晚上很危险"), own);
    assertFalse(own.contains("13812345678"), "words, and no particulars");
    assertTrue(
        client.getWithKey("/requests.json?service_request_id=" + number).body().contains("井盖没有了"));
    var other = new Open311Client(port).withNewKey();
    assertFalse(other.getWithKey(path).body().contains("井盖没有了"), "another system's key");
  }

  @Test
  void aListHoldsAThousand() {
    var numbers = new ArrayList<String>();
    for (int i = 0; i < 1_005; i++) {
      numbers.add("many-" + i);
    }
    sql.sql(
            """
            insert into portal.request
              (number, order_id, service, area, api_key, requested_at, updated_at, is_open)
            select n, n, '060102', '310115', (select max(name) from portal.api_key), timestamptz '2023-02-03 00:00Z',
              timestamptz '2023-02-03 00:00Z', true
            from unnest(?) n
            """)
        .param(numbers.toArray(String[]::new))
        .update();
    String period = "start_date=2023-02-01T00:00:00Z&end_date=2023-02-28T00:00:00Z";
    assertEquals(1_000, client.get("/requests.json?" + period).json("requests").size());
    assertEquals(5, client.get("/requests.json?page=2&" + period).json("requests").size());
    assertEquals(20, client.get("/requests.json?page_size=20&" + period).json("requests").size());
    String ids = String.join(",", numbers.subList(0, 300));
    assertEquals(
        300, client.get("/requests.json?service_request_id=" + ids).json("requests").size());
  }
}
