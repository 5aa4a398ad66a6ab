package vigil.kernel;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vigil.kernel.PersonalData.Kind;
import vigil.kernel.PersonalData.Span;

/// Names of people: Chinese ones where they explain their characters best (`NameLattice`), and
/// those of other peoples, spelled ones, and family names alone where a cue says so.
final class NameFinder {
  private static final int LONGEST_FOREIGN = 24;
  private static final int MOST_AGAIN = 20;
  private static final int LONGEST_CUE = 6;

  private static final WordSet STRONG =
      WordSet.of(
          "我叫 本人叫 名叫 姓名 名字 联系人 经办人 收件人 签收人 申请人 投诉人 反映人 来电人 举报人 诉求人 当事人 受害人 被害人 签名 签字 署名 落款 全名 真名 大名 名为 叫做 收款人 付款人"
              + " 户名 填表人 记录人 上报人 承办人 受理人 处理人 复核人 审核 审核人 报修人 法人代表 法定代表人");
  private static final WordSet FOREIGNERS =
      WordSet.of(
          "外教 外国人 外籍 美国人 英国人 法国人 德国人 日本人 韩国人 老外 留学生 老公 老婆 丈夫 妻子 我叫 我是 本人 联系人 姓名 名叫 名字是 Mr Ms Mrs Miss Dr");
  private static final WordSet PINYIN =
      WordSet.of(
          "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lü Su Lu Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Long Wan Duan Qian Yin Chang Qiao Lai Gong Wen Ouyang Situ Sima");
  private static final int FAMILY_WINDOW = 14;
  private static final WordSet FAMILY_TOLD = WordSet.of("我姓 免贵姓 敝姓 他姓 她姓 姓");
  private static final String NOT_CALLED = "我你他她它了过这那什啥谁的是错对没";
  private static final WordSet GIVEN = WordSet.of("名字叫 名字是 单名一个 单名 单字 名叫 叫 名");
  private static final WordSet ENGLISH_PLACES =
      WordSet.of(
          "Road Street Town District Park Hotel Restaurant Village County Lake River Tower Mall Plaza Bridge Station Lu Jie Zhen");
  private static final WordSet BRACKETED = WordSet.of("女士 先生 小姐 女 男 阿姨 师傅 老师");
  private static final WordSet NO_LATIN =
      WordSet.of(
          "App APP Outlook Gmail Hotmail Apple Android Windows WiFi Wifi Word Excel Vip Bug Ipad Iphone Office Kindle Uber Line Zoom Chrome");
  private static final WordSet ABROAD = WordSet.of("外教 外国人 外籍 美国人 英国人 法国人 德国人 老外 留学生");
  private static final WordSet TOLD = WordSet.of("我叫 我是 本人 联系人 姓名 名叫 名字 老公 老婆 丈夫 妻子 爱人 申请人 儿子 女儿");
  private static final WordSet TELLING = WordSet.of("反映 来电 投诉 表示 举报 咨询 求助 要求 称 说 的孩子 女士 先生 电话");
  private static final WordSet FIELDS = WordSet.of("姓名 名字 我叫 名叫 姓名拼音 拼音 name 英文名 联系人");
  private static final WordSet HONORIFICS =
      WordSet.of("先生 女士 老师 小姐 教授 医生 Mr. Ms. Mrs. Miss Dr. Mr Ms Mrs Dr");
  private static final WordSet LINKS =
      WordSet.of("是 为 叫 名叫 叫做 名字叫 名字是 姓名 ： : 写的是 填的是 的名字是 （ ( ) ） 一栏 签字");
  private static final WordSet FIELD_ENDS = WordSet.of(": ：");
  private static final WordSet PEOPLE =
      WordSet.of("男 女 居民 市民 业主 先生 老人 保安 司机 员工 师傅 租 房东 顾客 患者 老板 经理 小伙 大妈 大爷 阿姨 老太 邻居 教练 医生 护士 老师");
  private static final WordSet SPELLED =
      WordSet.of(
          "弓长张 立早章 耳东陈 木子李 双木林 古月胡 口天吴 言午许 三横王 草头黄 走肖赵 文刀刘 走之底 双人徐 人可何 干勾于 禾呈程 十八子李 人二仁 卯金刀刘 木土杜 美女姜 女美姜 草头蒋 草头蔡 草头董 草头范"
              + " 草头苏 共田黄 木易杨 双口吕 口口吕 言射谢 水工江 三点水汪 三点水江 三点水沈 耳火耿 马冯 二马冯 两点水冯 单人何 单人任 单人傅 立里童 西早覃 西贝贾 人王全 日月明 文武斌 王旁林 竹头管 宝盖宋 宝盖宁 不正歪");
  private static final String TRANSCRIBING =
      "阿艾安奥巴贝本比彼宾波伯布查达大戴丹德登迪蒂丁杜多恩尔法菲费弗福盖戈格根古哈海汉赫亨霍基吉加简杰金卡凯康考柯科克肯库拉莱兰雷里丽利列林琳卢鲁路露伦罗洛马玛迈麦曼梅门蒙米莫姆穆娜纳奈南内尼涅农努诺欧帕佩皮普奇乔切琼萨塞赛桑沙莎山舍史斯丝思苏索塔泰坦汤特蒂图托瓦万威韦维文沃乌西希夏香肖谢辛休雅亚扬耶叶伊依易英尤约泽扎詹珍芝朱买提吐吾孜热合曼江古丽木艾力尼亚孙依不拉都翰祖农肉吾提扎西卓玛次仁央金多吉旺堆格桑尖参才让顿珠罗布平措丹增拉姆巴特尔逊约翰宁柏舒朗伦森顿贾帕嘉弥茨兹拜鲍佐珊黛薇蕾妮娅乌兰图娅其其格斯琴高娃那日苏孟和宝音哈斯汗卜卡则瓦柯别那赛帕夏麦合木热娜古丽尔迪吾";

  private final ScannedText text;
  private final Consumer<Span> found;

  private NameFinder(ScannedText text, Consumer<Span> found) {
    this.text = text;
    this.found = found;
  }

  /// @param numbers what was found in the text before
  static void find(ScannedText text, List<Span> numbers, Consumer<Span> found) {
    var finder = new NameFinder(text, found);
    for (int i = 0; i < text.length(); i++) {
      finder.surname(i);
      finder.spelled(i);
      finder.bracketed(i);
      finder.dotted(i);
      finder.told(i);
      finder.given(i);
      finder.latin(i);
      finder.transcribed(i);
    }
    List<Span> owned = numbers.stream().filter(number -> OWNED.contains(number.kind())).toList();
    int[] befores =
        owned.stream().mapToInt(one -> finder.beforeNumber(text.indexOf(one.from()))).toArray();
    int[] behinds =
        owned.stream().mapToInt(one -> text.skip(text.indexOf(one.to()), BEHIND_NUMBER)).toArray();
    List<NameLattice.Found> names = NameLattice.find(text, befores, behinds);
    names.forEach(name -> finder.tell(name.from(), name.to()));
    finder.again(names);
  }

  private void tell(int from, int to) {
    found.accept(text.span(Kind.NAME, from, to));
  }

  /// 我姓王; 一位王姓男子.
  private void surname(int i) {
    if (text.at(i) != '姓' || text.at(i + 1) == '名') {
      return;
    }
    int from = text.skip(i + 1, " 是:：");
    int family = ChineseNames.family(text, from);
    if (family > 0
        && (!text.isHan(from + family) || "的是先女叫和与跟住在".indexOf(text.at(from + family)) >= 0)) {
      tell(from, from + family);
    }
    if (ChineseNames.family(text, i - 1) == 1 && PEOPLE.lengthAt(text, i + 1) > 0) {
      tell(i - 1, i);
    }
  }

  /// 李（女士）.
  private void bracketed(int i) {
    int family = text.at(i) == '(' ? ChineseNames.family(text, i - 1) : 0;
    int title = BRACKETED.lengthAt(text, i + 1);
    if (family == 1 && title > 0 && text.at(i + 1 + title) == ')') {
      tell(i - 1, i);
    }
  }

  /// 耳东陈.
  private void spelled(int i) {
    int length = SPELLED.lengthAt(text, i);
    if (length > 0) {
      tell(i, i + length);
    }
  }

  /// 阿依努尔·吐尔逊: parts with a dot between them, written with the characters of transcriptions.
  private void dotted(int i) {
    if (!isDot(i)) {
      return;
    }
    int from = i;
    while (i - from < LONGEST_FOREIGN / 2 && isTranscribing(from - 1)) {
      from--;
    }
    int to = i + 1;
    while (to - i < LONGEST_FOREIGN
        && (isTranscribing(to) || (isDot(to) && isTranscribing(to + 1)))) {
      to++;
    }
    if (i - from >= 1 && to - i > 2) {
      tell(from, to);
    }
  }

  /// 美国人约翰, 我叫扎西多吉, 迪丽娜尔要求: transcribed names without a dot.
  private void transcribed(int i) {
    if (!isTranscribing(i)) {
      return;
    }
    int to = i;
    while (to - i < 8 && isTranscribing(to)) {
      to++;
    }
    int before = text.skipBack(i, "是叫为 :：");
    if (WordCosts.cost(text, i, Math.min(to - i, WordCosts.LONGEST)) >= 0) {
      return;
    }
    boolean isCued = ABROAD.endsAt(text, i, 6) || ABROAD.endsAt(text, before, 6);
    boolean isTold =
        to - i >= 3
            && (NameContext.isCued(NameContext.before(text, i))
                || TOLD.endsAt(text, i, 6)
                || TOLD.endsAt(text, before, 6));
    boolean isTelling =
        to - i >= 4
            && !text.isHan(i - 1)
            && WordCosts.cost(text, i, 4) < 0
            && TELLING.lengthAt(text, to) > 0;
    boolean isLong = to - i >= 5 && !text.isHan(i - 1) && text.at(i) != text.at(i + 1);
    if ((isCued && to - i >= 2) || isTold || isTelling || isLong) {
      tell(i, to);
    }
  }

  private boolean isDot(int i) {
    char c = text.at(i);
    return c == '·' || c == '•' || c == '・' || c == '‧';
  }

  private boolean isTranscribing(int i) {
    return text.isHan(i) && TRANSCRIBING.indexOf(text.at(i)) >= 0;
  }

  /// What stands in a field for names, whatever it is: 签名：平儿.
  private void told(int i) {
    int cue = text.isHan(i) ? STRONG.lengthAt(text, i) : 0;
    if (cue == 0) {
      return;
    }
    int at = behindLinks(i + cue);
    boolean isField = at > i + cue && FIELD_ENDS.endsAt(text, text.skipBack(at, " "), 1);
    int end = at;
    boolean hasDot = false;
    while (end - at < LONGEST_FOREIGN && (text.isHan(end) || (isDot(end) && text.isHan(end + 1)))) {
      hasDot |= isDot(end);
      end++;
    }
    boolean isShort = end - at >= 2 && end - at <= 4;
    if (hasDot || (isField && isShort)) {
      tell(at, end);
    }
  }

  /// 姓沈，单名一个瑜字; 姓王，叫建国: a given name alone.
  private void given(int i) {
    int cue = GIVEN.lengthAt(text, i);
    if (cue == 0 || text.at(i - 1) == '姓') {
      return;
    }
    int at = i + cue;
    int end = at;
    while (end - at < 3 && text.isHan(end) && text.at(end) != '字') {
      end++;
    }
    boolean isEnded = !text.isHan(end) || text.at(end) == '字';
    boolean isFamilyTold = text.hasBefore(i, FAMILY_WINDOW, FAMILY_TOLD);
    if (end > at
        && end - at <= 2
        && NOT_CALLED.indexOf(text.at(at)) < 0
        && isEnded
        && (cue > 1 || isFamilyTold)) {
      tell(at, end);
    }
  }

  private int behindLinks(int from) {
    int at = from;
    for (int words = 0; words < 5; words++) {
      int next = text.skip(at, " ");
      next += LINKS.lengthAt(text, next);
      if (next == at) {
        break;
      }
      at = next;
    }
    return at;
  }

  /// Tom Hanks, where a cue stands before it or it is written as a name.
  private void latin(int i) {
    if (!ScannedText.isLetter(text.at(i)) || ScannedText.isLetter(text.at(i - 1))) {
      return;
    }
    boolean isField = isAnnounced(i, FIELDS);
    int words = 0;
    int at = i;
    int end = i;
    while (words < 4 && (isField ? ScannedText.isLetter(text.at(at)) : isCapital(at))) {
      int letters = wordEnd(at);
      if (letters - at < 2 && text.at(letters) != '.') {
        break;
      }
      words++;
      end = letters;
      at = text.skip(letters, ". ");
    }
    if (words > 0 && end - i >= 3 && !isAccount(end) && (isField || isNamed(i, end, words))) {
      tell(i, end);
    }
  }

  /// Whether one of the words announces it: 我叫Tom, 姓名：Tom, my name is Tom.
  private boolean isAnnounced(int i, WordSet cues) {
    int at = text.skipBack(i, " :：.");
    int before = text.skipBack(text.hasAt(at - 3, " is") ? at - 3 : at, "是叫为 ");
    return cues.endsAt(text, at, LONGEST_CUE) || cues.endsAt(text, before, LONGEST_CUE);
  }

  private boolean isNamed(int i, int end, int words) {
    return isAnnounced(i, FOREIGNERS)
        || HONORIFICS.lengthAt(text, text.skip(end, " ")) > 0
        || isHonorific(i)
        || isSaid(i, end)
        || (words >= 2
            && PINYIN.lengthAt(text, i) == wordEnd(i) - i
            && ENGLISH_PLACES.lengthAt(text, text.skip(wordEnd(i), " ")) == 0);
  }

  private int wordEnd(int i) {
    int at = i;
    while (ScannedText.isLetter(text.at(at)) && at - i < LONGEST_FOREIGN) {
      at++;
    }
    return at;
  }

  /// 房东Jack, Amy反映: one capitalised word.
  private boolean isSaid(int i, int end) {
    boolean isWord = NO_LATIN.lengthAt(text, i) != end - i;
    boolean isCued = NameContext.isCued(NameContext.before(text, i));
    return isWord && (isCued || (!text.isHan(i - 1) && TELLING.lengthAt(text, end) > 0));
  }

  private boolean isHonorific(int i) {
    int length = HONORIFICS.lengthAt(text, i);
    return length > 0 && !ScannedText.isLetter(text.at(i + length));
  }

  private boolean isAccount(int end) {
    char c = text.at(end);
    return ScannedText.isDigit(c) || c == '@' || c == '_' || c == '-';
  }

  private boolean isCapital(int i) {
    return text.at(i) >= 'A'
        && text.at(i) <= 'Z'
        && !(text.at(i + 1) >= 'A' && text.at(i + 1) <= 'Z');
  }

  private static final String BEFORE_NUMBER = " ,，:：、;；(（)）的是-";
  private static final String BEHIND_NUMBER = " ,，、;；(（:：";
  private static final Set<Kind> OWNED = Set.of(Kind.PHONE, Kind.ID, Kind.CARD, Kind.WECHAT);
  private static final WordSet PHONE_WORDS =
      WordSet.of(
          "电话 身份证 身份证号 身份证号码 证件号 卡号 银行卡 手机 手机号 手机号码 号码 微信 同号 微信同号 微信号 vx VX 联系电话 联系方式 电话号码 电话是 手机是 的电话 的手机 tel Tel");

  /// Where a name may end before a telephone number: 王小明 电话13812345678.
  private int beforeNumber(int number) {
    int end = text.skipBack(number, BEFORE_NUMBER);
    for (int words = 0; words < 2; words++) {
      end -= PHONE_WORDS.lengthBefore(text, end, 6);
      end = text.skipBack(end, BEFORE_NUMBER);
    }
    return end;
  }

  /// Whoever was named is named again: each further place of a whole name.
  private void again(List<NameLattice.Found> names) {
    for (NameLattice.Found name : names.subList(0, Math.min(MOST_AGAIN, names.size()))) {
      int length = name.to() - name.from();
      if (length >= 3) {
        for (int i = name.to(); i + length <= text.length(); i++) {
          if (text.hasSame(name.from(), i, length)) {
            tell(i, i + length);
          }
        }
      }
    }
  }
}
