package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.understanding.life.ChineseNumerals;

/// All numbers of a text, whatever they count: 五十八一盒 says 58元, 六百块 says 600, 三成 is 30%. Small ones
/// say nothing without their unit, since every text has some.
final class RawNumbers {
  private static final String N = ChineseNumerals.NUMERAL;
  private static final double LEAST = 11;
  private static final double SLACK = 1.005;

  private static final Pattern NUMBER = Pattern.compile(N);

  /// 三十九度八, 一米二, 两块九.
  private static final Pattern DECIMAL =
      Pattern.compile("(?<whole>" + N + ")(?:块|毛|米|度|斤|点|万)(?<tail>[一二三四五六七八九0-9])(?![0-9])");

  private static final Pattern TENTHS = Pattern.compile("(?<n>[一二三四五六七八九])成");

  private RawNumbers() {}

  /// Whether a text says the number of a quantity, in whatever unit.
  static boolean says(String text, Quantity quantity) {
    boolean isWhole = Math.rint(quantity.low()) == quantity.low();
    if (isWhole && quantity.low() < LEAST) {
      return false;
    }
    return list(Texts.narrow(text)).stream()
        .anyMatch(it -> quantity.low() <= it * SLACK && it <= quantity.high() * SLACK);
  }

  private static List<Double> list(String text) {
    var all = new ArrayList<Double>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      if (Quantities.isTakenBack(text, number.end())) {
        continue;
      }
      var range = ChineseNumerals.parse(number.group());
      all.add(range.low());
      all.add(range.high());
    }
    Matcher decimal = DECIMAL.matcher(text);
    while (decimal.find()) {
      double tail = ChineseNumerals.parse(decimal.group("tail")).low() / 10;
      all.add(ChineseNumerals.parse(decimal.group("whole")).low() + tail);
    }
    Matcher tenths = TENTHS.matcher(text);
    while (tenths.find()) {
      all.add(ChineseNumerals.parse(tenths.group("n")).low() * 10);
    }
    return all;
  }
}
