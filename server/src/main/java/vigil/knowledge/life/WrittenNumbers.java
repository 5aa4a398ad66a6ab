package vigil.knowledge.life;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vigil.kernel.DigitForms;

/// Telephone numbers by their digits: whatever stands between them, said or typed, with the code of
/// the area and the country or without.
final class WrittenNumbers {
  /// 12345 and 110 are everybody's.
  private static final int SHORTEST = 7;

  private static final int LONGEST = 17;

  /// Digits of one number stand no farther apart.
  private static final Pattern RUN = Pattern.compile("\\d+(?:[^\\p{L}\\d]{1,5}\\d+)*");

  /// A script's own numbers are parted by commas and strokes.
  private static final Pattern OWN_RUN = Pattern.compile("\\d+(?:[\\s\\p{Pd}()（）.·_~～]{1,3}\\d+)*");

  private static final Pattern GROUP = Pattern.compile("\\d+");
  private static final Pattern COUNTRY =
      Pattern.compile("(?:00)?86(?=0?[2-9]\\d{8,}|0?10\\d{8}|1\\d{10}$)");
  private static final Pattern AREA = Pattern.compile("010|02\\d|0[3-9]\\d\\d");

  /// The digits from 0 to 9, in three ways to say or write them.
  private static final String SPOKEN = "零一二三四五六七八九〇壹贰叁肆伍陆柒捌玖洞幺两叁肆伍陆拐捌勾";

  private static final int VALUES = 10;

  /// Where a typed digit and a said one meet: 三 of 张三67769926 is a name's.
  private static final Pattern SEAM =
      Pattern.compile("(?<=[%1$s])(?=\\p{Nd})|(?<=\\p{Nd})(?=[%1$s])".formatted(SPOKEN));

  private WrittenNumbers() {}

  /// The numbers that a script gives.
  static List<String> listOwn(String text) {
    var own = new LinkedHashSet<String>();
    String both = digits(text) + "；" + digits(apart(text));
    for (MatchResult run : OWN_RUN.matcher(both).results().toList()) {
      List<String> groups = groups(run.group());
      own.add(plain(String.join("", groups)));
      for (int i = 0; i < groups.size(); i++) {
        if (!isAfterArea(groups, i)) {
          own.add(plain(groups.get(i)));
        }
      }
    }
    return own.stream().filter(it -> it.length() >= SHORTEST && it.length() <= LONGEST).toList();
  }

  /// Every number that words can be read to hold: of whole groups of digits.
  static Set<String> read(String words) {
    var read = new LinkedHashSet<String>();
    for (MatchResult run : RUN.matcher(digits(apart(words))).results().toList()) {
      List<String> groups = groups(run.group());
      for (int from = 0; from < groups.size(); from++) {
        boolean isWithin = isAfterArea(groups, from);
        var number = new StringBuilder();
        for (int i = from; i < groups.size() && number.length() <= LONGEST && !isWithin; i++) {
          number.append(groups.get(i));
          if (number.length() >= SHORTEST) {
            read.add(plain(number.toString()));
          }
        }
      }
    }
    return read;
  }

  /// With the code before it, it is a number of that area alone.
  private static boolean isAfterArea(List<String> groups, int i) {
    return i > 0 && AREA.matcher(groups.get(i - 1)).matches();
  }

  /// Whether two are one: the code of the area may be left out.
  static boolean isSame(String one, String other) {
    return one.equals(other)
        || (local(one).equals(local(other))
            && (local(one).equals(one) || local(other).equals(other)));
  }

  /// Without the code of its area.
  static String local(String number) {
    var area = AREA.matcher(number);
    int rest = area.lookingAt() ? number.length() - area.end() : 0;
    return rest == 7 || rest == 8 ? number.substring(area.end()) : number;
  }

  /// As it is dialled within the country.
  private static String plain(String number) {
    var country = COUNTRY.matcher(number);
    String home = country.lookingAt() ? number.substring(country.end()) : number;
    boolean isMobile = home.matches("0?1[3-9]\\d{9}");
    if (isMobile) {
      return home.substring(home.length() - 11);
    }
    return home.length() == number.length() || home.startsWith("0") ? home : "0" + home;
  }

  private static List<String> groups(String run) {
    return new ArrayList<>(GROUP.matcher(run).results().map(MatchResult::group).toList());
  }

  private static String apart(String text) {
    return SEAM.matcher(text).replaceAll("，");
  }

  /// With the digits as they are said (一, 幺, 壹) and those of every script as plain ones.
  static String digits(String text) {
    var plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          int spoken = SPOKEN.indexOf(c);
          int value = spoken >= 0 ? spoken % VALUES : DigitForms.valueOf(c);
          plain.appendCodePoint(value >= 0 ? '0' + value : c);
        });
    return plain.toString();
  }
}
