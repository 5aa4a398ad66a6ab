package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.understanding.life.ChineseNumerals;
import vigil.understanding.life.quality.Quantity.Measure;

/// Finds the numbers of a text with their units. What the speaker takes back (两百，不对，三百) is left
/// out, and so is what is a number by its letters only (十分满意, 一直, 万一).
public final class Quantities {
  private static final int MINUTES_A_DAY = 24 * 60;

  /// Longer than any amount: numbers of telephones, ids, orders are fields of their own.
  private static final int LONGEST_DIGITS = 7;

  private static final String N = ChineseNumerals.NUMERAL;

  private static final Pattern ORDINARY =
      Pattern.compile(
          "(?<around>近|将近|差不多|大概|大约|约|快)?(?<n>"
              + N
              + ")(?<more>多|来|余|几)?(?<unit>"
              + "万?元(?:钱)?|万?块(?:钱)?|万|毛(?!病|巾)|角(?!落|度)|周岁|岁|"
              + "分钟|个半小时|个半钟头|个?小时|个?钟头|天|个?工作日|日|个?星期|个?礼拜|周(?!年|边|岁|围)|个半月|个多月|个月|年半|年"
              + "|次|回|趟|遍|号线|路(?!上|边|口|面)|号楼|栋|幢|弄|单元|室|楼|层"
              + "|个百分点|%|公里|平方米|平米|平|米|厘米|毫米|公斤|斤|吨|度|分贝"
              + "|口人|名|位|户|口|个|只|辆|台|棵|根|间|部|张|件|箱|袋|瓶|套|条|份|批|所|排|盏|处|起|头|桶|人|家)?"
              + "(?<tail>(?<=块|毛|米|度|斤|万)[一二三四五六七八九](?![一二三四五六七八九十百千万点月年天个次岁元块号楼0-9]))?"
              + "(?<after>多|余|左右|上下|不到|以上)?");

  private static final Pattern CLOCK =
      Pattern.compile(
          "(?<h>" + N + ")(?:点钟?|:|时(?!间|候|常|段|代|长))(?<half>半)?(?<m>" + N + ")?(?:分)?(?!钟)");

  private static final Pattern DATE =
      Pattern.compile(
          "(?:(?<y>20[0-9]{2}|二[零〇]..)年)?(?<m>"
              + N
              + ")月(?:份)?(?:(?<d>"
              + N
              + ")(?:日|号(?!楼|线))?)?"
              + "|(?<iso>20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2})");

  private static final Pattern DOOR = Pattern.compile("(?<n>" + N + ")号(?!楼|线|码|召|称)");

  /// A day without its month: 下个月十五号, 15日到期.
  private static final Pattern DAY_OF_MONTH =
      Pattern.compile(
          "(?<=月|于|至|自|到|从|的|，|。|^)(?<n>"
              + N
              + ")(?:日(?!内|后|均|常|以|游|租)|号(?=[^0-9]{0,3}(?:到期|截止|前|之前|以前|开始|起|上午|下午|晚|早|交|给|来|去|就)))");

  /// 今年五十五, 我七十二了: an age that nobody calls one.
  private static final Pattern AGE =
      Pattern.compile(
          "(?<=今年|都|我|满|她|他|妈|爸|老伴|快)(?<n>[二三四五六七八九]十[一二三四五六七八九]?|[2-9][0-9])(?=了|，|。|岁|$)");

  private static final Pattern HALF = Pattern.compile("半个?(?<unit>小时|钟头|天|月|年)");

  private static final Pattern TAKEN_BACK =
      Pattern.compile("^[^0-9一二两三四五六七八九十百千万。！？]{0,4}(?:[，,…、—-]*)(?:哦?不对|哦不|不是不是|说错|记错|口误|更正)");

  private static final Pattern LETTERS_ONLY =
      Pattern.compile(
          "(?<![零一二三四五六七八九百千])十分(?!钟)|一直|一下|(?<!十)一点(?!半|钟|[0-9零一二三四五六七八九十]|多钟)|一些|一样|一定|一般|一起|一共|(?<![零一二三四五六七八九十])万一|一旦|一律|一边|一方面|三番[五两]次|七八糟|一味|一再|二手|二维|二次供水|三甲|三轮|五一|一天到晚|一家(?!医|公|店)|一条龙|统一|唯一|一带|星期[一二三四五六]|礼拜[一二三四五六]|周[一二三四五六]|百姓|千万别|一会|[零〇一二三四五六七八九]{2}年(?!前|后|多|了)|12345|12333|12305|123[0-9]{2}热线|三天两头|两三下|七上八下|乱七八糟|一二|一[块片](?=紫|青|地|吊|瓦)|一小时达|三下五除二|百分之?百");

  private final String text;
  private final boolean[] taken;
  private final List<Quantity> found = new ArrayList<>();

  private Quantities(String raw) {
    text = Texts.narrow(raw);
    taken = new boolean[text.length() + 1];
  }

  public static List<Quantity> of(String raw) {
    var all = new Quantities(raw);
    all.block(LETTERS_ONLY.matcher(all.text));
    all.block(
        Pattern.compile("[0-9][0-9 -]{" + (LONGEST_DIGITS - 2) + ",}[0-9Xx]").matcher(all.text));
    all.dates();
    all.clocks();
    all.days();
    all.doors();
    all.ages();
    all.halves();
    all.ordinary();
    all.found.removeIf(quantity -> isTakenBack(all.text, quantity.until()));
    return all.found;
  }

  private void block(Matcher words) {
    while (words.find()) {
      boolean isDate = words.group().matches("20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}.*");
      if (!isDate) {
        take(words.start(), words.end());
      }
    }
  }

  private void take(int from, int until) {
    for (int i = from; i < until; i++) {
      taken[i] = true;
    }
  }

  private boolean isFree(int from, int until) {
    for (int i = from; i < until; i++) {
      if (taken[i]) {
        return false;
      }
    }
    return true;
  }

  private void add(Measure measure, double low, double high, int from, int until) {
    if (isFree(from, until)) {
      take(from, until);
      found.add(new Quantity(measure, low, high, from, until));
    }
  }

  /// A month alone is 0 as its day, so that it fits no day.
  private void dates() {
    Matcher date = DATE.matcher(text);
    while (date.find()) {
      double code;
      if (date.group("iso") != null) {
        String[] parts = date.group("iso").split("[-/.]", -1);
        code = Integer.parseInt(parts[1]) * 100 + Integer.parseInt(parts[2]);
      } else {
        double month = ChineseNumerals.parse(date.group("m")).low();
        String day = date.group("d");
        code = month * 100 + (day == null ? 0 : ChineseNumerals.parse(day).low());
        if (month > 12) {
          continue;
        }
      }
      add(Measure.DATE, code, code, date.start(), date.end());
    }
  }

  /// Minutes of the half day: 晚上九点 and 21时 are one.
  private void clocks() {
    Matcher clock = CLOCK.matcher(text);
    while (clock.find()) {
      double hour = ChineseNumerals.parse(clock.group("h")).low();
      double minute = clock.group("half") != null ? 30 : 0;
      if (clock.group("m") != null) {
        minute = ChineseNumerals.parse(clock.group("m")).low();
      }
      if (hour <= 24 && minute < 60) {
        double of = (hour % 12) * 60 + minute;
        add(Measure.CLOCK, of, of, clock.start(), clock.end());
      }
    }
  }

  private void days() {
    Matcher day = DAY_OF_MONTH.matcher(text);
    while (day.find()) {
      double value = ChineseNumerals.parse(day.group("n")).low();
      if (value <= 31) {
        add(Measure.DAY, value, value, day.start("n"), day.end());
      }
    }
  }

  private void ages() {
    Matcher age = AGE.matcher(text);
    while (age.find()) {
      double value = ChineseNumerals.parse(age.group("n")).low();
      if (value >= 18 && value <= 105) {
        add(Measure.AGE, value, value, age.start("n"), age.end("n"));
      }
    }
  }

  private void doors() {
    Matcher door = DOOR.matcher(text);
    while (door.find()) {
      double value = ChineseNumerals.parse(door.group("n")).low();
      add(Measure.NUMBER_OF_HOUSE, value, value, door.start(), door.end());
    }
  }

  private void halves() {
    Matcher half = HALF.matcher(text);
    while (half.find()) {
      double minutes = minutes(half.group("unit")) / 2;
      boolean isAfterNumber =
          half.start() > 0 && "一二两三四五六七八九十0123456789个".indexOf(text.charAt(half.start() - 1)) >= 0;
      if (!isAfterNumber) {
        add(Measure.MINUTES, minutes * 0.9, minutes * 1.1, half.start(), half.end());
      }
    }
  }

  private void ordinary() {
    Matcher number = ORDINARY.matcher(text);
    while (number.find()) {
      if (!isFree(number.start("n"), number.end("n"))) {
        continue;
      }
      var range = ChineseNumerals.parse(number.group("n"));
      String unit = number.group("unit");
      double low = range.low();
      double high = range.high();
      boolean isMore = number.group("more") != null || "个多月".equals(unit);
      String after = number.group("after");
      if (isMore || "多".equals(after) || "余".equals(after)) {
        high = more(high);
      } else if (number.group("around") != null || after != null) {
        low *= 0.85;
        high *= 1.15;
      }
      addOrdinary(low, high, unit, number);
    }
  }

  private void addOrdinary(double low, double high, @Nullable String unit, Matcher number) {
    if (unit == null) {
      if (low >= 100 || number.group("n").contains(".")) {
        add(Measure.PLAIN, low, high, number.start("n"), number.end("n"));
      }
      return;
    }
    double extra = unit.contains("半") ? 0.5 : 0;
    double factor = factor(unit);
    if (number.group("tail") != null) {
      extra = ChineseNumerals.parse(number.group("tail")).low() / 10;
    }
    Measure measure = measure(unit);
    double slack = measure == Measure.MINUTES ? 0.05 : 0;
    add(
        measure,
        (low + extra) * factor * (1 - slack),
        (high + extra) * factor * (1 + slack),
        number.start("n"),
        Math.max(number.end("tail"), Math.max(number.end("unit"), number.end("n"))));
  }

  /// 七十多 is up to 79, 两千多 up to 2999, 一个多月 up to a month and a half and some days.
  private static double more(double value) {
    double power = 1;
    while (value >= 10 * power && value % (10 * power) == 0) {
      power *= 10;
    }
    return value + power * 0.99;
  }

  private static Measure measure(String unit) {
    if (unit.matches("万?[元块]钱?|毛|角")) {
      return Measure.MONEY;
    }
    if (unit.endsWith("岁")) {
      return Measure.AGE;
    }
    if (minutes(unit) > 0) {
      return Measure.MINUTES;
    }
    return switch (unit) {
      case "万" -> Measure.PLAIN;
      case "次", "回", "趟", "遍" -> Measure.TIMES;
      case "号线", "路" -> Measure.LINE;
      case "号楼", "栋", "幢", "弄", "单元", "室", "楼", "层" -> Measure.NUMBER_OF_HOUSE;
      case "%", "个百分点" -> Measure.PERCENT;
      case "公里", "平方米", "平米", "平", "米", "厘米", "毫米", "公斤", "斤", "吨", "度", "分贝" -> Measure.SIZE;
      default -> Measure.COUNT;
    };
  }

  private static double factor(String unit) {
    double minutes = minutes(unit);
    if (minutes > 0) {
      return minutes;
    }
    return switch (unit) {
      case "万元", "万块", "万块钱", "万" -> 10_000;
      case "毛", "角" -> 0.1;
      case "公里" -> 1_000;
      case "厘米" -> 0.01;
      case "毫米" -> 0.001;
      case "公斤" -> 2;
      default -> 1;
    };
  }

  private static double minutes(String unit) {
    if (unit.endsWith("分钟")) {
      return 1;
    }
    if (unit.endsWith("小时") || unit.endsWith("钟头")) {
      return 60;
    }
    return switch (unit) {
      case "天", "日", "工作日", "个工作日" -> MINUTES_A_DAY;
      case "星期", "个星期", "礼拜", "个礼拜", "周" -> 7 * MINUTES_A_DAY;
      case "月", "个月", "个多月", "个半月" -> 30 * MINUTES_A_DAY;
      case "年", "年半" -> 365 * MINUTES_A_DAY;
      default -> 0;
    };
  }

  /// Whether the speaker takes back what ends there, at most a unit later.
  static boolean isTakenBack(String text, int until) {
    return TAKEN_BACK.matcher(text.substring(until)).find();
  }
}
