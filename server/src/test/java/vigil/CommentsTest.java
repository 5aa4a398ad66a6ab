package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A comment is read by who sees only this place: it names its subject, and calls people by their
/// role.
class CommentsTest {
  private static final List<Path> JAVA =
      Stream.of("server", "media", "simulator", "bench", "deploy/flink")
          .map(module -> Path.of("..", module, "src"))
          .toList();
  private static final List<Path> SCREENS = List.of(Path.of("../web/src"));

  private static final Pattern LINE = Pattern.compile("(?m)^ *//.*$");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ */\\*.*?\\*/|<!--.*?-->");
  private static final Pattern PERSON =
      Pattern.compile("\\b(he|she|him|her|his|hers|himself|herself)\\b", Pattern.CASE_INSENSITIVE);

  /// The first line of a comment that speaks of something it has not named.
  private static final Pattern NAMELESS =
      Pattern.compile("(?m)^(?! *///).*\\n(?: */// (?:It|Its|They|Their|Them)\\b.*)");

  @Test
  void peopleAreCalledByTheirRole() throws IOException {
    var found = new ArrayList<String>();
    for (String file : List.of(".java", ".ts", ".vue", ".css")) {
      for (Path path : files(file)) {
        String text = Files.readString(path);
        Stream.of(LINE, BLOCK)
            .flatMap(comment -> comment.matcher(text).results())
            .map(MatchResult::group)
            .filter(comment -> PERSON.matcher(comment.replace("@param hers", "")).find())
            .forEach(comment -> found.add(path + ": " + comment.strip()));
      }
    }
    assertEquals(List.of(), found);
  }

  @Test
  void theFirstSentenceNamesItsSubject() throws IOException {
    var found = new ArrayList<String>();
    for (Path path : files(".java")) {
      NAMELESS
          .matcher(Files.readString(path))
          .results()
          .forEach(comment -> found.add(path + ": " + comment.group().strip()));
    }
    assertEquals(List.of(), found);
  }

  private static List<Path> files(String ending) throws IOException {
    var all = new ArrayList<Path>();
    for (Path folder : ending.equals(".java") ? JAVA : SCREENS) {
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(ending)).sorted().forEach(all::add);
      }
    }
    return all;
  }
}
