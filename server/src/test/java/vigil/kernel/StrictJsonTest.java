package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class StrictJsonTest {
  private static final JsonMapper SHARED = JsonMapper.builder().build();
  private static final JsonMapper JSON = StrictJson.configure(SHARED.rebuild()).build();

  enum Choice {
    FIRST
  }

  record Body(
      boolean yes,
      @Nullable Boolean maybe,
      int count,
      @Nullable Double share,
      @Nullable String text,
      @Nullable Choice choice) {}

  record Dated(@Nullable Instant at, @Nullable LocalDate day) {}

  record Lists(
      @Nullable List<String> texts,
      @Nullable List<Choice> choices,
      @Nullable List<Instant> moments,
      @Nullable List<List<String>> rows) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"yes\":1}",
        "{\"yes\":\"true\"}",
        "{\"maybe\":0}",
        "{\"count\":\"1\"}",
        "{\"count\":1.9}",
        "{\"count\":true}",
        "{\"share\":\"0.5\"}",
        "{\"text\":5}",
        "{\"text\":1.5}",
        "{\"text\":true}",
        "{\"choice\":0}",
        "{\"choice\":\"0\"}"
      })
  void whatIsOfAnotherKindIsRefused(String body) {
    var tree = (ObjectNode) JSON.readTree("{\"yes\":true,\"count\":1}");
    tree.setAll((ObjectNode) JSON.readTree(body));
    assertThrows(MismatchedInputException.class, () -> JSON.readValue(tree.toString(), Body.class));
    assertThrows(MismatchedInputException.class, () -> JSON.treeToValue(tree, Body.class));
  }

  @Test
  void whatFitsIsReadAndAnEmptyTextIsNothing() {
    var all =
        "{'yes':true,'maybe':'','count':1,'share':2,'text':'5','choice':'FIRST'}"
            .replace('\'', '"');
    assertEquals(new Body(true, null, 1, 2.0, "5", Choice.FIRST), JSON.readValue(all, Body.class));
    var empty =
        "{'yes':true,'maybe':'','count':1,'share':'','text':'','choice':''}".replace('\'', '"');
    assertEquals(new Body(true, null, 1, null, "", null), JSON.readValue(empty, Body.class));
    var blank = "{\"yes\":true,\"count\":1,\"choice\":\" \"}";
    assertEquals(new Body(true, null, 1, null, null, null), JSON.readValue(blank, Body.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "-5",
        "1700000000.5",
        "\"5\"",
        "true",
        "{}",
        "[2026,12,1]",
        "\"soon\"",
        "\"+294277-01-01T00:00:00Z\"",
        "\"1899-12-31T23:59:59Z\"",
        "\"2201-01-01T00:00:00Z\"",
        "\"+294277-01-01\"",
        "\"1899-12-31\"",
        "\"2201-01-01\"",
        "\"2026-02-30\""
      })
  void aMomentAndADayAreTextsOnACalendar(String given) {
    for (String field : List.of("at", "day")) {
      var body = "{\"%s\":%s}".formatted(field, given);
      var no =
          assertThrows(
              MismatchedInputException.class, () -> JSON.readValue(body, Dated.class), body);
      assertEquals(field, no.getPath().getLast().getPropertyName());
      var tree = JSON.readTree(body);
      assertThrows(MismatchedInputException.class, () -> JSON.treeToValue(tree, Dated.class), body);
    }
  }

  @Test
  void aMomentAndADayThatPeopleMeanAreRead() {
    var dated = "{\"at\":\" 2026-01-31T08:00:00+08:00\",\"day\":\"2026-01-31 \"}";
    assertEquals(
        new Dated(Instant.parse("2026-01-31T00:00:00Z"), LocalDate.of(2026, 1, 31)),
        JSON.readValue(dated, Dated.class));
    assertEquals(new Dated(null, null), JSON.readValue("{\"at\":\"\",\"day\":\" \"}", Dated.class));
    assertEquals(
        new Dated(Instant.parse("1900-01-01T00:00:00Z"), LocalDate.of(2200, 12, 31)),
        JSON.readValue("{\"at\":\"1900-01-01T00:00:00Z\",\"day\":\"2200-12-31\"}", Dated.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"texts\":[\"a\",null]}",
        "{\"choices\":[null]}",
        "{\"choices\":[\"\"]}",
        "{\"moments\":[null]}",
        "{\"moments\":[\"\"]}",
        "{\"rows\":[null]}",
        "{\"rows\":[[\"a\"],[null]]}"
      })
  void aListHasNoGap(String body) {
    var no = assertThrows(JacksonException.class, () -> JSON.readValue(body, Lists.class));
    assertEquals(
        body.substring(2, body.indexOf(':') - 1), no.getPath().getFirst().getPropertyName());
    var tree = JSON.readTree(body);
    assertThrows(JacksonException.class, () -> JSON.treeToValue(tree, Lists.class));
  }

  @Test
  void whatNoDatabaseKeepsIsRefusedByItsFieldInAListToo() {
    record Outer(@Nullable Lists inner, @Nullable Body body) {}
    for (String body :
        List.of(
            "{'body':{'yes':true,'count':1,'text':'a\\u0000'}}",
            "{'inner':{'texts':['a','\\u0000']}}",
            "{'body':{'yes':true,'count':1,'text':'\\ud800'}}",
            "{'body':{'yes':true,'count':1,'text':'半\\udc00个'}}",
            "{'inner':{'rows':[['a'],['\\u0000']]}}")) {
      var sent = body.replace('\'', '"');
      var no = assertThrows(JacksonException.class, () -> JSON.readValue(sent, Outer.class));
      var mistake = assertInstanceOf(InvalidInput.class, no.getCause());
      assertEquals(InvalidInput.Kind.CHARACTER, mistake.kind());
      var named = sent.contains("rows") ? "rows" : sent.contains("texts") ? "texts" : "text";
      assertEquals(named, mistake.properties().get("field"));
      var tree = JSON.readTree(sent);
      var again = assertThrows(JacksonException.class, () -> JSON.treeToValue(tree, Outer.class));
      assertEquals(
          named, assertInstanceOf(InvalidInput.class, again.getCause()).properties().get("field"));
    }
  }

  /// What rooms keep is read by the mapper that the strict one was made of.
  @Test
  void theMapperThatItIsMadeOfStaysAsItWas() {
    assertEquals(
        new Dated(Instant.ofEpochSecond(5), LocalDate.ofEpochDay(20_000)),
        SHARED.readValue("{\"at\":5,\"day\":20000}", Dated.class));
    assertEquals(
        "5", SHARED.readValue("{\"yes\":1,\"count\":\"1\",\"text\":5}", Body.class).text());
  }
}
