package vigil.understanding.life.quality;

import java.util.regex.Pattern;

/// Small readings of Chinese sentences that several checks share.
public final class Texts {
  private static final String ENDS = "，。！？；,!?;\n：:、";

  private static final String SENTENCE_ENDS = "。！？；!?;\n";

  /// A denial right before a word takes it away: 没有孕妇, 不是投诉, 无人受伤.
  private static final Pattern DENIAL =
      Pattern.compile("(?:没有?|不是|不算|并非|非|无人|无|未曾?|不(?!过|错|但|仅|只)|别|从来没|也没)[^，。！？；,!?;、没不]{0,2}$");

  private static final Pattern SUPPOSITION =
      Pattern.compile("万一|要是|如果|假如|怕|担心|容易|可能|差点|险些|以免|防止|会不会|避免");

  private Texts() {}

  /// The same text, character for character, with half-width digits, letters and signs.
  public static String narrow(String text) {
    var narrow = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isWide = (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'ｚ') || c == '％' || c == '．';
      narrow.append(isWide ? (char) (c - 0xFEE0) : c);
    }
    return narrow.toString();
  }

  /// What stands in the same clause before a place in the text.
  static String clauseBefore(String text, int at) {
    int from = at;
    while (from > 0 && ENDS.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    return text.substring(from, at);
  }

  /// What follows in the same clause.
  static String clauseAfter(String text, int at) {
    int until = at;
    while (until < text.length() && ENDS.indexOf(text.charAt(until)) < 0) {
      until++;
    }
    return text.substring(at, until);
  }

  /// The sentence in which a place stands.
  static String sentenceAround(String text, int at) {
    int from = at;
    while (from > 0 && SENTENCE_ENDS.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    int until = at;
    while (until < text.length() && SENTENCE_ENDS.indexOf(text.charAt(until)) < 0) {
      until++;
    }
    return text.substring(from, until);
  }

  /// Without blanks and punctuation.
  static String bare(String text) {
    return text.replaceAll("[\\s\\p{P}]", "");
  }

  static boolean isDenied(String text, int at) {
    return DENIAL.matcher(clauseBefore(text, at)).find();
  }

  static boolean isSupposed(String text, int at) {
    return SUPPOSITION.matcher(clauseBefore(text, at)).find();
  }

  static int countHan(String text) {
    return (int) text.codePoints().filter(c -> c >= 0x4E00 && c <= 0x9FA5).count();
  }
}
