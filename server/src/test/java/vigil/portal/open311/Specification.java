package vigil.portal.open311;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// GeoReport v2 as schemas. Ours are written from its text, for the public ones
/// (github.com/open311/schema-validation, `schema/georeport-v2`) carry no licence; where a copy
/// lies in `-Dvigil.open311.schemas=DIR`, answers are held against those too.
final class Specification {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema XSD = xsd();

  private Specification() {}

  /// @param schema `services`, `requests`, ...: a file in `open311/`
  static JsonNode json(String schema, String body) {
    check(text(schema + ".json"), body, schema);
    String publicSchemas = System.getProperty("vigil.open311.schemas", "");
    if (!publicSchemas.isEmpty()) {
      checkPublic(Path.of(publicSchemas), schema, JSON.readTree(body));
    }
    return JSON.readTree(body);
  }

  /// The public lists only point to the file for one of them, so each is held against that.
  private static void checkPublic(Path folder, String schema, JsonNode body) {
    String name =
        switch (schema) {
          case "services" -> "service.json";
          case "requests" -> "request.json";
          case "service-definition" -> "service-definition.json";
          default -> "";
        };
    if (name.isEmpty()) {
      return;
    }
    try {
      String text = Files.readString(folder.resolve(name));
      for (JsonNode one : body.isArray() ? body : JSON.createArrayNode().add(body)) {
        check(text, one.toString(), "public " + name);
      }
    } catch (IOException missing) {
      throw new IllegalStateException(name, missing);
    }
  }

  private static void check(String schema, String body, String name) {
    var errors = REGISTRY.getSchema(schema).validate(body, InputFormat.JSON);
    assertEquals(List.of(), errors, () -> name + ": " + body);
  }

  static void xml(String body) {
    try {
      XSD.newValidator().validate(new StreamSource(new StringReader(body)));
    } catch (SAXException | IOException wrong) {
      throw new AssertionError(wrong.getMessage() + "\n" + body, wrong);
    }
  }

  private static Schema xsd() {
    try {
      return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(new StreamSource(new StringReader(text("georeport-v2.xsd"))));
    } catch (SAXException wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  private static String text(String file) {
    try (var in = Specification.class.getResourceAsStream("/open311/" + file)) {
      return new String(assertNotNullIn(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException missing) {
      throw new IllegalStateException(file, missing);
    }
  }

  private static java.io.InputStream assertNotNullIn(
      java.io.@org.jspecify.annotations.Nullable InputStream in, String file) {
    assertNotNull(in, file);
    return in;
  }
}
