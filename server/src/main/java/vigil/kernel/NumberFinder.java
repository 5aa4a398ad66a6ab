package vigil.kernel;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Telephone numbers, resident ids and bank cards: digits in groups, however they are written.
final class NumberFinder {
  private static final int MOST_DIGITS = 23;
  private static final int MOST_MERGED = 20;
  private static final int CUE_WINDOW = 12;
  private static final int ORDER_CUE_WINDOW = 8;
  private static final int BANK_WINDOW = 6;

  private static final WordSet PHONE_CUES =
      WordSet.of(
          "电话 手机 手机号 手机号码 电话号 电话号码 座机 固话 号码 致电 拨打 打给 来电 联系方式 联系我 回电 回拨 联络 短号 tel Tel TEL phone Phone 热线打 传真 call");
  private static final WordSet ID_CUES = WordSet.of("身份证 证件号 证件号码 证号 身份号");
  private static final WordSet CARD_CUES =
      WordSet.of("卡号 银行卡 账号 帐号 账户 帐户 储蓄卡 信用卡 社保卡 医保卡 存折 工资卡 卡是");
  private static final WordSet BANKS =
      WordSet.of("银行 工行 建行 农行 中行 招行 交行 邮储 浦发 农商行 信用社 工商 建设 招商 民生 光大 兴业 平安 中信 储蓄所");

  /// Cards have so many digits (ISO/IEC 7812), also one that was mistyped.
  private static final int SHORTEST_CARD = 15;

  private static final int LONGEST_CARD = 19;
  private static final WordSet ORDER_CUES =
      WordSet.of(
          "单号 编号 工单 订单 流水号 流水 运单 快递 文号 案号 受理号 合同号 合同 批号 批次 户号 表号 条码 条形码 发票号 发票 代码 许可证 执照 设备号 型号 序列号 查询码"
              + " 验证码 学号 工号 航班 车次 邮编 备案号 产权证 房产证 机号 版本 凭证");
  private static final WordSet MEASURES =
      WordSet.of(
          "元 块 万 亿 米 平 吨 斤 公里 千米 公斤 度 次 人 户 个 天 年 月 日 时 点 分 秒 % ％ 路 期 版 届 辆 台 股 份 件 名 多 余 周 页 字 立方"
              + " 毫 升 瓦 千瓦 名");
  private static final WordSet AMOUNTS =
      WordSet.of("元 块 万 亿 米 平 吨 斤 公里 千米 公斤 立方 毫米 厘米 mm cm km kg MM CM ㎡ ㎜ ㎝ =");
  private static final WordSet SIZES =
      WordSet.of("尺寸 规格 长宽 长度 宽度 高度 厚度 面积 大小 型号 共计 合计 总计 等于 计算 算式 金额 数量 比例");
  private static final WordSet CONTACT_LETTERS =
      WordSet.of(
          "tel Tel TEL phone Phone mob Mob mobile Mobile vx VX Vx wx WX v V wechat qq QQ dh sj at no No call");
  private static final WordSet EXTENSIONS =
      WordSet.of("转分机号 转分机 分机号 分机 转接 转到 转 -转 再拨 * # ext Ext EXT");
  private static final String BETWEEN = " :：是为#（(号码，,";
  private static final String SPACES = " \t";

  private final ScannedText text;
  private final Consumer<Span> found;

  private NumberFinder(ScannedText text, Consumer<Span> found) {
    this.text = text;
    this.found = found;
  }

  static void find(ScannedText text, Consumer<Span> found) {
    var finder = new NumberFinder(text, found);
    int at = 0;
    while (at < text.length()) {
      if (SpokenDigits.isDigit(text.at(at))) {
        DigitRun run = DigitRun.read(text, at);
        List<DigitRun.Group> parts = run.parts(text);
        boolean isDisguised = !finder.run(run, parts) && run.isMarkedBehind(text);
        at = Math.max(isDisguised ? finder.disguised(parts) : 0, Math.max(run.end(), at + 1));
      } else {
        at++;
      }
    }
  }

  /// Takes the groups as they stand, and where they make no number their parts.
  ///
  /// @return whether a number was found in it
  private boolean run(DigitRun run, List<DigitRun.Group> parts) {
    List<DigitRun.Group> groups = run.groups();
    int digits = groups.stream().mapToInt(group -> group.digits().length()).sum();
    if (digits < 4) {
      return false;
    }
    int end = 0;
    int next = 0;
    for (int i = 0; i < parts.size(); i++) {
      int from = parts.get(i).from();
      boolean isGroup = next < groups.size() && groups.get(next).from() == from;
      if (from >= end) {
        int to = isGroup ? longest(groups, next) : 0;
        end = Math.max(end, to > 0 ? to : longest(parts, i));
      }
      next += isGroup ? 1 : 0;
    }
    return end > 0 || byCue(groups.getFirst().from(), run, digits);
  }

  /// A number with marks behind a part of this run, which may begin behind its first one.
  private int disguised(List<DigitRun.Group> parts) {
    int end = disguised(parts.getFirst().from());
    return end == 0 && parts.size() > 1 ? disguised(parts.get(1).from()) : end;
  }

  /// A mobile or an id with marks between its digits, from here on: 138*1777*9933.
  ///
  /// @return the place behind it; 0 where there is none
  private int disguised(int from) {
    List<DigitRun.Group> groups = DigitRun.readDisguised(text, from).groups();
    var digits = new StringBuilder();
    for (int i = 0; i < groups.size() && digits.length() < MOST_DIGITS; i++) {
      digits.append(groups.get(i).digits());
      boolean isEnd = i + 1 == groups.size() || !groups.get(i + 1).isMarked();
      Kind kind = isEnd ? disguised(digits.toString(), groups.subList(0, i + 1)) : null;
      if (kind != null) {
        int to = groups.get(i).to();
        tell(kind, from, to);
        return to;
      }
    }
    return 0;
  }

  private @Nullable Kind disguised(String digits, List<DigitRun.Group> groups) {
    int to = groups.getLast().to();
    if (groups.stream().noneMatch(DigitRun.Group::isMarked)) {
      return null;
    }
    if (NumberShapes.isId18(digits) || (digits.length() == 17 && isIdWithX(digits, to))) {
      return Kind.ID;
    }
    return NumberShapes.isMobile(digits) && isNoReckoning(groups) ? Kind.PHONE : null;
  }

  /// Lengths and amounts stand between such marks too: 150*2000*1200, 130+2000+3000元. They are
  /// round, have a measure behind them or a word for them before, and few begin like a mobile.
  private boolean isNoReckoning(List<DigitRun.Group> groups) {
    int from = groups.getFirst().from();
    int behind = text.skip(groups.getLast().to(), SPACES);
    if (isOrderNumber(from)
        || AMOUNTS.lengthAt(text, behind) > 0
        || text.hasBefore(from, CUE_WINDOW, SIZES)) {
      return false;
    }
    int first = groups.getFirst().digits().length();
    boolean isSpelled = groups.stream().allMatch(group -> group.digits().length() <= 2);
    boolean isRound = groups.stream().allMatch(group -> group.digits().endsWith("0")) && !isSpelled;
    return !isRound
        && (isSpelled
            || first == 3
            || first == 7
            || groups.getFirst().digits().equals("86")
            || text.hasBefore(from, CUE_WINDOW, PHONE_CUES));
  }

  /// Takes the most groups from the i-th on that make a number.
  ///
  /// @return the place behind them; 0 where there is none
  private int longest(List<DigitRun.Group> groups, int i) {
    var digits = new StringBuilder();
    int last = i;
    Kind kind = null;
    for (int j = i; j < groups.size() && j < i + MOST_MERGED; j++) {
      DigitRun.Group next = groups.get(j);
      if (j > i && (isWhole(next.digits()) || isWhole(groups.get(i).digits()))) {
        break;
      }
      digits.append(next.digits());
      if (digits.length() > MOST_DIGITS) {
        break;
      }
      Kind shape = shape(digits.toString(), groups.subList(i, j + 1));
      if (shape != null) {
        last = j;
        kind = shape;
      }
    }
    if (kind == null) {
      return 0;
    }
    int to = groups.get(last).to();
    tell(kind, groups.get(i).from(), to);
    return to;
  }

  /// Whether a group is a number of its own, to which nothing is added.
  private static boolean isWhole(String digits) {
    return (digits.length() == 11 && NumberShapes.isMobile(digits)) || NumberShapes.isId18(digits);
  }

  private @Nullable Kind shape(String digits, List<DigitRun.Group> groups) {
    int from = groups.getFirst().from();
    int to = groups.getLast().to();
    if (digits.length() < 7 || isOrderNumber(from)) {
      return null;
    }
    boolean isPaused = groups.stream().skip(1).anyMatch(DigitRun.Group::isPaused);
    if (NumberShapes.isMobile(digits)) {
      return isWritten(from, groups, isPaused) ? Kind.PHONE : null;
    }
    if ((digits.length() == 17 && isIdWithX(digits, to)) || NumberShapes.isId18(digits)) {
      return Kind.ID;
    }
    if (isPaused && groups.stream().anyMatch(group -> group.digits().length() < 3)) {
      return null;
    }
    if (isOfLetters(from, to)) {
      return null;
    }
    if (isLandline(digits, groups)) {
      return Kind.PHONE;
    }
    if (NumberShapes.isId15(digits)) {
      return Kind.ID;
    }
    return NumberShapes.isCard(digits) ? Kind.CARD : null;
  }

  /// Whether a mobile's digits are said as one: in groups of two and more, or one by one; and not
  /// as a part of a code with letters.
  private boolean isWritten(int from, List<DigitRun.Group> groups, boolean isPaused) {
    if (isPaused
        && groups.stream().anyMatch(group -> group.digits().length() < 2)
        && groups.stream().anyMatch(group -> group.digits().length() > 2)) {
      return false;
    }
    if (!ScannedText.isLetter(text.at(from - 1)) || CONTACT_LETTERS.endsAt(text, from, 6)) {
      return true;
    }
    char before = text.at(from - 1);
    return before >= 'a' && before <= 'z';
  }

  private boolean isOfLetters(int from, int to) {
    return ScannedText.isLetter(text.at(to))
        || (ScannedText.isLetter(text.at(from - 1)) && !CONTACT_LETTERS.endsAt(text, from, 6));
  }

  private boolean isIdWithX(String digits, int to) {
    return isX(text.at(text.skip(to, SPACES + "-"))) && NumberShapes.isId18(digits + "X");
  }

  private static boolean isX(char c) {
    return c == 'X' || c == 'x' || c == '叉' || c == '×' || c == '*';
  }

  private boolean isLandline(String digits, List<DigitRun.Group> groups) {
    int first = groups.getFirst().digits().length();
    int from = groups.getFirst().from();
    int to = groups.getLast().to();
    if (NumberShapes.isLandline(digits)) {
      return groups.size() == 1
          || digits.startsWith("0086")
          || digits.startsWith("86")
          || first == NumberShapes.areaCode(digits)
          || first > 6
          || first == 1;
    }
    if (text.at(from - 1) == '+' && digits.startsWith("86") && digits.length() >= 12) {
      return NumberShapes.isLandline("0" + digits.substring(2));
    }
    boolean isCued = text.hasBefore(from, CUE_WINDOW, PHONE_CUES);
    return digits.length() == 8
        && NumberShapes.isLocalStart(digits.charAt(0))
        && !NumberShapes.isDate(digits)
        && MEASURES.lengthAt(text, text.skip(to, SPACES)) == 0
        && (groups.size() == 1 || isCued);
  }

  /// Too short or too long for its kind, but said to be one.
  private boolean byCue(int from, DigitRun run, int digits) {
    if (isOrderNumber(from) || MEASURES.lengthAt(text, text.skip(run.end(), SPACES)) > 0) {
      return false;
    }
    var whole = new StringBuilder();
    run.groups().forEach(group -> whole.append(group.digits()));
    String all = whole.toString();
    if (digits >= 12 && text.hasBefore(from, CUE_WINDOW, ID_CUES)) {
      tell(Kind.ID, from, run.end());
    } else if (digits >= 12 && text.hasBefore(from, CUE_WINDOW, CARD_CUES)) {
      tell(Kind.CARD, from, run.end());
    } else if (digits >= SHORTEST_CARD
        && digits <= LONGEST_CARD
        && text.hasBefore(from, BANK_WINDOW, BANKS)) {
      tell(Kind.CARD, from, run.end());
    } else if (digits >= 7
        && digits <= 16
        && text.hasBefore(from, CUE_WINDOW, PHONE_CUES)
        && !isOfADay(all, run.groups())
        && !isService(all, run.groups())) {
      tell(Kind.PHONE, from, run.end());
    } else {
      return false;
    }
    return true;
  }

  /// A day, a time of day behind it, or the number of an order, which begins with its day.
  private static boolean isOfADay(String digits, List<DigitRun.Group> groups) {
    return NumberShapes.isDate(digits)
        || (groups.size() > 1
            && digits.length() > 8
            && NumberShapes.isDate(digits.substring(0, 8)));
  }

  private static boolean isService(String digits, List<DigitRun.Group> groups) {
    return isService(digits) || groups.stream().allMatch(group -> isService(group.digits()));
  }

  private static boolean isService(String digits) {
    int code = NumberShapes.areaCode(digits);
    return NumberShapes.isServiceNumber(digits)
        || (code > 0 && NumberShapes.isServiceNumber(digits.substring(code)));
  }

  private boolean isOrderNumber(int from) {
    int end = text.skipBack(from, BETWEEN);
    if (PHONE_CUES.endsAt(text, end, 4)) {
      return false;
    }
    return (from - end <= ORDER_CUE_WINDOW && ORDER_CUES.endsAt(text, from, ORDER_CUE_WINDOW))
        || ORDER_CUES.endsAt(text, end, 4)
        || ORDER_CUES.endsAt(text, text.skipBack(from, " :：是为#（("), 4);
  }

  private void tell(Kind kind, int from, int to) {
    int end = to;
    if (kind == Kind.ID) {
      int x = text.skip(to, SPACES + "-");
      end = isX(text.at(x)) ? x + 1 : to;
    } else if (kind == Kind.PHONE) {
      end = withExtension(to);
    }
    found.accept(text.span(kind, withCountry(from), end));
  }

  /// With +86 or a bracket of the area code before it.
  private int withCountry(int from) {
    if (text.hasAt(from - 1, "+") || (text.hasAt(from - 1, "(") && text.at(from) == '0')) {
      return from - 1;
    }
    int end = text.skipBack(from, SPACES + "-");
    if (text.hasAt(end - 3, "+86")) {
      return end - 3;
    }
    return text.hasAt(end - 4, "0086") ? end - 4 : from;
  }

  private int withExtension(int to) {
    int at = text.skip(to, SPACES + ",，-");
    int word = EXTENSIONS.lengthAt(text, at);
    if (word == 0 && text.at(to) != '-') {
      return to;
    }
    int from = text.skip(at + word, SPACES + ":：是");
    int end = from;
    while (end - from < 7 && SpokenDigits.isDigit(text.at(end))) {
      end++;
    }
    return end > from && end - from < 7 ? end : to;
  }
}
