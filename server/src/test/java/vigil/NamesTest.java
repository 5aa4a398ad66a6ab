package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// One word, one thing, in all modules. Whoever adds a double says here why it is one idea.
class NamesTest {
  private static final List<String> MODULES =
      List.of("server", "media", "simulator", "bench", "deploy/flink");

  /// The same idea in two modules, none of which may depend on the other's.
  private static final Map<String, String> SAME_IDEA =
      Map.of(
          "Await", "waits for a condition; media's tests do not have the server's",
          "Call", "a call: its life in the server, its legs in the media process",
          "FreePort", "a port for a test or a bench; a bench does not have the server's tests",
          "Leg", "one party of a call, in the server and in the media process",
          "ListLedger", "a ledger in memory for tests, each of what its room reads from it");

  /// Where `now` is no time: the screens read it under this name, or a call's life is written so
  /// yet.
  private static final Set<String> NOW_AS_IT_STANDS =
      Set.of(
          "ActiveCalls",
          "CallAudience",
          "CallExplanation",
          "CallLeg",
          "CallLife",
          "CallListener",
          "MediaConnection",
          "PublicOrderStatus",
          "QueueCallListener",
          "Refusal",
          "UnitView");

  private static final Pattern NOW =
      Pattern.compile(
          "\\b(?!Instant|\\w*Date|\\w*DateTime|LocalTime)[A-Z]\\w*(?:<[^>;(]*>)? now\\b *[;=),]");

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

  @Test
  void nowIsATime() throws IOException {
    var others = new TreeSet<String>();
    for (List<Path> files : types().values()) {
      for (Path file : files) {
        boolean isTest = file.toString().contains("/src/test/");
        if (!isTest && NOW.matcher(Files.readString(file).replaceAll("(?m)^ *//.*$", "")).find()) {
          others.add(name(file));
        }
      }
    }
    others.removeAll(NOW_AS_IT_STANDS);
    assertEquals(Set.of(), others);
  }
}
