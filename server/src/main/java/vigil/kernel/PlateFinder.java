package vigil.kernel;

import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Plates of cars (GA 36): the province's character, a letter, five or six signs, and the six or
/// seven of new-energy cars; with spaces, in small letters, in spoken digits.
final class PlateFinder {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final String LAST = "挂学警港澳领";
  private static final String BETWEEN = " ·•.-牌,，、";
  private static final WordSet CUES = WordSet.of("车牌号码 车牌号 车牌照 车牌 牌照 车号 牌号 绿牌 蓝牌 黄牌 号牌");
  private static final String PAUSES = " ,，、-";
  private static final WordSet WORDS = WordSet.of("然后是 然后 后面是 后面 再是 数字 数字是 五个数字");
  private static final WordSet CAPITAL = WordSet.of("大写的 大写 字母");
  private static final int MOST_BETWEEN = 5;
  private static final WordSet TAILS = WordSet.of("尾号 尾号是 后五位 后五位是 后几位 后面");
  private static final WordSet CYCLES = WordSet.of("电瓶车 电动车 自行车 助动车 非机动车 牌照 号牌 车牌");
  private static final int CYCLE_DIGITS = 6;
  private static final int CYCLE_WINDOW = 12;
  private static final int FEWEST = 5;
  private static final int MOST = 6;

  private PlateFinder() {}

  static void find(ScannedText text, Consumer<Span> found) {
    for (int i = 0; i < text.length(); i++) {
      if (PROVINCES.indexOf(text.at(i)) >= 0) {
        int letter = text.skip(i + 1, BETWEEN);
        plate(text, i, letter + CAPITAL.lengthAt(text, letter), found);
        cycle(text, i, found);
      } else {
        int cue = CUES.lengthAt(text, i);
        int from = cue == 0 ? 0 : text.skip(i + cue, " :：是为");
        if (cue > 0 && ScannedText.isLetter(text.at(from))) {
          plate(text, from, from, found);
        } else if (cue > 0) {
          tail(text, text.skip(from + TAILS.lengthAt(text, from), " :：是为"), found);
        }
      }
    }
  }

  /// The plates of electric bicycles have the province's character and six to seven digits.
  private static void cycle(ScannedText text, int i, Consumer<Span> found) {
    int from = text.skip(i + 1, BETWEEN);
    from += ScannedText.isLetter(text.at(from)) ? 1 : 0;
    int to = from;
    while (SpokenDigits.isDigit(text.at(to)) && to - from <= CYCLE_DIGITS + 1) {
      to++;
    }
    boolean isCycle = to - from == CYCLE_DIGITS || to - from == CYCLE_DIGITS + 1;
    if (isCycle && text.hasBefore(i, CYCLE_WINDOW, CYCLES)) {
      found.accept(text.span(Kind.PLATE, i, to));
    }
  }

  /// The five signs behind the letter: 车牌尾号8K321.
  private static void tail(ScannedText text, int from, Consumer<Span> found) {
    int letters = 0;
    int to = from;
    while (isTyped(text.at(to)) && to - from <= FEWEST) {
      letters += ScannedText.isLetter(text.at(to)) ? 1 : 0;
      to++;
    }
    if (to - from == FEWEST && letters > 0 && letters <= 2) {
      found.accept(text.span(Kind.PLATE, from, to));
    }
  }

  private static boolean isTyped(char c) {
    return ScannedText.isLetter(c) || ScannedText.isDigit(c);
  }

  private static void plate(ScannedText text, int from, int letter, Consumer<Span> found) {
    if (!ScannedText.isLetter(text.at(letter)) || letter - from > MOST_BETWEEN) {
      return;
    }
    int at = text.skip(letter + 1, BETWEEN);
    at = text.skip(at + WORDS.lengthAt(text, at), BETWEEN);
    int signs = 0;
    int digits = 0;
    int whole = 0;
    while (signs <= MOST && isSign(text.at(at))) {
      signs++;
      digits += ScannedText.isLetter(text.at(at)) ? 0 : 1;
      int end = at + 1;
      if (signs == FEWEST - 1 && LAST.indexOf(text.at(end)) >= 0) {
        signs++;
        end++;
      }
      boolean isEnd =
          !isSign(text.at(end)) || (isTyped(text.at(end - 1)) && !isTyped(text.at(end)));
      if (signs >= FEWEST && signs <= MOST && isEnd) {
        whole = end;
      }
      at = text.skip(end, PAUSES);
      at = text.skip(at + WORDS.lengthAt(text, at), PAUSES);
    }
    if (whole > 0 && digits >= 1) {
      found.accept(text.span(Kind.PLATE, from, whole));
    }
  }

  private static boolean isSign(char c) {
    return ScannedText.isLetter(c) || SpokenDigits.valueInside(c) >= 0;
  }
}
