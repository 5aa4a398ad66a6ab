package vigil.understanding.life.quality;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityField;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.CheckedOrder.Closing;
import vigil.understanding.life.quality.CheckedOrder.Reply;

/// Days that a reply promises something by, and whether they were over when it was written, or when
/// the order was closed with nobody saying that it came true.
final class PromisedDates {
  /// @param by the last day on which it would have been kept
  record Promise(LocalDate by, int from, int until) {}

  private static final String N = ChineseNumerals.NUMERAL;

  private static final Pattern DAY =
      Pattern.compile(
          "(?:(?<y>20[0-9]{2})年)?(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:(?<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:日|号)?|(?<part>底|末|中旬|上旬|下旬))"
              + "|(?<iso>20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})"
              + "|(?<word>今天|今日|今晚|明天|明日|后天|本周[内末五]?|下周[一二三四五六日末]?|本月底|月底|本月内|本月(?=[0-9一二三])(?<md>"
              + N
              + ")(?:日|号))"
              + "|(?<n>"
              + N
              + ")(?<unit>个?工作日|日|天|周|个?星期)(?:之?内|后)");

  private static final Pattern FUTURE =
      Pattern.compile(
          "将(?!.{0,4}(?:于已))|预计|计划|拟|争取|届时|会(?!议|同|商)|力争|有望|安排(?:在|于)|定于|承诺|答应|确定(?:在|于)|打算|准备|等到|待|要在|须|需在|限|责令|要求");

  private static final Pattern BY =
      Pattern.compile(
          "^(?:之?前|以前|内|左右)?(?:可|能|会|将|再|全部|全面|正式)?[^，。；]{0,10}(?:完成|修复|解决|到位|答复|恢复|发放|到账|整改完|通车|开放|清运|安装|更换|回复|修好|办结|竣工|启动|开工|上门|落实)");

  private static final Pattern DONE =
      Pattern.compile(
          "已(?!要求|责令|督促|安排|承诺|定于|计划|列入|约定|通知)|完成了|于$|当日|截至|截止|自|从|曾|收到|接到|接报|上次|去年|发生|来电|反映");

  private static final Pattern CAME_TRUE =
      Pattern.compile("修好|弄好|解决了|通了|到账|收到了|恢复了|装好|换好|清(?:理|走|掉)了|拿到|办好|办下来|处理好|搞定");

  private PromisedDates() {}

  static Optional<QualityFinding> check(Reply reply, @Nullable Closing closing) {
    LocalDate on = reply.on();
    if (on == null) {
      return Optional.empty();
    }
    var evidence = new ArrayList<QualityEvidence>();
    boolean[] wasPassedAtOnce = {false};
    collect(QualityField.REPLY_POINTS, reply.points(), on, closing, evidence, wasPassedAtOnce);
    collect(QualityField.PUBLIC_REPLY, reply.publicReply(), on, closing, evidence, wasPassedAtOnce);
    collect(QualityField.SUMMARY, reply.summary(), on, closing, evidence, wasPassedAtOnce);
    return evidence.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new QualityFinding(
                QualityKind.DATE_PASSED,
                evidence,
                Severity.MEDIUM,
                wasPassedAtOnce[0] ? 0.9 : 0.7));
  }

  private static void collect(
      QualityField field,
      String text,
      LocalDate on,
      @Nullable Closing closing,
      List<QualityEvidence> evidence,
      boolean[] wasPassedAtOnce) {
    LocalDate closed = closing == null || cameTrue(closing) ? null : closing.on();
    for (Promise promise : list(text, on)) {
      boolean atOnce = promise.by().isBefore(on);
      if (atOnce || (closed != null && promise.by().isBefore(closed))) {
        wasPassedAtOnce[0] |= atOnce;
        evidence.add(new QualityEvidence(field, promise.from(), promise.until()));
      }
    }
  }

  private static boolean cameTrue(Closing closing) {
    Matcher came = CAME_TRUE.matcher(closing.citizenAnswer());
    return came.find() && !Texts.isDenied(closing.citizenAnswer(), came.start());
  }

  static List<Promise> list(String raw, LocalDate on) {
    String text = Texts.narrow(raw);
    var all = new ArrayList<Promise>();
    Matcher day = DAY.matcher(text);
    while (day.find()) {
      String before = Texts.clauseBefore(text, day.start());
      String after = Texts.clauseAfter(text, day.end());
      LocalDate by = read(day, on);
      if (by != null && isPromise(before, after)) {
        all.add(new Promise(by, day.start(), day.end()));
      }
    }
    return all;
  }

  private static boolean isPromise(String before, String after) {
    Matcher future = FUTURE.matcher(before);
    int last = -1;
    while (future.find()) {
      last = future.start();
    }
    boolean isDoneBefore = DONE.matcher(before.substring(Math.max(0, last))).find();
    boolean isDoneAfter = DONE.matcher(after).find();
    if (last >= 0) {
      return !isDoneAfter && !(isDoneBefore && !before.endsWith("于"));
    }
    boolean isFutureAfter = FUTURE.matcher(after).find();
    boolean isDeadline = after.matches("^(?:之?前|以前).*") && BY.matcher(after).find();
    return !isDoneAfter && !isDoneBefore && (isFutureAfter || isDeadline);
  }

  private static @Nullable LocalDate read(Matcher day, LocalDate on) {
    try {
      if (day.group("iso") != null) {
        String[] parts = day.group("iso").split("[-/.]", -1);
        return LocalDate.of(
            Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      }
      if (day.group("m") != null) {
        return monthDay(day, on);
      }
      if (day.group("n") != null) {
        return after(on, (int) ChineseNumerals.parse(day.group("n")).high(), day.group("unit"));
      }
      return word(day, on);
    } catch (DateTimeException | NumberFormatException noSuchDay) {
      return null;
    }
  }

  /// Without a year the nearest such day is meant.
  private static @Nullable LocalDate monthDay(Matcher day, LocalDate on) {
    int month = (int) ChineseNumerals.parse(day.group("m")).low();
    int year = day.group("y") == null ? on.getYear() : Integer.parseInt(day.group("y"));
    LocalDate read = LocalDate.of(year, month, 1);
    if (day.group("d") != null) {
      read = LocalDate.of(year, month, (int) ChineseNumerals.parse(day.group("d")).low());
    } else {
      read =
          switch (day.group("part")) {
            case "上旬" -> read.withDayOfMonth(10);
            case "中旬" -> read.withDayOfMonth(20);
            default -> read.with(TemporalAdjusters.lastDayOfMonth());
          };
    }
    if (day.group("y") == null && read.isBefore(on.minusMonths(6))) {
      return read.plusYears(1);
    }
    return day.group("y") == null && read.isAfter(on.plusMonths(6)) ? read.minusYears(1) : read;
  }

  /// Working days are read widely: two thirds more days, so that no weekend makes a false alarm.
  private static LocalDate after(LocalDate on, int count, String unit) {
    if (unit.endsWith("工作日")) {
      return on.plusDays(count + 2 * (count / 5 + 1) + 1L);
    }
    boolean isWeeks = unit.equals("周") || unit.endsWith("星期");
    return on.plusDays(isWeeks ? 7L * count : count);
  }

  private static LocalDate word(Matcher day, LocalDate on) {
    String word = day.group("word");
    if (day.group("md") != null) {
      return on.withDayOfMonth((int) ChineseNumerals.parse(day.group("md")).low());
    }
    if (word.startsWith("今")) {
      return on;
    }
    if (word.startsWith("明")) {
      return on.plusDays(1);
    }
    if (word.equals("后天")) {
      return on.plusDays(2);
    }
    LocalDate sunday = on.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    if (word.startsWith("本周")) {
      return sunday;
    }
    if (word.startsWith("下周")) {
      int weekday = "一二三四五六日".indexOf(word.charAt(word.length() - 1));
      return weekday < 0 ? sunday.plusDays(7) : sunday.plusDays(weekday + 1L);
    }
    return on.with(TemporalAdjusters.lastDayOfMonth());
  }
}
