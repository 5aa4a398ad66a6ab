package vigil.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A reason of which nothing is seen is none, at every place that asks for one.
class BlankTextTest {
  record Body(@Nullable String text) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \t\n",
        "\u00A0\u3000",
        "\u200B",
        "\u2060",
        "\uFEFF",
        "\u00AD",
        "\u202E\u2066\u2069\u200F",
        "\u3164",
        "\u2800",
        " \u200B \u2060"
      })
  void whatIsNotSeenSaysNothing(String unseen) {
    assertTrue(BlankText.isBlank(unseen));
    var no =
        assertThrows(InvalidInput.class, () -> InvalidInput.requireText("reason", unseen, 500));
    assertEquals(InvalidInput.Kind.MISSING, no.kind());
    var check = new FieldCheck().require("reason", unseen);
    assertEquals(InvalidInput.Kind.MISSING, assertThrows(InvalidInput.class, check::check).kind());
    var sent = StrictJson.MAPPER.createObjectNode().put("text", unseen);
    assertEquals(new Body(""), StrictJson.MAPPER.treeToValue(sent, Body.class));
  }

  @Test
  void whatIsSeenStaysAsItWasWritten() {
    for (String seen : new String[] {"已办", "a\u200Bb", "\u202E反\u202C", "。", "👨\u200D👩"}) {
      assertFalse(BlankText.isBlank(seen), seen);
      var sent = StrictJson.MAPPER.createObjectNode().put("text", seen);
      assertEquals(new Body(seen), StrictJson.MAPPER.treeToValue(sent, Body.class));
    }
  }
}
