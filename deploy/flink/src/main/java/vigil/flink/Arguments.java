package vigil.flink;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// What stands behind a command: `--name value`, each name known.
record Arguments(Map<String, String> values) {
  private static final List<String> NAMES =
      List.of("kafka", "client", "cases", "alarms", "policy", "checkpoints", "from");

  static Arguments parse(String[] words) {
    var values = new HashMap<String, String>();
    for (int n = 0; n < words.length; n += 2) {
      String name = words[n].startsWith("--") ? words[n].substring(2) : "";
      if (!NAMES.contains(name) || n + 1 == words.length) {
        throw new IllegalArgumentException(
            "'%s' is none of %s, or has no value".formatted(words[n], NAMES));
      }
      values.put(name, words[n + 1]);
    }
    return new Arguments(values);
  }

  String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  /// Kafka by `--kafka HOST:PORT`, what its security asks for by `--client FILE`.
  Wires wires() throws IOException {
    var client = new Properties();
    if (values.containsKey("client")) {
      try (Reader file = Files.newBufferedReader(Path.of(get("client")))) {
        client.load(file);
      }
    }
    if (values.containsKey("kafka") || !client.containsKey(Wires.SERVERS)) {
      client.setProperty(Wires.SERVERS, get("kafka"));
    }
    return new Wires(client, get("cases", "vigil.cases"), get("alarms", "vigil.alarms"));
  }

  PolicyTexts policy() throws IOException {
    return values.containsKey("policy")
        ? PolicyTexts.read(Path.of(get("policy")))
        : PolicyTexts.shipped();
  }
}
