package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What Vigil says is so: a sentence that says that something happened, will happen or cannot
/// happen has a test that looks where it must be true. Such a test names the sentence and the file
/// that says it, in a comment above: `promise: FILE «WORDS»`. `docs/promises.md` is made from these
/// comments; words that no longer stand in their file make this test fail, so that whoever changes
/// a promise looks at its test.
class PromisesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAPER = ROOT.resolve("docs/promises.md");
  private static final List<String> TESTS =
      List.of(
          "server/src/test",
          "media/src/test",
          "simulator/src/test",
          "bench/src/test",
          "deploy/flink/src/test",
          "web/src",
          "web/walk");
  private static final Pattern PROMISE = Pattern.compile("promise: (\\S+) «([^»]+)»");

  /// The formatter breaks a comment that is too long: the words go on in the next one.
  private static final String NEXT_LINE = "\\s*\\n\\s*// ";

  private static final Pattern BEGUN = Pattern.compile("// promise:");

  /// A method of Java, a case of vitest, or a function of the walk.
  private static final Pattern TEST =
      Pattern.compile("void (\\w+)\\(|\\b(?:it|test)\\(\\s*['\"`](.+?)['\"`],|function (\\w+)\\(");

  private record Promise(String file, String words, String test) {}

  @Test
  void thePaperOfPromisesIsMadeFromTheTests() throws IOException {
    List<Promise> promises = promises();
    assertFalse(promises.isEmpty(), "no test names a promise");
    String now = paper(promises);
    String there = Files.exists(PAPER) ? Files.readString(PAPER) : "";
    if (!there.equals(now)) {
      Files.writeString(PAPER, now);
    }
    assertEquals(there, now, "docs/promises.md was stale and has been written anew");
  }

  @Test
  void everyPromiseStandsWhereItsTestSaysItDoes() throws IOException {
    var gone = new ArrayList<String>();
    for (Promise promise : promises()) {
      Path file = ROOT.resolve(promise.file());
      if (!Files.exists(file) || !onOneLine(Files.readString(file)).contains(promise.words())) {
        gone.add(
            "%s no longer says «%s»: look at %s"
                .formatted(promise.file(), promise.words(), promise.test()));
      }
    }
    assertEquals(List.of(), gone);
  }

  private static String paper(List<Promise> promises) {
    var byFile = new TreeMap<String, List<Promise>>();
    promises.forEach(p -> byFile.computeIfAbsent(p.file(), _ -> new ArrayList<>()).add(p));
    var text =
        new StringBuilder(
            """
            # Promises

            Each sentence here says that something happened, will happen or cannot happen; beside it stands the
            test that looks at the far end. Made from the tests by `PromisesTest`; do not edit.
            """);
    byFile.forEach((file, those) -> {
      text.append("\n## ").append(file).append("\n\n| it says | held by |\n|---|---|\n");
      those.forEach(p ->
          text.append("| ")
              .append(p.words().replace("|", "\\|"))
              .append(" | ")
              .append(p.test())
              .append(" |\n"));
    });
    return text.toString();
  }

  private static List<Promise> promises() throws IOException {
    var found = new ArrayList<Promise>();
    for (String folder : TESTS) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(PromisesTest::isTest).sorted().toList()) {
          read(file, found);
        }
      }
    }
    return found;
  }

  private static boolean isTest(Path file) {
    String name = file.toString();
    return name.endsWith(".test.ts")
        || name.endsWith(".mjs")
        || (name.endsWith(".java") && !name.endsWith("PromisesTest.java"));
  }

  private static void read(Path file, List<Promise> found) throws IOException {
    String text = Files.readString(file);
    int before = found.size();
    Matcher promise = PROMISE.matcher(text);
    while (promise.find()) {
      Matcher test = TEST.matcher(text);
      if (!test.find(promise.end())) {
        throw new AssertionError(file + ": no test follows «" + promise.group(2) + "»");
      }
      String words = promise.group(2).replaceAll(NEXT_LINE, " ");
      found.add(new Promise(promise.group(1), words, name(file, test)));
    }
    long begun = BEGUN.matcher(text).results().count();
    assertEquals(begun, found.size() - before, file + ": a promise that cannot be read");
  }

  private static String name(Path file, Matcher test) {
    for (int group = 1; group <= test.groupCount(); group++) {
      if (test.group(group) != null) {
        return "`" + file.getFileName() + "`: " + test.group(group);
      }
    }
    throw new AssertionError("a test has a name");
  }

  /// Long sentences are broken across lines in the sources.
  private static String onOneLine(String text) {
    return text.replaceAll("\\s*\\n\\s*", " ");
  }
}
