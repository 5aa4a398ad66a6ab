package vigil.knowledge.life;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;
import vigil.knowledge.ScriptFault;
import vigil.knowledge.ScriptFault.Kind;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.FollowUp;
import vigil.knowledge.ScriptText.Guidance;
import vigil.knowledge.ScriptText.Scope;

/// A file of scripts, both ways: every row is checked before any is taken (rules 7.6), and what is
/// written can be read again.
public final class ScriptTable {
  /// Rows of one file (rules 7.6).
  public static final int MOST_ROWS = 1_000;

  private static final Set<String> YES = Set.of("是", "yes", "true", "1", "y");
  private static final Set<String> NO = Set.of("", "否", "no", "false", "0", "n");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("[yyyy-M-d][yyyy/M/d]", Locale.ROOT);

  /// What the city and the house know of.
  public interface Known {
    boolean isCategory(String code);

    boolean isLeaf(String code);

    /// The code of a district by its code or name; null for none.
    @Nullable String district(String said);

    boolean isTitleTaken(String title);
  }

  private static final List<ScriptColumn> PARTS =
      List.of(
          ScriptColumn.WHEN_IT_APPLIES,
          ScriptColumn.WHY,
          ScriptColumn.WHOM_TO_SEE,
          ScriptColumn.PROCEDURE,
          ScriptColumn.DO_NOT_PROMISE);

  private final Map<ScriptColumn, Integer> places = new EnumMap<>(ScriptColumn.class);
  private final Known known;
  private final List<ScriptFault> faults = new ArrayList<>();
  private final Set<String> titles = new HashSet<>();

  /// @param header the first row
  public ScriptTable(List<String> header, Known known) {
    this.known = known;
    for (int i = 0; i < header.size(); i++) {
      int place = i;
      ScriptColumn.find(header.get(i)).ifPresent(column -> places.putIfAbsent(column, place));
    }
    for (ScriptColumn needed : List.of(ScriptColumn.TITLE, ScriptColumn.CATEGORY)) {
      if (!places.containsKey(needed)) {
        fault(1, needed, Kind.MISSING);
      }
    }
  }

  /// What is wrong so far, in the order of the rows.
  public List<ScriptFault> faults() {
    return List.copyOf(faults);
  }

  /// Reads a row.
  ///
  /// @return empty where it is no script; its faults say why
  public Optional<ScriptText> read(int row, List<String> cells) {
    int before = faults.size();
    String title = cell(cells, ScriptColumn.TITLE);
    checkTitle(row, title);
    String category = cell(cells, ScriptColumn.CATEGORY);
    checkCategory(row, category);
    for (ScriptColumn part : PARTS) {
      if (cell(cells, part).length() > ScriptText.LONGEST_PART) {
        fault(row, part, Kind.TOO_LONG);
      }
    }
    List<FollowUp> followUps = followUps(row, cells);
    List<String> keywords = keywords(row, cells, title);
    Scope scope = scope(row, cells);
    if (faults.size() > before) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ScriptText(
              title,
              orNull(cells, ScriptColumn.TITLE_EN),
              category,
              guidance(cells),
              followUps,
              keywords,
              scope));
    } catch (InvalidInput other) {
      fault(row, ScriptColumn.TITLE, Kind.UNFIT);
      return Optional.empty();
    }
  }

  private void checkTitle(int row, String title) {
    if (title.isEmpty()) {
      fault(row, ScriptColumn.TITLE, Kind.MISSING);
    } else if (title.length() > ScriptText.LONGEST_TITLE) {
      fault(row, ScriptColumn.TITLE, Kind.TOO_LONG);
    } else if (!titles.add(ScriptTitle.key(title)) || known.isTitleTaken(title)) {
      fault(row, ScriptColumn.TITLE, Kind.NOT_UNIQUE);
    }
  }

  private void checkCategory(int row, String code) {
    if (code.isEmpty()) {
      fault(row, ScriptColumn.CATEGORY, Kind.MISSING);
    } else if (!known.isCategory(code)) {
      fault(row, ScriptColumn.CATEGORY, Kind.UNKNOWN);
    } else if (!known.isLeaf(code)) {
      fault(row, ScriptColumn.CATEGORY, Kind.NOT_A_LEAF);
    }
  }

  private Guidance guidance(List<String> cells) {
    return new Guidance(
        orNull(cells, ScriptColumn.WHEN_IT_APPLIES),
        orNull(cells, ScriptColumn.WHY),
        orNull(cells, ScriptColumn.WHOM_TO_SEE),
        orNull(cells, ScriptColumn.PROCEDURE),
        orNull(cells, ScriptColumn.DO_NOT_PROMISE));
  }

  /// A question and its answer in a line, with a bar between.
  private List<FollowUp> followUps(int row, List<String> cells) {
    var read = new ArrayList<FollowUp>();
    for (String line : cell(cells, ScriptColumn.FOLLOW_UPS).split("\\R", -1)) {
      String[] both = line.split("[|｜]", 2);
      if (line.isBlank()) {
        continue;
      }
      if (both.length < 2 || both[0].isBlank() || both[1].isBlank()) {
        fault(row, ScriptColumn.FOLLOW_UPS, Kind.UNFIT);
        return List.of();
      }
      read.add(new FollowUp(both[0].strip(), both[1].strip()));
    }
    if (read.size() > ScriptText.MOST_FOLLOW_UPS) {
      fault(row, ScriptColumn.FOLLOW_UPS, Kind.TOO_LONG);
    }
    return read;
  }

  private List<String> keywords(int row, List<String> cells, String title) {
    List<String> words = split(cell(cells, ScriptColumn.KEYWORDS));
    boolean isLong = words.stream().anyMatch(it -> it.length() > ScriptText.LONGEST_KEYWORD);
    if (isLong || words.size() > ScriptText.MOST_KEYWORDS) {
      fault(row, ScriptColumn.KEYWORDS, Kind.TOO_LONG);
    }
    if (words.contains(title)) {
      fault(row, ScriptColumn.KEYWORDS, Kind.SAME);
    }
    return words;
  }

  private Scope scope(int row, List<String> cells) {
    var districts = new ArrayList<String>();
    for (String said : split(cell(cells, ScriptColumn.DISTRICTS))) {
      String code = known.district(said);
      if (code == null) {
        fault(row, ScriptColumn.DISTRICTS, Kind.UNKNOWN);
      } else {
        districts.add(code);
      }
    }
    LocalDate from = day(row, cells, ScriptColumn.VALID_FROM);
    LocalDate to = day(row, cells, ScriptColumn.VALID_TO);
    String internal = cell(cells, ScriptColumn.INTERNAL_ONLY).toLowerCase(Locale.ROOT);
    if (!YES.contains(internal) && !NO.contains(internal)) {
      fault(row, ScriptColumn.INTERNAL_ONLY, Kind.UNFIT);
    }
    if (from != null && to != null && to.isBefore(from)) {
      fault(row, ScriptColumn.VALID_TO, Kind.UNFIT);
      return Scope.OPEN;
    }
    return new Scope(districts, from, to, YES.contains(internal));
  }

  private @Nullable LocalDate day(int row, List<String> cells, ScriptColumn column) {
    String said = cell(cells, column);
    if (said.isEmpty()) {
      return null;
    }
    try {
      return LocalDate.parse(said, DAY);
    } catch (DateTimeException unfit) {
      fault(row, column, Kind.UNFIT);
      return null;
    }
  }

  private static List<String> split(String text) {
    return Arrays.stream(text.split("[、,，;；\\n]", -1))
        .map(String::strip)
        .filter(it -> !it.isEmpty())
        .distinct()
        .toList();
  }

  private String cell(List<String> cells, ScriptColumn column) {
    Integer place = places.get(column);
    return place == null || place >= cells.size() ? "" : cells.get(place).strip();
  }

  private @Nullable String orNull(List<String> cells, ScriptColumn column) {
    String text = cell(cells, column);
    return text.isEmpty() ? null : text;
  }

  private void fault(int row, ScriptColumn column, Kind kind) {
    faults.add(new ScriptFault(row, column.zh(), kind));
  }

  /// A script's row, in the order of [ScriptColumn].
  public static List<String> write(ScriptText text) {
    Guidance guidance = text.guidance();
    Scope scope = text.scope();
    var questions =
        text.followUps().stream()
            .map(it -> noBar(oneLine(it.question())) + "|" + oneLine(it.answer()))
            .toList();
    return List.of(
        text.title(),
        orEmpty(text.titleEn()),
        text.category(),
        orEmpty(guidance.whenItApplies()),
        orEmpty(guidance.why()),
        orEmpty(guidance.whomToSee()),
        orEmpty(guidance.procedure()),
        orEmpty(guidance.doNotPromise()),
        String.join("\n", questions),
        String.join("、", text.keywords()),
        String.join("、", scope.districts()),
        scope.validFrom() == null ? "" : scope.validFrom().toString(),
        scope.validTo() == null ? "" : scope.validTo().toString(),
        text.forStaffOnly() ? "是" : "否");
  }

  /// A line ends question and answer.
  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ");
  }

  /// The first bar parts the question from its answer.
  private static String noBar(String question) {
    return question.replace('|', '/').replace('｜', '/');
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
