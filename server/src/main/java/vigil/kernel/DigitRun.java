package vigil.kernel;

import java.util.ArrayList;
import java.util.List;

/// Digits that are said in one breath: groups with a space, a stroke or a pause between them.
///
/// @param end the place behind the last group
record DigitRun(List<Group> groups, int end) {
  /// A run is cut after so many groups, a group after so many digits: no number is longer.
  private static final int MOST_GROUPS = 40;

  private static final int MOST_DIGITS = 64;

  private static final int LONGEST_PAUSE = 10;
  private static final String STROKES = " \t\n\r-–—―－_·•.~()/";
  private static final String PAUSES = ",，、。…";
  private static final WordSet FILLERS =
      WordSet.of(
          "嗯 啊 呃 额 哎 对 然后是 然后 后面是 后面那个 后面 再后面 再是 再 接着是 接着 接下来是 接下来 那个 哦 完了是 中间是 中间 最后是 最后 就是 后四位是 后四位 后八位是 后八位 后面八位是 后面四位是 开头 开头的 是 了 一下 末尾 结尾");

  /// @param isPaused whether it comes after a comma or a filling word
  record Group(String digits, int from, int to, boolean isPaused) {}

  /// The run that begins at a digit.
  static DigitRun read(ScannedText text, int from) {
    var groups = new ArrayList<Group>();
    int at = from;
    boolean isPaused = false;
    while (true) {
      Group group = group(text, at, isPaused);
      groups.add(group);
      int next = isStroke(text, group.to()) ? group.to() + 1 : text.skip(group.to(), STROKES);
      isPaused = false;
      if (!isNext(text, next, group.to())) {
        next = pause(text, group.to());
        isPaused = true;
      }
      if (groups.size() == MOST_GROUPS || !isNext(text, next, group.to())) {
        return new DigitRun(groups, group.to());
      }
      at = next;
    }
  }

  private static boolean isNext(ScannedText text, int next, int end) {
    return next - end <= LONGEST_PAUSE && SpokenDigits.isDigit(text.at(next));
  }

  private static int pause(ScannedText text, int from) {
    int at = from;
    while (at - from <= LONGEST_PAUSE) {
      int word = FILLERS.lengthAt(text, at);
      if (word > 0) {
        at += word;
      } else if ((PAUSES + STROKES).indexOf(text.at(at)) >= 0) {
        at++;
      } else {
        return at;
      }
    }
    return at;
  }

  /// 一 between typed digits is a stroke: 152一1765一3321.
  private static boolean isStroke(ScannedText text, int at) {
    return text.at(at) == '一'
        && ScannedText.isDigit(text.at(at - 1))
        && ScannedText.isDigit(text.at(at + 1));
  }

  private static Group group(ScannedText text, int from, boolean isPaused) {
    var digits = new StringBuilder();
    int at = from;
    while (digits.length() < MOST_DIGITS && !isStroke(text, at)) {
      int value = digits.isEmpty() ? SpokenDigits.value(text.at(at)) : inside(text, at);
      if (value < 0) {
        break;
      }
      int again = text.at(at + 1) == '个' ? SpokenDigits.value(text.at(at + 2)) : -1;
      if (value >= 2 && again >= 0) {
        digits.repeat('0' + again, value);
        at += 3;
      } else {
        digits.append(value);
        at++;
      }
    }
    return new Group(digits.toString(), from, at, isPaused);
  }

  private static int inside(ScannedText text, int at) {
    char c = text.at(at);
    if (c == '两' || ScannedText.isLetter(c)) {
      boolean isInside = c == '两' ? text.at(at + 1) == '个' : SpokenDigits.isDigit(text.at(at + 1));
      return isInside ? SpokenDigits.valueInside(c) : -1;
    }
    return SpokenDigits.valueInside(c);
  }
}
