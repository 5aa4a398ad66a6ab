package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/security-asvs.md` against OWASP ASVS 5.0.0: each requirement of the first two levels
/// stands there once, with tests that exist, or with its gap.
class SecurityTableTest {
  /// As many as ASVS 5.0.0 has of level 1 and 2.
  private static final int REQUIREMENTS = 253;

  private static final Pattern ROW =
      Pattern.compile("\\| (V[^|]+) \\| (held|part|gap|n/a) \\| ([^|]+) \\|");
  private static final Pattern NUMBER = Pattern.compile("V\\d+\\.\\d+\\.\\d+");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)`");

  @Test
  void everyRequirementStandsInItOnce() throws IOException {
    Set<String> known = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (String[] row : rows()) {
      NUMBER
          .matcher(row[0])
          .results()
          .forEach(it -> {
            if (!known.add(it.group())) {
              twice.add(it.group());
            }
          });
    }
    assertEquals(List.of(), twice);
    assertEquals(REQUIREMENTS, known.size());
  }

  @Test
  void whatIsHeldNamesTestsThatExist() throws IOException {
    Set<String> tests = tests();
    Set<String> missing = new TreeSet<>();
    List<String> bare = new ArrayList<>();
    for (String[] row : rows()) {
      var named = TEST.matcher(row[2]).results().map(it -> it.group(1)).toList();
      named.stream().filter(it -> !tests.contains(it)).forEach(missing::add);
      if (row[1].equals("held") && named.isEmpty()) {
        bare.add(row[0]);
      }
    }
    assertEquals(Set.of(), missing);
    assertEquals(List.of(), bare, "held by what?");
    for (var it :
        TEST.matcher(Files.readString(Path.of("../docs/security.md"))).results().toList()) {
      assertTrue(tests.contains(it.group(1)), it.group(1));
    }
  }

  private static List<String[]> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("../docs/security-asvs.md")))
        .results()
        .map(it -> new String[] {it.group(1), it.group(2), it.group(3)})
        .toList();
  }

  private static Set<String> tests() throws IOException {
    Set<String> all = new HashSet<>();
    for (String module : List.of("server", "media", "simulator", "bench", "deploy/flink")) {
      try (var files = Files.walk(Path.of("..", module, "src", "test"))) {
        files
            .map(it -> it.getFileName().toString())
            .filter(it -> it.endsWith("Test.java"))
            .forEach(it -> all.add(it.replace(".java", "")));
      }
    }
    return all;
  }
}
