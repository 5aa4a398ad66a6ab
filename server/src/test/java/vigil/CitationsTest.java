package vigil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Citations lead somewhere: whoever reads `rules 3.13` in code, policy or a paper finds section
/// 3.13 of `docs/rules.md`; so too the other cited papers, and `decision 8` its file.
class CitationsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCS = ROOT.resolve("docs");

  private static final List<String> PAPERS =
      List.of("rules", "distribution", "understanding", "screens");

  private static final List<String> ROOMS =
      List.of(
          "server/src",
          "media/src",
          "simulator/src",
          "bench/src",
          "deploy",
          "web/src",
          "web/walk",
          "web/shots",
          "policy",
          "ops",
          "docs");

  private static final Set<String> KINDS =
      Set.of(
          "java", "sql", "ts", "vue", "mjs", "css", "csv", "yaml", "yml", "md", "xml", "sh", "py");

  /// Migrations that have run are not changed, not even in a comment; new ones cite the new way.
  private static final Set<String> FROZEN =
      Set.of(
          "acd/V1__line.sql",
          "audit/V1__chain.sql",
          "casework/V1__orders.sql",
          "casework/V3__hot_steps.sql",
          "casework/V6__batch.sql",
          "casework/V10__privacy.sql",
          "casework/V25__looks.sql",
          "insight/V1__counts.sql",
          "kernel/V1__ledger.sql",
          "telephony/V10__plays.sql");

  /// These explain how such a migration is to be read.
  private static final Set<String> EXPLAIN =
      Set.of("docs/rules.md", "docs/rules.zh-CN.md", "docs/decisions/0005-one-rulebook.md");

  private static final String NUMBER = "\\d{1,2}(?:\\.\\d{1,2})*";

  private static final Pattern ONE = Pattern.compile(NUMBER);

  /// One number, or several: `rules 3.6, 3.20 and 4`.
  private static final Pattern CITATION =
      Pattern.compile(
          "\\b([Rr]ules|[Dd]istribution|[Uu]nderstanding|[Ss]creens|[Dd]ecision|[Dd]omain) ("
              + NUMBER
              + "(?:(?:,? and |, | to )(?![0-9]+-)"
              + NUMBER
              + ")*)(?![\\d-])");

  private static final Pattern LINK =
      Pattern.compile("((?:rules|distribution|understanding|screens)(?:\\.zh-CN)?)\\.md#([\\w-]+)");

  private static final Pattern SECTION =
      Pattern.compile(
          "(?m)^(?:#{2,4} ("
              + NUMBER
              + ") .*<a id=\"([\\w-]+)\"></a>|\\| <a id=\"([\\w-]+)\"></a>("
              + NUMBER
              + ") .*)$");

  /// How the rules were cited before they stood in this repository.
  private static final Pattern OLD =
      Pattern.compile(
          "\\b[Dd]omain,? (?:rows? )?\\d|\\d of the domain\\b|\\b[Dd]esign,? (?:section )?\\d"
              + "|\\brows? \\d+[^|)\\n]*\\)|(?:acd|domain|design|telephony|style)\\.md"
              + "|(?<![\\w/(\\[])(?:understanding|screens)\\.md(?!#)");

  private record Line(String file, int number, String text) {
    @Override
    public String toString() {
      return file + ":" + number + ": " + text.strip();
    }
  }

  @Test
  void eachCitationNamesASectionThatIsThere() throws IOException {
    Map<String, Set<String>> sections = sections();
    var lost = new ArrayList<String>();
    for (Line line : lines()) {
      CITATION
          .matcher(line.text())
          .results()
          .forEach(cited -> {
            String paper = paper(cited.group(1));
            ONE.matcher(cited.group(2))
                .results()
                .map(MatchResult::group)
                .filter(number -> !sections.getOrDefault(paper, Set.of()).contains(number))
                .forEach(number -> lost.add("no " + paper + " " + number + " for " + line));
          });
    }
    assertEquals(List.of(), lost);
  }

  @Test
  void eachLinkIntoAPaperHasItsAnchor() throws IOException {
    var lost = new ArrayList<String>();
    for (Line line : lines()) {
      for (MatchResult link : LINK.matcher(line.text()).results().toList()) {
        String there = Files.readString(DOCS.resolve(link.group(1) + ".md"));
        if (!there.contains("<a id=\"" + link.group(2) + "\"></a>")) {
          lost.add(line.toString());
        }
      }
    }
    assertEquals(List.of(), lost);
  }

  @Test
  void nothingIsCitedTheOldWay() throws IOException {
    List<String> old =
        lines().stream()
            .filter(line -> !isFrozen(line.file()) && !EXPLAIN.contains(line.file()))
            .filter(line -> OLD.matcher(line.text()).find())
            .map(Line::toString)
            .toList();
    assertEquals(List.of(), old, "cite a section of docs/rules.md or of another paper");
  }

  @Test
  void eachSectionHasTheAnchorOfItsNumberAndBothLanguagesHaveTheSame() throws IOException {
    for (String paper : PAPERS) {
      for (MatchResult section : found(paper)) {
        String anchor = section.group(2) == null ? section.group(3) : section.group(2);
        assertEquals(paper + "-" + number(section).replace('.', '-'), anchor);
      }
      String text = Files.readString(DOCS.resolve(paper + ".md"));
      assertEquals(found(paper).size(), numbered(text), paper + ": a heading without its anchor");
      assertEquals(numbers(paper), numbers(paper + ".zh-CN"));
      String twin = Files.readString(DOCS.resolve(paper + ".zh-CN.md"));
      assertEquals(found(paper).size(), numbered(twin), paper + ": a heading without its anchor");
    }
  }

  @Test
  void numbersGoUpByOne() throws IOException {
    for (String paper : PAPERS) {
      Set<String> all = Set.copyOf(numbers(paper));
      assertEquals(all.size(), numbers(paper).size(), paper + " has a number twice");
      for (String number : all) {
        int dot = number.lastIndexOf('.');
        int last = Integer.parseInt(number.substring(dot + 1));
        String before = number.substring(0, dot + 1) + (last - 1);
        assertTrue(last == 1 || all.contains(before), paper + " skips " + before);
        assertTrue(dot < 0 || all.contains(number.substring(0, dot)), paper + " " + number);
      }
    }
  }

  private static String paper(String word) {
    String name = word.toLowerCase(java.util.Locale.ROOT);
    return name.equals("domain") ? "rules" : name;
  }

  private static boolean isFrozen(String file) {
    return FROZEN.stream().anyMatch(one -> file.endsWith("db/migration/" + one));
  }

  private static Map<String, Set<String>> sections() throws IOException {
    var all = new java.util.HashMap<String, Set<String>>();
    for (String paper : PAPERS) {
      all.put(paper, new LinkedHashSet<>(numbers(paper)));
    }
    try (Stream<Path> files = Files.list(DOCS.resolve("decisions"))) {
      all.put(
          "decision",
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.matches("\\d{4}-.+\\.md"))
              .map(name -> Integer.toString(Integer.parseInt(name.substring(0, 4))))
              .collect(Collectors.toSet()));
    }
    return all;
  }

  private static List<MatchResult> found(String paper) throws IOException {
    String text = Files.readString(DOCS.resolve(paper + ".md"));
    return SECTION.matcher(text).results().toList();
  }

  private static List<String> numbers(String paper) throws IOException {
    return found(paper).stream().map(CitationsTest::number).toList();
  }

  private static String number(MatchResult section) {
    return section.group(1) == null ? section.group(4) : section.group(1);
  }

  private static int numbered(String text) {
    return (int)
        Pattern.compile("(?m)^#{2,4} " + NUMBER + " |^\\| (?:<a id=\"[^>]*></a>)?\\d+\\.\\d+ ")
            .matcher(text)
            .results()
            .count();
  }

  private static List<Line> lines() throws IOException {
    var all = new ArrayList<Line>();
    for (String room : ROOMS) {
      Path folder = ROOT.resolve(room);
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(folder, new Reader(all));
      }
    }
    for (String name :
        List.of("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "vigil")) {
      read(ROOT.resolve(name), all);
    }
    assertTrue(all.size() > 10_000, "too little was read");
    return all;
  }

  private static void read(Path file, List<Line> all) throws IOException {
    String name = ROOT.relativize(file).toString();
    int number = 0;
    for (String text : Files.readAllLines(file)) {
      all.add(new Line(name, ++number, text));
    }
  }

  private static final class Reader extends SimpleFileVisitor<Path> {
    private final List<Line> all;

    Reader(List<Line> all) {
      this.all = all;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = file.getFileName().toString();
      boolean isText = KINDS.contains(name.substring(name.lastIndexOf('.') + 1));
      if (isText && !name.equals("CitationsTest.java") && !name.equals("schema.ts")) {
        read(file, all);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
