package vigil.casework.likeness;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// One way of writing what people write in many: width, case, spaces, Chinese figures.
final class AddressNormalizer {
  private static final Pattern GAPS = Pattern.compile("[\\s,，、·()（）\\-—#]+");

  /// Chinese figures where they count something of an address.
  private static final Pattern FIGURES =
      Pattern.compile("([零〇一二两三四五六七八九十百千]{1,9})(?=弄|号|室|幢|栋|楼|村|期|单元|支弄)");

  private static final String DIGITS = "零一二三四五六七八九";

  private AddressNormalizer() {}

  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /// An address without gaps, its figures in digits: `花木路 一百二十号` is `花木路120号`.
  static String address(String text) {
    String bare = GAPS.matcher(plain(text)).replaceAll("");
    return FIGURES.matcher(bare).replaceAll(AddressNormalizer::digits);
  }

  private static String digits(MatchResult figures) {
    return Integer.toString(number(figures.group(1)));
  }

  /// `五百五十五` is 555, `十二` is 12, `一二〇` is 120.
  static int number(String figures) {
    int whole = 0;
    int digit = 0;
    boolean places = false;
    for (int i = 0; i < figures.length(); i++) {
      char c = figures.charAt(i);
      int value = c == '两' ? 2 : c == '〇' ? 0 : DIGITS.indexOf(c);
      int place = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1000 : 0;
      if (place > 0) {
        whole += Math.max(digit, 1) * place;
        digit = 0;
        places = true;
      } else {
        digit = places ? value : digit * 10 + value;
      }
    }
    return whole + digit;
  }
}
