package vigil.kernel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Digits that are said in one breath: groups with a space, a stroke or a pause between them; or
/// with marks that nobody writes between the digits of a number but to disguise it.
///
/// @param end the place behind the last group
record DigitRun(List<Group> groups, int end) {
  /// A run is cut after so many groups, a group after so many digits: no number is longer.
  private static final int MOST_GROUPS = 40;

  private static final int MOST_DIGITS = 64;

  private static final int LONGEST_PAUSE = 10;
  private static final String STROKES = " \t\n\r-–—―－_·•.~()/";
  private static final String PAUSES = ",，、。…";
  private static final String MARKS = "*+=|\\#&^:'\"<>[]{}【】「」→×";
  private static final WordSet MARK_WORDS = WordSet.of("转 接 加 乘 减 杠 横杠 横 星号 星 井号 空格");
  private static final WordSet FILLERS =
      WordSet.of(
          "嗯 啊 呃 额 哎 对 然后是 然后 后面是 后面那个 后面 再后面 再是 再 接着是 接着 接下来是 接下来 那个 哦 完了是 中间是 中间 最后是 最后 就是 后四位是 后四位 后八位是 后八位 后面八位是 后面四位是 开头 开头的 是 了 一下 末尾 结尾");

  /// What stands between a group and the one before it.
  private enum Gap {
    STROKE,
    PAUSE,
    MARK
  }

  private static final List<Gap> SAID = List.of(Gap.STROKE, Gap.PAUSE);
  private static final List<Gap> DISGUISED = List.of(Gap.STROKE, Gap.MARK);

  /// @param isPaused whether it comes after a comma or a filling word
  /// @param isMarked whether it comes after a mark that is no part of a number
  record Group(String digits, int from, int to, boolean isPaused, boolean isMarked) {}

  /// The run that begins at a digit.
  static DigitRun read(ScannedText text, int from) {
    return read(text, from, SAID, false);
  }

  /// The same across marks, each group of one script.
  static DigitRun readDisguised(ScannedText text, int from) {
    return read(text, from, DISGUISED, true);
  }

  /// The groups cut where typed digits and numerals meet, and behind a numeral that may end a word:
  /// the 四 of 李四13817779933 is a name's.
  List<Group> parts(ScannedText text) {
    var parts = new ArrayList<Group>();
    for (Group group : groups) {
      Gap before = group.isPaused() ? Gap.PAUSE : group.isMarked() ? Gap.MARK : Gap.STROKE;
      int at = group.from();
      if (isOfWord(text, at)) {
        parts.add(
            new Group(
                "" + SpokenDigits.value(text.at(at)),
                at,
                ++at,
                group.isPaused(),
                group.isMarked()));
        before = Gap.STROKE;
      }
      do {
        Group part = group(text, at, before, true);
        parts.add(part);
        at = part.to();
        before = Gap.STROKE;
      } while (at < group.to());
    }
    return parts;
  }

  /// Whether the first of some numerals may be the last character of a word: 张三一三八.
  private static boolean isOfWord(ScannedText text, int at) {
    return text.isHan(at - 1)
        && text.isHan(at)
        && text.isHan(at + 1)
        && SpokenDigits.isDigit(text.at(at + 1));
  }

  /// Whether a mark goes on to more digits behind this run.
  boolean isMarkedBehind(ScannedText text) {
    return isNext(text, next(text, end, Gap.MARK), end);
  }

  private static DigitRun read(ScannedText text, int from, List<Gap> gaps, boolean isOfOneScript) {
    var groups = new ArrayList<Group>();
    Group group = group(text, from, Gap.STROKE, isOfOneScript);
    groups.add(group);
    Gap gap = gap(text, group.to(), gaps);
    while (gap != null && groups.size() < MOST_GROUPS) {
      group = group(text, next(text, group.to(), gap), gap, isOfOneScript);
      groups.add(group);
      gap = gap(text, group.to(), gaps);
    }
    return new DigitRun(groups, group.to());
  }

  /// The first of these gaps behind which a digit stands; null where none does.
  private static @Nullable Gap gap(ScannedText text, int end, List<Gap> gaps) {
    for (Gap gap : gaps) {
      if (isNext(text, next(text, end, gap), end)) {
        return gap;
      }
    }
    return null;
  }

  private static int next(ScannedText text, int end, Gap gap) {
    return switch (gap) {
      case STROKE -> isStroke(text, end) ? end + 1 : text.skip(end, STROKES);
      case PAUSE -> skip(text, end, FILLERS, PAUSES + STROKES);
      case MARK -> skip(text, end, MARK_WORDS, MARKS + STROKES);
    };
  }

  private static boolean isNext(ScannedText text, int next, int end) {
    return next - end <= LONGEST_PAUSE && SpokenDigits.isDigit(text.at(next));
  }

  private static int skip(ScannedText text, int from, WordSet words, String marks) {
    int at = from;
    while (at - from <= LONGEST_PAUSE) {
      int word = words.lengthAt(text, at);
      if (word > 0) {
        at += word;
      } else if (marks.indexOf(text.at(at)) >= 0) {
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

  private static Group group(ScannedText text, int from, Gap before, boolean isOfOneScript) {
    var digits = new StringBuilder();
    int at = from;
    while (digits.length() < MOST_DIGITS && !isStroke(text, at)) {
      int value = digits.isEmpty() ? SpokenDigits.value(text.at(at)) : inside(text, at);
      if (value < 0 || (isOfOneScript && !digits.isEmpty() && isChange(text, at))) {
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
    return new Group(digits.toString(), from, at, before == Gap.PAUSE, before == Gap.MARK);
  }

  /// Whether a typed digit and a numeral meet there.
  private static boolean isChange(ScannedText text, int at) {
    return SpokenDigits.isDigit(text.at(at - 1))
        && SpokenDigits.isDigit(text.at(at))
        && ScannedText.isDigit(text.at(at - 1)) != ScannedText.isDigit(text.at(at));
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
