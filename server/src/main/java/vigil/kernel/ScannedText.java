package vigil.kernel;

import java.util.Arrays;

/// A text as the finders read it: wide characters as narrow ones, digits of every script as ASCII,
/// what has no width left out; each character knows where it stood.
final class ScannedText {
  /// Characters of the long script in the words and names that are looked for, each before its
  /// short one.
  private static final String LONG_SCRIPT =
      "陳陈張张劉刘黃黄趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许韓韩馮冯鄧邓葉叶蘇苏呂吕盧卢鍾钟譚谭陸陆賈贾韋韦鄒邹龍龙萬万錢钱嚴严賴赖龔龚湯汤顧顾閻阎薑姜樓楼號号門门電电話话"
          + "機机聯联繫系國国偉伟華华麗丽傑杰強强軍军鵬鹏飛飞蘭兰鳳凤豔艳紅红蓮莲貴贵寶宝銀银鐵铁鋒锋銘铭鋼钢榮荣慶庆興兴樹树聖圣義义勝胜學学書书詩诗賢贤賓宾達达遠远連连進进運运陽阳隊队雲云霧雾靜静頌颂順顺穎颖顏颜風风齊齐"
          + "夢梦曉晓曄晔東东楊杨業业歡欢潔洁瀾澜煒炜燁烨爾尔瑋玮瑩莹環环珍珍瓊琼璽玺維维綺绮縵缦緒绪縈萦績绩繡绣羽羽聰聪藝艺藍蓝蕭萧蘊蕴訊讯誠诚諾诺議议譽誉贊赞車车軒轩輝辉郵邮鄉乡錄录鐘钟長长開开閣阁關关須须馳驰驗验鴻鸿鶴鹤黨党齡龄師师戶户區区單单員员園园處处";

  private static final char[] SHORT_SCRIPT = shortScript();

  private static final String SENTENCE_ENDS = "。！？；!?;\n";

  private final String source;
  private final char[] chars;
  private final int[] places;
  private final int length;

  private ScannedText(String source, char[] chars, int[] places, int length) {
    this.source = source;
    this.chars = chars;
    this.places = places;
    this.length = length;
  }

  static ScannedText of(String text) {
    var chars = new char[text.length()];
    var places = new int[text.length() + 1];
    int length = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (!hasNoWidth(c)) {
        places[length] = at;
        chars[length++] = narrow(c);
      }
      at += Character.charCount(c);
    }
    places[length] = text.length();
    return new ScannedText(text, chars, Arrays.copyOf(places, length + 1), length);
  }

  /// Also what is written over the character before it: a stroke through a digit, a frame around
  /// it.
  private static boolean hasNoWidth(int c) {
    boolean isOrdinary =
        c < 128 || (c >= '\u3000' && c <= '\u9fff') || (c >= '\uff01' && c <= '\uff5e');
    if (isOrdinary) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK;
  }

  private static char[] shortScript() {
    var script = new char[1 << Character.SIZE];
    for (int c = 0; c < script.length; c++) {
      script[c] = (char) c;
    }
    for (int i = 0; i + 1 < LONG_SCRIPT.length(); i += 2) {
      script[LONG_SCRIPT.charAt(i)] = LONG_SCRIPT.charAt(i + 1);
    }
    return script;
  }

  /// The same without the spaces beside a single Chinese character: 张 伟.
  ScannedText joined() {
    var left = new char[length];
    var from = new int[length + 1];
    int count = 0;
    for (int i = 0; i < length; i++) {
      if (chars[i] == ' ') {
        int end = skip(i, " ");
        boolean isBeside = isHan(i - 1) && isHan(end) && (!isHan(i - 2) || !isHan(end + 1));
        if (isBeside) {
          i = end - 1;
          continue;
        }
      }
      from[count] = places[i];
      left[count++] = chars[i];
    }
    if (count == length) {
      return this;
    }
    from[count] = places[length];
    return new ScannedText(source, left, Arrays.copyOf(from, count + 1), count);
  }

  private static char narrow(int c) {
    if (c < 128) {
      return (char) c;
    }
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - 0xfee0);
    }
    if (c == '\u3000' || c == '\u00a0') {
      return ' ';
    }
    int digit = DigitForms.valueOf(c);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    return Character.isBmpCodePoint(c) ? SHORT_SCRIPT[c] : Character.highSurrogate(c);
  }

  int length() {
    return length;
  }

  /// The character there; a zero before the beginning and behind the end.
  char at(int i) {
    return i < 0 || i >= length ? 0 : chars[i];
  }

  boolean hasAt(int i, String word) {
    if (i < 0 || i + word.length() > length) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (chars[i + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  /// Whether the same characters stand at two places.
  boolean hasSame(int i, int k, int length) {
    return Arrays.equals(chars, i, i + length, chars, k, k + length);
  }

  /// Where in this reading a character of the text stands.
  int indexOf(int place) {
    int found = Arrays.binarySearch(places, 0, length + 1, place);
    return found < 0 ? -found - 1 : found;
  }

  /// Whether one of the words stands wholly within so many characters before a place, in the same
  /// sentence.
  boolean hasBefore(int i, int window, WordSet words) {
    for (int k = i - 1; k >= 0 && k >= i - window; k--) {
      if (SENTENCE_ENDS.indexOf(chars[k]) >= 0) {
        return false;
      }
      int word = words.lengthAt(this, k);
      if (word > 0 && k + word <= i) {
        return true;
      }
    }
    return false;
  }

  /// The first place from here on that is none of these characters.
  int skip(int i, String some) {
    int k = i;
    while (k < length && some.indexOf(chars[k]) >= 0) {
      k++;
    }
    return k;
  }

  /// The place behind the last character before here that is none of these.
  int skipBack(int i, String some) {
    int k = i;
    while (k > 0 && some.indexOf(chars[k - 1]) >= 0) {
      k--;
    }
    return k;
  }

  boolean isHan(int i) {
    return isHan(at(i));
  }

  static boolean isHan(char c) {
    return (c >= '\u4e00' && c <= '\u9fff') || c == '〇' || (c >= '\u3400' && c <= '\u4dbf');
  }

  static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  PersonalData.Span span(PersonalData.Kind kind, int from, int to) {
    return new PersonalData.Span(kind, places[from], to == 0 ? 0 : end(places[to - 1]));
  }

  /// Behind a character that may be two of Java's.
  private int end(int place) {
    return place + Character.charCount(source.codePointAt(place));
  }
}
