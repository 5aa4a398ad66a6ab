package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The screens' types come from the OpenAPI document that lies beside them: it must say what the
/// server does. On a difference the file is written anew, so that a look at the diff and a second
/// run are enough.
@ServerTest
class OpenApiTest {
  private static final Path DOCUMENT = Path.of("../web/openapi.json");

  @LocalServerPort int port;

  @Test
  void theDocumentBesideTheScreensSaysWhatTheServerDoes() throws IOException {
    String served =
        RestClient.create("http://localhost:" + port)
            .get()
            .uri("/v3/api-docs")
            .retrieve()
            .body(String.class);
    var json =
        JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    var tree = json.treeToValue(json.readTree(served), Object.class);
    if (tree instanceof java.util.Map<?, ?> map) {
      map.remove("servers");
    }
    String document = json.writeValueAsString(tree) + "\n";
    String committed = Files.exists(DOCUMENT) ? Files.readString(DOCUMENT) : "";
    if (!committed.equals(document)) {
      Files.writeString(DOCUMENT, document);
    }
    assertEquals(committed, document, "web/openapi.json was stale and has been written anew");
  }
}
