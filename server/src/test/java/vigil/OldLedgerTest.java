package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Fact;

/// A ledger is read for as long as there is a city. The file has every kind of fact as the version
/// in its name wrote it, with all its parts and with those alone that must be there; it is never
/// written anew. Whoever changes a kind gives the old one a way to be read.
class OldLedgerTest {
  private static final Path WRITTEN = Path.of("src/test/resources/ledger/facts-0.1.0.jsonl");
  private static final int KINDS = 161;
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  @Test
  void everyFactThatWasWrittenIsReadAndSaysTheSame() throws IOException {
    Map<String, Class<?>> kinds = new HashMap<>();
    EveryFact.kinds().forEach(kind -> kinds.put(Fact.kind(kind.asSubclass(Fact.class)), kind));
    var read = new HashSet<String>();
    for (String line : Files.readAllLines(WRITTEN)) {
      JsonNode fact = JSON.readTree(line);
      String kind = fact.path("kind").asString();
      assertTrue(kinds.containsKey(kind), () -> "nobody reads " + kind + " any more");
      var again = (Fact) JSON.treeToValue(fact.path("body"), kinds.get(kind));
      assertEquals(fact.path("subject").asString(), again.subject(), kind);
      assertEquals(fact.path("version").asInt(), again.version(), kind);
      assertSaysTheSame(kind, fact.path("body"), JSON.valueToTree(again));
      read.add(kind);
    }
    assertEquals(KINDS, read.size());
  }

  /// What was written stands there still; what a later version adds may stand beside it.
  private static void assertSaysTheSame(String where, JsonNode then, JsonNode now) {
    if (!then.isObject()) {
      assertEquals(then.toString(), now.toString(), where);
      return;
    }
    for (String field : List.copyOf(then.propertyNames())) {
      assertSaysTheSame(where + "." + field, then.path(field), now.path(field));
    }
  }
}
