package vigil.kernel;

import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Addresses of e-mail, accounts of WeChat and QQ after their cue, passports and permits.
final class AccountFinder {
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST_DOMAIN = 80;
  private static final String LOCAL = "._%+-";

  /// Hearts are drawn where others write a colon.
  private static final String BETWEEN = " \t:：=❤♥♡💚💗💙💛";

  private static final WordSet AT = WordSet.of("@ 艾特 爱特 at 圈a 圈A 小老鼠 (at) [at]");
  private static final WordSet ENDS = WordSet.of("com cn net org edu COM");
  private static final WordSet SPELLED = WordSet.of("下划线 下横线 中划线 短横线 横杠 三横 杠 点 横");
  private static final WordSet MAIL_HOUSES =
      WordSet.of("新浪 网易 搜狐 雅虎 谷歌 腾讯 移动 阿里云 qq邮箱 QQ邮箱 一六三邮箱 163邮箱");
  private static final WordSet DOMAIN_WORDS = WordSet.of("点com 点cn 点net 点org 点edu 点 dot 邮箱");

  private static final WordSet CHATS =
      WordSet.of(
          "微信 ➕v ➕V ➕微 微 薇 微: 薇: 加我微 加个微 加微 加薇 加我薇 卫星 微心 徽信 溦信 微芯 +v +V v我 V我 企鹅 企鹅号 抖音 抖音号 快手 快手号 小红书 小红书号 钉钉 钉钉号 q号 Q号 微博 飞书 whatsapp WhatsApp telegram 威信 薇信 vx VX Vx wx WX Wx v信 V信 加v 加V v号 V号 v: V: wechat WeChat Wechat WECHAT weixin QQ qq Qq 扣扣");
  private static final WordSet CHAT_WORDS =
      WordSet.of("搜索 名叫 名是 字母 就是 号就是 号码就是 号码 号 账号 帐号 ID id Id 是 为 叫 加我 加 我的 我 搜 同号 联系 名 用户名 昵称");

  private static final int SHORTEST = 5;
  private static final int FEWEST_DIGITS = 6;
  private static final int LONGEST_HANDLE = 20;
  private static final int ASKED_WINDOW = 8;
  private static final WordSet ASKED = WordSet.of("加我 加好友 好友 私信 加一下 联系我 搜索 同号 账号 帐号 我的号");
  private static final WordSet MAILS = WordSet.of("邮箱 邮件 电邮 email Email E-mail e-mail");
  private static final WordSet MAIL_WORDS =
      WordSet.of("号码 号 账号 帐号 地址 用户名 前缀 名 是 为 叫 我的 发到 发给 发 : 字母");

  private static final WordSet SIGNS = WordSet.of("下划线 下横线 横杠 中划线 短横线 杠 减号 小写 大写 加");

  /// Services whose accounts are numbers, said digit by digit.
  private static final WordSet NUMBERED = WordSet.of("QQ qq Qq 扣扣 企鹅 企鹅号 q号 Q号");

  private static final WordSet PAPERS =
      WordSet.of(
          "社保卡 医保卡 社保卡号 医保卡号 学籍号 工作证 残疾证 退休证 护照 通行证 台胞证 回乡证 居留证 居住证 永居证 军官证 驾驶证 驾照 港澳证 签证 证件");
  private static final WordSet PAPER_WORDS = WordSet.of("号码 号 编号 是 为 ： : 军字第 字第 第");

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
      finder.mailbox(i);
      finder.handle(i);
      i = finder.passport(i);
    }
  }

  private void email(int i) {
    int at = AT.lengthAt(text, i);
    if (at == 0) {
      return;
    }
    int end = text.skipBack(i, " ");
    int from = localStart(end);
    int to = domainEnd(text.skip(i + at, " "), at == 1);
    if (from < end && to > 0) {
      found.accept(text.span(Kind.EMAIL, from, to));
    }
  }

  private int localStart(int end) {
    int from = end;
    while (end - from < LONGEST_LOCAL) {
      int sign = SPELLED.lengthBefore(text, from, 4);
      boolean isSpaced = text.at(from - 1) == ' ' && isSingle(from - 2) && isSingle(from);
      if (sign > 0 && isLocal(text.at(from - sign - 1))) {
        from -= sign;
      } else if (isLocal(text.at(from - 1)) || isSpaced) {
        from--;
      } else {
        break;
      }
    }
    return from;
  }

  /// Whether a letter stands alone: w a n g.
  private boolean isSingle(int i) {
    return isLocal(text.at(i)) && !isLocal(text.at(i - 1)) && !isLocal(text.at(i + 1));
  }

  /// Where the domain ends; -1 where none is there.
  ///
  /// @param begin behind the sign
  /// @param isSign whether that is a sign that stands in addresses only
  private int domainEnd(int begin, boolean isSign) {
    int to = begin;
    boolean hasDot = false;
    while (to - begin < LONGEST_DOMAIN) {
      int gap = text.skip(to, " ");
      int word = DOMAIN_WORDS.lengthAt(text, gap);
      int house = to == begin ? MAIL_HOUSES.lengthAt(text, to) : 0;
      char c = text.at(to);
      if (word > 0) {
        hasDot = true;
        to = gap + word;
        int end = text.skip(to, " ");
        to = ENDS.lengthAt(text, end) > 0 ? end : to;
      } else if (house > 0) {
        hasDot = true;
        to += house;
      } else if (isDomain(c)) {
        to++;
      } else if (isDotted(to)) {
        hasDot = true;
        to = text.skip(text.skip(to, " ") + 1, " ");
      } else if (c == ' ' && isSingle(to - 1) && isDomain(text.at(to + 1))) {
        to++;
      } else {
        break;
      }
    }
    return to > begin && (hasDot || isSign) ? to : -1;
  }

  private static boolean isDomain(char c) {
    return isAlphanumeric(c) || SpokenDigits.isDigit(c) || c == '-';
  }

  /// A dot, however it is typed, with the end of a domain behind it.
  private boolean isDotted(int to) {
    int dot = text.skip(to, " ");
    char c = text.at(dot);
    boolean isPlain = c == '.' && dot == to && isAlphanumeric(text.at(dot + 1));
    return isPlain
        || (".。,，·".indexOf(c) >= 0 && c != 0 && ENDS.lengthAt(text, text.skip(dot + 1, " ")) > 0);
  }

  private static boolean isLocal(char c) {
    return isAlphanumeric(c) || SpokenDigits.isDigit(c) || (LOCAL.indexOf(c) >= 0 && c != 0);
  }

  private static boolean isAlphanumeric(char c) {
    return ScannedText.isLetter(c) || ScannedText.isDigit(c);
  }

  /// 邮箱账号zhang33, QQ邮箱12345678: without what stands behind the sign.
  private void mailbox(int i) {
    int cue = MAILS.lengthAt(text, i);
    if (cue == 0) {
      return;
    }
    int from = behind(i + cue, MAIL_WORDS);
    int to = from;
    int digits = 0;
    while (to - from <= LONGEST_LOCAL && (isAlphanumeric(text.at(to)) || isMark(to))) {
      digits += ScannedText.isDigit(text.at(to)) ? 1 : 0;
      to++;
    }
    int length = to - from;
    if (length >= SHORTEST && digits > 0 && (digits < length || digits >= FEWEST_DIGITS)) {
      found.accept(text.span(Kind.EMAIL, from, to));
    }
  }

  private boolean isMark(int i) {
    return "._-".indexOf(text.at(i)) >= 0 && isAlphanumeric(text.at(i + 1));
  }

  /// Accounts by their shape: with a low line, or small letters and digits where one is asked for.
  private void handle(int i) {
    if (!ScannedText.isLetter(text.at(i))
        || isAlphanumeric(text.at(i - 1))
        || text.at(i - 1) == '_') {
      return;
    }
    int to = i;
    boolean hasLine = false;
    boolean isSmall = true;
    int digits = 0;
    while (to - i <= LONGEST_LOCAL && (isAlphanumeric(text.at(to)) || text.at(to) == '_')) {
      char c = text.at(to);
      hasLine |= c == '_';
      isSmall &= c < 'A' || c > 'Z';
      digits += ScannedText.isDigit(c) ? 1 : 0;
      to++;
    }
    boolean isLong = to - i >= SHORTEST + 1 && to - i <= LONGEST_HANDLE && digits > 0;
    boolean isAsked = isSmall && text.hasBefore(i, ASKED_WINDOW, ASKED);
    if (isLong && (hasLine || isAsked)) {
      found.accept(text.span(Kind.WECHAT, i, to));
    }
  }

  private void chat(int i) {
    int cue = text.hasAt(i, "Q Q") ? 3 : CHATS.lengthAt(text, i);
    if (cue == 0 || (isAlphanumeric(text.at(i)) && ScannedText.isLetter(text.at(i - 1)))) {
      return;
    }
    int at = behind(i + cue, CHAT_WORDS);
    boolean isNumber = text.at(i + cue) == '号' || at > i + cue;
    int from = at;
    if (isNumber) {
      while (from - at < 14 && (text.isHan(from) || text.at(from) == ' ')) {
        if (hasLetterless(i, from)) {
          break;
        }
        from++;
      }
      if (from - at == 14) {
        return;
      }
    }
    int to = from;
    boolean hasLetter = NUMBERED.lengthAt(text, i) > 0;
    int length = 0;
    while (to - from <= 60) {
      int next = to > from ? text.skip(to, " ") : to;
      int sign = next - to > 1 ? 0 : sign(next, hasLetter, length > 0);
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

  /// Whether an account of digits begins there in spoken ones.
  private boolean hasLetterless(int cue, int from) {
    return NUMBERED.lengthAt(text, cue) > 0 && SpokenDigits.isDigit(text.at(from));
  }

  /// How long the sign of an account is that stands there; spoken signs count behind a letter.
  private int sign(int i, boolean hasLetter, boolean isInside) {
    char c = text.at(i);
    if (isAlphanumeric(c) || c == '_' || c == '-') {
      return 1;
    }
    if (!hasLetter) {
      return 0;
    }
    return SpokenDigits.isDigit(c) ? 1 : isInside ? SIGNS.lengthAt(text, i) : 0;
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
