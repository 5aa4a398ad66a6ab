package vigil.kernel;

import java.util.Arrays;

/// A text as the finders read it: wide characters as narrow ones, digits of every script as ASCII,
/// what has no width left out; each character knows where it stood.
final class ScannedText {
  private static final String SENTENCE_ENDS = "。！？；!?;\n";

  private final char[] chars;
  private final int[] places;
  private final int length;

  private ScannedText(char[] chars, int[] places, int length) {
    this.chars = chars;
    this.places = places;
    this.length = length;
  }

  static ScannedText of(String text) {
    var chars = new char[text.length()];
    var places = new int[text.length() + 1];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!hasNoWidth(c)) {
        places[length] = i;
        chars[length++] = narrow(c);
      }
    }
    places[length] = text.length();
    return new ScannedText(chars, Arrays.copyOf(places, length + 1), length);
  }

  private static boolean hasNoWidth(char c) {
    return c == '\u00ad' || (c >= '\u200b' && c <= '\u200f') || c == '\u2060' || c == '\ufeff';
  }

  private static char narrow(char c) {
    if (c < 128) {
      return c;
    }
    if (c >= '\uff01' && c <= '\uff5e') {
      return (char) (c - 0xfee0);
    }
    if (c == '\u3000' || c == '\u00a0') {
      return ' ';
    }
    int digit = c < '\u3000' || c > '\u9fff' ? Character.digit(c, 10) : -1;
    return digit < 0 ? c : (char) ('0' + digit);
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
    return new PersonalData.Span(kind, places[from], to == 0 ? 0 : places[to - 1] + 1);
  }
}
