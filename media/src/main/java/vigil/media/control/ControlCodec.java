package vigil.media.control;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import vigil.media.line.Answer;
import vigil.media.line.Command;

/// Lines to words and back.
final class ControlCodec {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private ControlCodec() {}

  /// A line that was understood, or why not.
  sealed interface ParsedLine {
    /// A command; its id is repeated in the answer.
    record CommandLine(long id, Command command) implements ParsedLine {}

    record Hello(long id, long fence, String run, long seen, String secret) implements ParsedLine {}

    record InvalidLine(@Nullable Long id, String why, String detail) implements ParsedLine {}
  }

  static ParsedLine read(String line) {
    JsonNode node;
    try {
      node = MAPPER.readTree(line);
    } catch (JacksonException bad) {
      return new ParsedLine.InvalidLine(null, "bad-json", brief(bad));
    }
    if (!node.isObject() || !node.path("id").isIntegralNumber()) {
      return new ParsedLine.InvalidLine(null, "bad-json", "an object with an id is wanted");
    }
    long id = node.path("id").asLong();
    if (node.path("do").asString("").equals("hello")) {
      return hello(id, node);
    }
    try {
      return new ParsedLine.CommandLine(id, MAPPER.treeToValue(node, Command.class));
    } catch (InvalidTypeIdException unknown) {
      return new ParsedLine.InvalidLine(id, "unknown-command", node.path("do").asString(""));
    } catch (JacksonException bad) {
      return new ParsedLine.InvalidLine(id, "bad-field", brief(bad));
    }
  }

  private static ParsedLine hello(long id, JsonNode node) {
    if (!node.path("fence").isIntegralNumber()) {
      return new ParsedLine.InvalidLine(id, "bad-field", "fence is a number");
    }
    long seen = node.path("seen").isIntegralNumber() ? node.path("seen").asLong() : -1;
    return new ParsedLine.Hello(
        id,
        node.path("fence").asLong(),
        node.path("run").asString(""),
        seen,
        node.path("secret").asString(""));
  }

  private static String brief(JacksonException bad) {
    Throwable cause = bad.getCause();
    String said = cause == null ? bad.getOriginalMessage() : cause.getMessage();
    return said == null ? "" : said.substring(0, Math.min(said.length(), 200));
  }

  static Map<String, Object> answer(@Nullable Long id, Answer answer) {
    var fields = new LinkedHashMap<String, Object>();
    if (id != null) {
      fields.put("id", id);
    }
    switch (answer) {
      case Answer.Done(var more) -> {
        fields.put("ok", true);
        fields.putAll(more);
      }
      case Answer.Refused(var why, var detail) -> {
        fields.put("ok", false);
        fields.put("why", why);
        fields.put("detail", detail);
      }
    }
    return fields;
  }

  static byte[] line(Map<String, Object> fields) {
    byte[] json = MAPPER.writeValueAsBytes(fields);
    byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }
}
