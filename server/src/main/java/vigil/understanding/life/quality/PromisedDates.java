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
import vigil.understanding.life.ChineseNumerals;
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
              + "|(?<word>今天|今日|今晚|明天|明日|后天|[本这]周[内末一二三四五六日天]?|下周[一二三四五六日天末]?|本月底|月底|月内|本月内|下个?月底|年底|年内|国庆节?(?=前)|元旦(?=前)|[本当]月(?=[0-9一二三])(?<md>"
              + N
              + ")(?:日|号))"
              + "|(?<![月0-9一二三四五六七八九十])(?<dd>"
              + N
              + ")(?:号|日)(?=之?前|以前)"
              + "|(?<n>"
              + N
              + ")(?<unit>个?工作日|日|天|周|个?星期|个?月|小时)(?:之?内|后)");

  private static final Pattern FUTURE =
      Pattern.compile(
          "将(?!.{0,4}(?:于已))|预计|计划|拟|争取|届时|会(?!议|同|商)|力争|有望|安排(?:在|于)|定于|承诺|答应|确定(?:在|于)|打算|准备|等到|待|要在|须|需在|限|责令|要求|同意|表示|最迟|不迟于|至迟|可望|预定|原定|应于|本应|确保|保证|目标|拟定|约定|说好|定在");

  private static final Pattern BY =
      Pattern.compile(
          "^(?:之?前|以前|内|左右)?(?:可|能|会|将|再|全部|全面|正式)?[^，。；]{0,10}(?:完成|修复|解决|到位|答复|恢复|发放|到账|整改完|通车|开放|清运|安装|更换|回复|修好|办结|竣工|启动|开工|上门|落实|退|付|支付|拆|收回|接入|清|搬|办|进场|开通|启用|调整|公布|公示|安排|开|到货|派送|到位|换|调整|整改|修|装)");

  /// Days that bind the citizen, or only tell whom a rule is for: 8月31日前出生的.
  private static final Pattern ASKED_OF_CITIZENS =
      Pattern.compile("的|出生|参保|缴费|申请|申报|办理|携带|提交|登记|入住|购买|报名|请|可|到期|有效");

  private static final Pattern DONE =
      Pattern.compile(
          "已(?!要求|责令|督促|安排|承诺|定于|计划|列入|约定|通知)|完成了|于$|当日|截至|截止|自|从|曾|收到|接到|接报|上次|去年|发生|来电|反映|至$|起至|持续到");

  /// 将 as the sign of an object and not of the future: 9月26日将该路口的绿灯调整为22秒.
  private static final Pattern OBJECT =
      Pattern.compile(
          "^(?:当天|当日|晚|上午|下午)?将(?:该|此|其|上述|原|所有|全部|老人|患者|市民|您|孩子|相关|路口|[0-9]|[^，。]{1,8}(?:送|移|调整为|改为|更换为))");

  /// The same reply says that it came about: 责令28日前接管，28日复查已接入.
  private static final Pattern DONE_LATER =
      Pattern.compile(
          "复查[^。；]{0,6}(?:已|完成|合格|达标|整改)|(?:现|均|都|目前)已(?:全部)?(?:完成|到位|接入|修复|整改|退|恢复|拆)|验收合格");

  private static final Pattern CAME_TRUE =
      Pattern.compile(
          "收回来|来过了|做过了|好多了|能接受|比以前|强多|可以接受|好了|没再|不[漏响吵堵冒臭滴]了?|做好|弄完|都?退[了清]|赔了|拆[了掉]|换了|修了|改了|开了|通车|安静|装上|亮|有水|来电了|能用|修好|弄好|解决了|通了|到账|收到了|恢复了|装好|换好|清(?:理|走|掉)了|拿到|办好|办下来|处理好|搞定");

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
      boolean isToldDone = by != null && DONE_LATER.matcher(text.substring(day.end())).find();
      if (by != null && !isToldDone && isPromise(before, day.group(), after)) {
        all.add(new Promise(by, day.start(), day.end()));
      }
    }
    return all;
  }

  private static boolean isPromise(String before, String day, String after) {
    boolean isStart =
        before.matches(".*(?:自|从)$")
            && (after.matches("^起，?(?:将|拟|可|会).*") || before.matches(".*(?:拟|将|计划)[自从]$"));
    if (isStart) {
      return true;
    }
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
    boolean isFutureAfter = FUTURE.matcher(after).find() && !OBJECT.matcher(after).find();
    boolean isDeadline =
        (after.matches("^(?:之?前|以前).*") || day.matches(".*[内末]|[本这下]周."))
            && (BY.matcher(after).find() || !ASKED_OF_CITIZENS.matcher(after).find());
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
      if (day.group("dd") != null) {
        return on.withDayOfMonth((int) ChineseNumerals.parse(day.group("dd")).low());
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
    if (unit.equals("小时")) {
      return on.plusDays(count / 24 + 1L);
    }
    if (unit.endsWith("月")) {
      return on.plusMonths(count);
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
    int weekday = "一二三四五六日".indexOf(word.replace('天', '日').charAt(word.length() - 1));
    if (word.startsWith("本周") || word.startsWith("这周")) {
      return weekday < 0 ? sunday : sunday.minusDays(6L - weekday);
    }
    if (word.startsWith("下周")) {
      return weekday < 0 ? sunday.plusDays(7) : sunday.plusDays(weekday + 1L);
    }
    if (word.startsWith("年") || word.startsWith("元旦")) {
      return LocalDate.of(on.getYear(), 12, 31);
    }
    if (word.startsWith("国庆")) {
      return LocalDate.of(on.getYear(), 9, 30);
    }
    if (word.startsWith("下")) {
      return on.plusMonths(1).with(TemporalAdjusters.lastDayOfMonth());
    }
    return on.with(TemporalAdjusters.lastDayOfMonth());
  }
}
