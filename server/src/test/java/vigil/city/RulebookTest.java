package vigil.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.city.files.PolicyCity;

/// The rulebook's numbers are those of the policy, in both languages: limits, golden values,
/// extensions, callbacks.
class RulebookTest {
  private static final Limits LIMITS = PolicyCity.shipped().limits();

  /// The rows of the table, in its order.
  private static final List<LimitKind> ROWS =
      List.of(
          LimitKind.AFTER_CALL_WORK,
          LimitKind.DISPATCH,
          LimitKind.SIGN,
          LimitKind.FIRST_CONTACT,
          LimitKind.INTERIM_FEEDBACK,
          LimitKind.HANDLE,
          LimitKind.HANDLE_COMPLEX);

  private static final List<Urgency> COLUMNS =
      List.of(Urgency.URGENT, Urgency.SEMI_URGENT, Urgency.NORMAL);

  /// The last row's, one after the other.
  private static final List<LimitKind> ALIKE_FOR_ALL =
      List.of(LimitKind.RECHECK, LimitKind.SUPERVISED, LimitKind.RETURN_WINDOW, LimitKind.CALLBACK);

  private static final Pattern LIMIT = Pattern.compile("(\\d+) ?(min|h|wd|分钟|小时|个工作日)(?![a-z])");

  private static final Pattern GOLDEN =
      Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)(?: \\+ | 加 )(\\d+)\\D*?(\\d{4}-\\d\\d-\\d\\d)");

  @ParameterizedTest
  @ValueSource(strings = {"rules.md", "rules.zh-CN.md"})
  void theTableOfLimitsIsThePolicys(String paper) throws IOException {
    List<String> rows =
        section(paper, "4.2").lines().filter(line -> line.startsWith("| ")).skip(1).toList();
    for (int row = 0; row < ROWS.size(); row++) {
      LimitKind stage = ROWS.get(row);
      String[] cells = rows.get(row).split("\\|", -1);
      for (int column = 0; column < COLUMNS.size(); column++) {
        Urgency urgency = COLUMNS.get(column);
        List<String> told = limits(cells[2 + column]);
        boolean isOwed = stage != LimitKind.INTERIM_FEEDBACK || urgency != Urgency.NORMAL;
        assertEquals(isOwed ? held(stage, urgency) : List.of(), told, stage + " " + urgency);
      }
    }
    assertEquals(
        ALIKE_FOR_ALL.stream().flatMap(stage -> held(stage, Urgency.NORMAL).stream()).toList(),
        limits(rows.get(ROWS.size())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules.md", "rules.zh-CN.md"})
  void theGoldenValuesAreTheCalendars(String paper) throws IOException {
    String text = section(paper, "4.6").replace('\n', ' ');
    List<MatchResult> golden = GOLDEN.matcher(text).results().toList();
    assertEquals(8, golden.size());
    for (MatchResult one : golden) {
      var noon = LocalDate.parse(one.group(1)).atTime(LocalTime.NOON).atZone(WorkingDays.SHANGHAI);
      Due due =
          LIMITS.workingDays().plusWorkingDays(noon.toInstant(), Integer.parseInt(one.group(2)));
      assertEquals(WorkingDays.endOf(LocalDate.parse(one.group(3))), due.at(), one.group());
    }
    for (int year = 2022; year <= 2026; year++) {
      int days = LIMITS.workingDays().countInYear(year);
      String told = paper.contains("zh") ? year + " 年 " + days + " 天" : days + " in " + year;
      assertTrue(text.contains(told), told);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules.md", "rules.zh-CN.md"})
  void extensionsAndCallbacksAreThePolicys(String paper) throws IOException {
    var extensions = LIMITS.profile().extensions();
    var told = numbers(section(paper, "4.8"));
    assertTrue(told.containsAll(extensions.days()), "days of an extension");
    assertTrue(told.contains(extensions.quarterlyQuota()), "the quota");
    var callbacks = LIMITS.profile().callbacks();
    var hours = numbers(section(paper, "4.9"));
    assertTrue(hours.contains(callbacks.from().getHour()), "from");
    assertTrue(hours.contains(callbacks.until().getHour()), "until");
    assertTrue(hours.contains((int) callbacks.apart().toHours()), "apart");
  }

  /// What the policy says, as the cell of a table: of most types first, then of others.
  private static List<String> held(LimitKind stage, Urgency urgency) {
    return Stream.of(AppealType.HELP, AppealType.CONSULTATION)
        .map(type -> LIMITS.limit(stage, urgency, type).toString())
        .distinct()
        .toList();
  }

  private static List<String> limits(String cell) {
    return LIMIT
        .matcher(cell)
        .results()
        .map(limit -> limit.group(1) + unit(limit.group(2)))
        .toList();
  }

  private static String unit(String told) {
    return switch (told) {
      case "分钟" -> "min";
      case "小时" -> "h";
      case "个工作日" -> "wd";
      default -> told;
    };
  }

  private static List<Integer> numbers(String text) {
    return Pattern.compile("\\d+")
        .matcher(text)
        .results()
        .map(found -> Integer.parseInt(found.group()))
        .toList();
  }

  private static String section(String paper, String number) throws IOException {
    String text = Files.readString(Path.of("../docs").resolve(paper));
    int from = text.indexOf("\n### " + number + " ");
    return text.substring(text.indexOf('\n', from + 1), text.indexOf("\n##", from + 1));
  }
}
