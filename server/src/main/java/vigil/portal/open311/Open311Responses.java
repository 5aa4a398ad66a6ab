package vigil.portal.open311;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// The same answer as JSON or XML, by the ending of the address (GeoReport v2: formats).
final class Open311Responses {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .findAndAddModules()
          .build();
  private static final MediaType UTF8_JSON =
      new MediaType("application", "json", StandardCharsets.UTF_8);
  private static final MediaType XML = new MediaType("text", "xml", StandardCharsets.UTF_8);

  private Open311Responses() {}

  /// An error as the specification writes it.
  record Fault(int code, String description) {}

  /// @param root the name of the XML's outer element
  /// @param item the name of each element of a list
  static ResponseEntity<String> render(
      HttpStatus status, String path, String root, String item, Object answer) {
    JsonNode tree = JSON.valueToTree(answer);
    boolean xml = path.endsWith(".xml");
    return ResponseEntity.status(status)
        .contentType(xml ? XML : UTF8_JSON)
        .body(xml ? xml(root, item, tree) : JSON.writeValueAsString(tree));
  }

  static ResponseEntity<String> renderFault(HttpStatus status, String path, String description) {
    return render(status, path, "errors", "error", List.of(new Fault(status.value(), description)));
  }

  private static String xml(String root, String item, JsonNode tree) {
    StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
    element(out, root, item, tree);
    return out.toString();
  }

  private static void element(StringBuilder out, String name, String item, JsonNode node) {
    out.append('<').append(name).append('>');
    if (node.isArray()) {
      node.forEach(each -> element(out, item, "value", each));
    } else if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String singular =
            field.getKey().endsWith("s")
                ? field.getKey().substring(0, field.getKey().length() - 1)
                : "item";
        element(out, field.getKey(), singular, field.getValue());
      }
    } else if (!node.isNull()) {
      escape(out, node.asString());
    }
    out.append("</").append(name).append('>');
  }

  /// Text of an element; characters that XML 1.0 does not have are left out.
  private static void escape(StringBuilder out, String text) {
    text.codePoints()
        .filter(c -> c >= 0x20 || c == '\t' || c == '\n' || c == '\r')
        .filter(c -> c < 0xFFFE || c > 0xFFFF)
        .filter(c -> c < 0xD800 || c > 0xDFFF)
        .forEach(c -> {
          switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            default -> out.appendCodePoint(c);
          }
        });
  }
}
