package vigil.understanding.life.drafting;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.understanding.life.ChineseNumerals;
import vigil.understanding.life.quality.Quantity;
import vigil.understanding.life.quality.Quantity.Measure;

/// Whether a number of a draft says no more than a number of a source: 2300元 of 两千三, 7天 of 一周, but
/// not 75岁 of 七十多岁, 晚上9点 of 9点 or 5天 of 5个工作日.
final class QuantityMatch {
  /// Days in months and weeks in years come out even only nearly.
  private static final double SPAN_SLACK = 0.02;

  /// A date is a hundred times its month, and its day.
  private static final int DATE_CODE = 100;

  private static final double EXACT = 1e-9;

  private static final Pattern NUMERAL =
      Pattern.compile("^" + ChineseNumerals.NUMERAL + "(?:多|来|余|几)?");

  private static final Pattern YEAR = Pattern.compile("20[0-9]{2}(?=[年/.-])|二[零〇]..(?=年)");
  private static final Pattern MORNING = Pattern.compile("凌晨|早上?|清晨|上午|a\\.?m");
  private static final Pattern EVENING = Pattern.compile("下午|晚上?|傍晚|夜里?|中午|p\\.?m");
  private static final int BEFORE = 4;
  private static final int NOON = 12;

  private QuantityMatch() {}

  static boolean isSaid(Quantity drafted, String draft, Quantity said, String source) {
    if (drafted.measure() == Measure.DAY && said.measure() == Measure.DATE) {
      return drafted.low() == said.low() % DATE_CODE;
    }
    if (!isSameMeasure(drafted, draft, said, source)) {
      return false;
    }
    double slack = drafted.measure() == Measure.MINUTES ? SPAN_SLACK : EXACT;
    boolean isNoNarrower =
        drafted.low() <= said.low() * (1 + slack) && drafted.high() >= said.high() * (1 - slack);
    return isNoNarrower
        && switch (drafted.measure()) {
          case CLOCK -> isSameHalf(half(drafted, draft), half(said, source));
          case DATE -> isSameYear(words(drafted, draft), words(said, source), source);
          case MONEY,
              AGE,
              COUNT,
              TIMES,
              MINUTES,
              DAY,
              NUMBER_OF_HOUSE,
              LINE,
              PERCENT,
              SIZE,
              PLAIN ->
              true;
        };
  }

  private static boolean isSameMeasure(
      Quantity drafted, String draft, Quantity said, String source) {
    if (drafted.measure() == Measure.PLAIN || said.measure() == Measure.PLAIN) {
      return !isOfTheCalendar(drafted.measure()) && !isOfTheCalendar(said.measure());
    }
    return drafted.measure() == said.measure() && group(drafted, draft).equals(group(said, source));
  }

  private static boolean isOfTheCalendar(Measure measure) {
    return measure == Measure.DATE || measure == Measure.DAY || measure == Measure.CLOCK;
  }

  private static String words(Quantity quantity, String text) {
    return text.substring(quantity.from(), quantity.until());
  }

  /// What is counted: 3户 are not 3辆, nor 3米 3吨.
  private static String group(Quantity quantity, String text) {
    String unit = NUMERAL.matcher(words(quantity, text)).replaceFirst("");
    return switch (quantity.measure()) {
      case COUNT -> unit.matches("口?人|名|位|口|个") ? "个" : unit;
      case MINUTES -> unit.endsWith("工作日") ? "工作日" : "";
      case SIZE -> size(unit);
      case NUMBER_OF_HOUSE -> house(unit);
      case MONEY, AGE, TIMES, CLOCK, DATE, DAY, LINE, PERCENT, PLAIN -> "";
    };
  }

  private static String size(String unit) {
    return switch (unit) {
      case "公里", "米", "厘米", "毫米" -> "米";
      case "平方米", "平米", "平" -> "平";
      case "公斤", "斤" -> "斤";
      default -> unit;
    };
  }

  private static String house(String unit) {
    return switch (unit) {
      case "号楼", "栋", "幢" -> "栋";
      case "楼", "层" -> "层";
      default -> unit;
    };
  }

  /// Half of the day: 1 before noon, 2 after it, 0 where nobody says.
  private static int half(Quantity clock, String text) {
    String before = text.substring(Math.max(0, clock.from() - BEFORE), clock.from());
    Matcher hour = NUMERAL.matcher(words(clock, text));
    if (hour.find() && ChineseNumerals.parse(hour.group()).low() > NOON) {
      return 2;
    }
    if (MORNING.matcher(before).find()) {
      return 1;
    }
    return EVENING.matcher(before).find() ? 2 : 0;
  }

  private static boolean isSameHalf(int drafted, int said) {
    return drafted == 0 || drafted == said;
  }

  /// A year may be said elsewhere in the source.
  private static boolean isSameYear(String drafted, String said, String source) {
    Matcher year = YEAR.matcher(drafted);
    if (!year.find()) {
      return true;
    }
    return said.contains(year.group())
        || (!YEAR.matcher(said).find() && source.contains(year.group() + "年"));
  }
}
