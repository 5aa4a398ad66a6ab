package vigil.kernel;

import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Plates of cars (GA 36): the province's character, a letter, five or six signs, and the six or
/// seven of new-energy cars; with spaces, in small letters, in spoken digits.
final class PlateFinder {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
  private static final String LAST = "挂学警港澳领";
  private static final String BETWEEN = " ·•.-牌";
  private static final WordSet CUES = WordSet.of("车牌号码 车牌号 车牌照 车牌 牌照 车号 牌号");
  private static final int FEWEST = 5;
  private static final int MOST = 6;

  private PlateFinder() {}

  static void find(ScannedText text, Consumer<Span> found) {
    for (int i = 0; i < text.length(); i++) {
      if (PROVINCES.indexOf(text.at(i)) >= 0) {
        plate(text, i, text.skip(i + 1, BETWEEN), found);
      } else {
        int cue = CUES.lengthAt(text, i);
        int from = cue == 0 ? 0 : text.skip(i + cue, " :：是为");
        if (cue > 0 && ScannedText.isLetter(text.at(from))) {
          plate(text, from, from, found);
        }
      }
    }
  }

  private static void plate(ScannedText text, int from, int letter, Consumer<Span> found) {
    if (!ScannedText.isLetter(text.at(letter)) || letter - from > 3) {
      return;
    }
    int at = text.skip(letter + 1, BETWEEN);
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
      if (signs >= FEWEST && signs <= MOST && !isSign(text.at(end))) {
        whole = end;
      }
      at = text.skip(end, " ");
    }
    if (whole > 0 && digits >= 1) {
      found.accept(text.span(Kind.PLATE, from, whole));
    }
  }

  private static boolean isSign(char c) {
    return ScannedText.isLetter(c) || SpokenDigits.valueInside(c) >= 0;
  }
}
