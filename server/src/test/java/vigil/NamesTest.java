package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One word, one thing, in all modules. Whoever adds a double says here why it is one idea.
class NamesTest {
  private static final List<String> MODULES = List.of("server", "media", "simulator", "bench");

  /// The same idea in two modules, none of which may depend on the other's.
  private static final Map<String, String> SAME_IDEA =
      Map.of(
          "Await", "waits for a condition; media's tests do not have the server's",
          "Call", "a call: its life in the server, its legs in the media process",
          "FreePort", "a port for a test or a bench; a bench does not have the server's tests",
          "Leg", "one party of a call, in the server and in the media process",
          "ListLedger", "a ledger in memory for tests, each of what its room reads from it");

  private static final Pattern REPOSITORY = Pattern.compile("@Repository\\s[^{]*?class (\\w+)");

  private static Map<String, List<Path>> types() throws IOException {
    var types = new TreeMap<String, List<Path>>();
    for (String module : MODULES) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src"))) {
        files
            .filter(
                file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
            .forEach(file -> types.computeIfAbsent(name(file), _ -> new ArrayList<>()).add(file));
      }
    }
    return types;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".java", "");
  }

  @Test
  void twoTypesShareANameOnlyWhereTheyAreOneIdea() throws IOException {
    var doubles = types();
    doubles.values().removeIf(files -> files.size() == 1);
    assertEquals(List.copyOf(new TreeMap<>(SAME_IDEA).keySet()), List.copyOf(doubles.keySet()));
  }

  @Test
  void whatSpeaksToTheDatabaseIsCalledSql() throws IOException {
    var others = new ArrayList<String>();
    for (List<Path> files : types().values()) {
      for (Path file : files) {
        var found = REPOSITORY.matcher(Files.readString(file));
        while (found.find()) {
          if (!found.group(1).startsWith("Sql")) {
            others.add(found.group(1));
          }
        }
      }
    }
    assertEquals(List.of(), others);
  }
}
