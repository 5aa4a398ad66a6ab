package vigil.kernel;

import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Addresses of e-mail, accounts of WeChat and QQ after their cue, passports and permits.
final class AccountFinder {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 80;
  private static final String LOCAL = "._%+-";
  private static final String BETWEEN = " \t:：=";

  private static final WordSet AT = WordSet.of("@ 艾特 圈a 圈A 小老鼠 (at) [at]");
  private static final WordSet DOMAIN_WORDS = WordSet.of("点com 点cn 点net 点org 点edu 点 dot");

  private static final WordSet CHATS =
      WordSet.of(
          "微信 威信 薇信 vx VX Vx wx WX Wx v信 V信 加v 加V v号 V号 v: V: wechat WeChat Wechat WECHAT weixin QQ qq Qq 扣扣");
  private static final WordSet CHAT_WORDS =
      WordSet.of("号码 号 账号 帐号 ID id Id 是 为 叫 加我 加 我的 我 搜 同号 联系 名 用户名 昵称");

  private static final WordSet SIGNS = WordSet.of("下划线 下横线 横杠 中划线 短横线");

  private static final WordSet PAPERS =
      WordSet.of("护照 通行证 台胞证 回乡证 居留证 居住证 永居证 军官证 驾驶证 驾照 港澳证 签证 证件");
  private static final WordSet PAPER_WORDS = WordSet.of("号码 号 编号 是 为 ： :");

  private final ScannedText text;
  private final Consumer<Span> found;

  private AccountFinder(ScannedText text, Consumer<Span> found) {
    this.text = text;
    this.found = found;
  }

  static void find(ScannedText text, Consumer<Span> found) {
    var finder = new AccountFinder(text, found);
    for (int i = 0; i < text.length(); i++) {
      finder.email(i);
      finder.chat(i);
      finder.paper(i);
      i = finder.passport(i);
    }
  }

  private void email(int i) {
    int at = AT.lengthAt(text, i);
    if (at == 0) {
      return;
    }
    int end = text.skipBack(i, " ");
    int from = end;
    while (end - from < LONGEST_LOCAL && isLocal(text.at(from - 1))) {
      from--;
    }
    int begin = text.skip(i + at, " ");
    int to = begin;
    boolean hasDot = false;
    while (to - begin < LONGEST_DOMAIN) {
      int word = DOMAIN_WORDS.lengthAt(text, to);
      char c = text.at(to);
      if (word > 0) {
        hasDot = true;
        to += word;
      } else if (isAlphanumeric(c)
          || SpokenDigits.isDigit(c)
          || c == '-'
          || (c == '.' && isAlphanumeric(text.at(to + 1)))) {
        hasDot |= c == '.';
        to++;
      } else {
        break;
      }
    }
    if (from < end && to > begin && (hasDot || at == 1)) {
      found.accept(text.span(Kind.EMAIL, from, to));
    }
  }

  private static boolean isLocal(char c) {
    return isAlphanumeric(c) || SpokenDigits.isDigit(c) || (LOCAL.indexOf(c) >= 0 && c != 0);
  }

  private static boolean isAlphanumeric(char c) {
    return ScannedText.isLetter(c) || ScannedText.isDigit(c);
  }

  private void chat(int i) {
    int cue = CHATS.lengthAt(text, i);
    if (cue == 0 || (isAlphanumeric(text.at(i)) && ScannedText.isLetter(text.at(i - 1)))) {
      return;
    }
    int at = behind(i + cue, CHAT_WORDS);
    boolean isNumber = text.at(i + cue) == '号' || at > i + cue;
    int from = at;
    if (isNumber) {
      while (from - at < 14 && (text.isHan(from) || text.at(from) == ' ')) {
        from++;
      }
      if (from - at == 14) {
        return;
      }
    }
    int to = from;
    boolean hasLetter = false;
    int length = 0;
    while (to - from <= 60) {
      int next = to > from && text.at(to) == ' ' ? to + 1 : to;
      int sign = sign(next, hasLetter);
      if (sign == 0) {
        break;
      }
      hasLetter |= !SpokenDigits.isDigit(text.at(next));
      length++;
      to = next + sign;
    }
    if (length >= 5 && length <= 40 && (hasLetter || from == at)) {
      found.accept(text.span(Kind.WECHAT, from, to));
    }
  }

  /// How long the sign of an account is that stands there; spoken signs count behind a letter.
  private int sign(int i, boolean hasLetter) {
    char c = text.at(i);
    if (isAlphanumeric(c) || c == '_' || c == '-') {
      return 1;
    }
    return !hasLetter ? 0 : SpokenDigits.isDigit(c) ? 1 : SIGNS.lengthAt(text, i);
  }

  /// Behind words and signs that stand between a cue and what it announces.
  private int behind(int from, WordSet words) {
    int at = from;
    while (at - from < 12) {
      int next = text.skip(at, BETWEEN);
      next += words.lengthAt(text, next);
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private void paper(int i) {
    int cue = PAPERS.lengthAt(text, i);
    if (cue == 0) {
      return;
    }
    int from = behind(i + cue, PAPER_WORDS);
    int to = from;
    int digits = 0;
    while (to - from <= 20 && isAlphanumeric(text.at(to))) {
      digits += ScannedText.isDigit(text.at(to)) ? 1 : 0;
      to++;
    }
    if (to - from >= 7 && to - from <= 20 && digits >= 6) {
      found.accept(text.span(Kind.ID, from, to));
    }
  }

  /// A passport (E12345678, EA1234567, G...) or a permit (H or M and 8 or 10 digits; C and 8) by
  /// its shape alone.
  ///
  /// @return the last place that was read
  private int passport(int i) {
    if (!isAlphanumeric(text.at(i)) || isAlphanumeric(text.at(i - 1))) {
      return i;
    }
    int to = i;
    while (isAlphanumeric(text.at(to)) && to - i <= 12) {
      to++;
    }
    char first = Character.toUpperCase(text.at(i));
    int length = to - i;
    int digits = 0;
    for (int k = to - 1; k > i && ScannedText.isDigit(text.at(k)); k--) {
      digits++;
    }
    boolean isPassport =
        "EGDPSC".indexOf(first) >= 0
            && length == 9
            && (digits == 8
                || (first != 'G' && digits == 7 && ScannedText.isLetter(text.at(i + 1))));
    boolean isPermit =
        "HM".indexOf(first) >= 0 && digits == length - 1 && (length == 9 || length == 11);
    if (first != 0 && (isPassport || isPermit)) {
      found.accept(text.span(Kind.ID, i, to));
    }
    return i;
  }
}
