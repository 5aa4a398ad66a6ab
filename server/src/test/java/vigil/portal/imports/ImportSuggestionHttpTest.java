package vigil.portal.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import vigil.ServerTest;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.understanding.steps.TaughtModel;

/// What the words of a checked file's rows say, what somebody takes of it, and what came of it.
@ServerTest
class ImportSuggestionHttpTest {
  private static final String HEADER =
      "original_number,type,category,title,description,district,address,name,phone\r\n";
  private static final String NOISE = "140101";

  @LocalServerPort int port;
  @Autowired JdbcClient sql;
  @Autowired ApplicationContext server;

  @BeforeEach
  void aModelOfTwoMatters() {
    TaughtModel.teach(server);
  }

  @AfterEach
  void noModel() {
    TaughtModel.forget(server);
  }

  private static String row(String number, String category, String words) {
    return "%s,咨询,%s,%s,%s,浦东新区,锦绣路1号,王小明,13812345678\r\n"
        .formatted(number, category, "王小明13812345678：" + words, words);
  }

  // promise: docs/understanding.md «the page of the import shows beside a checked row»
  // promise: docs/understanding.md «only a press on the row, or on all that are shown, takes it»
  @Test
  void whatIsTakenBecomesTheOrdersCategoryAndWhatIsLeftStaysAsItWas() throws Exception {
    String id =
        ready(
            "said",
            row("i-taken", "", TaughtModel.WORDS)
                + row("i-doubted", NOISE, TaughtModel.WORDS)
                + row("i-left", "", TaughtModel.WORDS)
                + row("i-fits", TaughtModel.CODES, TaughtModel.WORDS));
    JsonNode read = suggestions(id, 2);
    assertEquals(List.of("2 ", "3 140101", "4 "), rows(read));
    JsonNode first = read.path("rows").get(0);
    assertEquals(TaughtModel.CODES, first.path("category").asString());
    assertTrue(first.path("confidence").asDouble() > 0.5, read::toString);
    assertFalse(first.path("why").isEmpty(), read::toString);
    assertFalse(read.toString().contains("13812345678"), "personal data is masked");
    assertEquals(204, take(id, List.of(2, 3), true));
    assertTrue(suggestions(id, 2).path("rows").get(1).path("isTaken").asBoolean());
    client().start(id);
    assertEquals(4, client().waited(id, "DONE").path("registered").asInt());
    assertEquals(TaughtModel.CODES, category("i-taken"));
    assertEquals(TaughtModel.CODES, category("i-doubted"));
    assertEquals("240202", category("i-left"));
    Await.until(() -> answer("i-left") != null);
    assertEquals("IMPORT CATEGORY ACCEPTED 01010101 01010101 IMPORT", answer("i-taken"));
    assertEquals("IMPORT CATEGORY ACCEPTED 01010101 01010101 IMPORT", answer("i-doubted"));
    assertEquals("IMPORT CATEGORY IGNORED 01010101 IMPORT", answer("i-left"));
    assertEquals(null, answer("i-fits"));
    assertEquals(409, take(id, List.of(2), true), "it is over");
  }

  @Test
  void aPressIsTakenBack() throws Exception {
    String id = ready("back", row("b-1", "", TaughtModel.WORDS));
    suggestions(id, 2);
    assertEquals(400, take(id, List.of(2, 3), true), "one of them is no row");
    assertFalse(suggestions(id, 2).path("rows").get(0).path("isTaken").asBoolean());
    assertEquals(204, take(id, List.of(2, 2), true));
    assertTrue(suggestions(id, 2).path("rows").get(0).path("isTaken").asBoolean());
    assertEquals(204, take(id, List.of(2), false));
    client().start(id);
    client().waited(id, "DONE");
    assertEquals("240202", category("b-1"));
  }

  @Test
  void whereNothingIsSureNothingIsShown() throws Exception {
    TaughtModel.forget(server);
    String id = ready("unsure", row("u-1", "", TaughtModel.WORDS));
    assertEquals(List.of(), rows(suggestions(id, 2)));
    assertEquals(400, take(id, List.of(2), true));
    client().start(id);
    client().waited(id, "DONE");
    assertEquals("240202", category("u-1"), "what was not shown cannot be taken");
  }

  @Test
  void fiftyRowsAreReadAtOnceAndNobodyElseReads() throws Exception {
    var rows = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      rows.append(row("p-" + i, "", TaughtModel.WORDS));
    }
    String id = ready("pages", rows.toString());
    JsonNode first = suggestions(id, 2);
    assertEquals(50, first.path("rows").size());
    assertEquals(52, first.path("next").asInt());
    JsonNode second = suggestions(id, 52);
    assertEquals(10, second.path("rows").size());
    assertTrue(second.path("next").isNull());
    assertEquals(400, take(id, List.of(), true));
    String address = "/api/portal/imports/" + id + "/suggestions";
    assertEquals(403, ApiClient.as(port, "agent-1").get(address).status());
    assertEquals(
        404, client().dispatcher().get("/api/portal/imports/none-such/suggestions").status());
  }

  private String ready(String source, String rows) throws Exception {
    String id =
        client().sent(source + ".csv", source, (HEADER + rows).getBytes(StandardCharsets.UTF_8));
    client().waited(id, "READY");
    return id;
  }

  private JsonNode suggestions(String id, int from) {
    var read =
        client().dispatcher().get("/api/portal/imports/%s/suggestions?from=%d".formatted(id, from));
    assertEquals(200, read.status(), () -> read.body().toString());
    return read.body();
  }

  private static List<String> rows(JsonNode read) {
    return read.path("rows")
        .valueStream()
        .map(it -> it.path("row").asInt() + " " + it.path("stated").asString(""))
        .toList();
  }

  private int take(String id, List<Integer> rows, boolean isTaken) {
    return client()
        .dispatcher()
        .post(
            "/api/portal/imports/" + id + "/suggestions/taken",
            Map.of("rows", rows, "isTaken", isTaken))
        .status();
  }

  private String category(String number) {
    return sql.sql("select category from casework.work_order where original_number = ?")
        .param(number)
        .query(String.class)
        .single();
  }

  private @Nullable String answer(String number) {
    return sql.sql(
            """
            select concat_ws(' ', a.place, field, outcome, suggested, stored, a.channel)
            from understanding.suggestion_answer a
            join casework.work_order o on o.id = a.order_id where o.original_number = ?
            """)
        .param(number)
        .query(String.class)
        .optional()
        .orElse(null);
  }

  private ImportClient client() {
    return new ImportClient(port);
  }
}
