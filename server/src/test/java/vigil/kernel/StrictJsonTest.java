package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {
  private static final JsonMapper JSON = StrictJson.strict(JsonMapper.builder()).build();

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
        "{\"choice\":0}"
      })
  void whatIsOfAnotherKindIsRefused(String body) {
    assertThrows(MismatchedInputException.class, () -> JSON.readValue(body, Body.class));
  }

  @Test
  void whatFitsIsReadAndAnEmptyTextIsNothing() {
    var all =
        "{'yes':true,'maybe':'','count':1,'share':2,'text':'5','choice':'FIRST'}"
            .replace('\'', '"');
    assertEquals(new Body(true, null, 1, 2.0, "5", Choice.FIRST), JSON.readValue(all, Body.class));
  }
}
