package vigil.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts a text into words and names of people so that the whole is likeliest (Viterbi): a name is
/// found where it explains its characters better than common words do, with what stands around it.
/// Cost: for each character four words and a dozen names are looked up.
final class NameLattice {
  private static final int NAME = 10;
  private static final int SHORT = 22;
  private static final int A_WORD = 15;
  private static final int LIKELY_WORD = 35;
  private static final int SAME_WORD = 60;
  private static final int RARE_INSIDE = 25;
  private static final int PLACE = 105;
  private static final int PLACE_CHARACTER = 30;
  private static final int TITLED = 34;
  private static final int CALLED = 36;
  private static final int CALLED_WORD = 40;

  /// As likely as behind 物业.
  private static final int ROLE_LIKE = -22;

  private static final int BOUNDED = -12;
  private static final String NO_CALLED = "婆公姨拉伯爷妈哥姐叔嫂";
  private static final int KIN = 42;
  private static final int SOMEBODY = 10;
  private static final int LISTED = -45;
  private static final int PAUSED = -20;
  private static final int BEFORE_NUMBER = -30;
  private static final int BEHIND_NUMBER = -20;
  private static final int MOST_LISTED = 40;
  private static final String JOINTS = "、和与跟及,，";

  private static final WordSet TITLES =
      WordSet.of(
          "先生 女士 小姐 阿姨 叔叔 大爷 大妈 大叔 大姐 大哥 大娘 大伯 大嫂 奶奶 爷爷 伯伯 老太 老伯 阿婆 阿公 婆婆 公公 伯母 婶婶 大婶 大姨 妈妈 爸爸 老太太 老师傅 老师 医生 大夫"
              + " 师傅 同志 护士 教授 老板 同学 老先生 小朋友 太太 老汉 姥姥 姥爷 嫂子 阿叔 伯父 家阿婆 家阿姨 老头 女士们 爷叔 姨妈 教练 护士长 师母 警官 老爷子 小姑娘 小伙子 家姆妈 家伯伯 家爷叔 家阿嫂 家大妈 家奶奶 家爷爷 姆妈 老伯伯 大伯伯 好婆 阿哥 阿姐 阿嫂 老头子 嬢嬢 孃孃 老爹 老奶奶 老爷爷 大妹子 妹子 小妹 老师们 学长 学姐 师兄 师姐 女士家 哥哥 姐姐 弟弟 妹妹 姑姑 舅舅 姑娘 经纪 保安 阿婶 嫂嫂 老妈妈 老大爷 老大妈 老阿姨 老爷叔 老先森 小姐姐 老太婆");
  private static final WordSet NO_TITLED =
      WordSet.of(
          "门卫 保安 公安 治安 海关 机关 有关 相关 厨房 药房 公司 上司 城管 宿管 水管 主管 网管 交管 校方 院方 警方 店方 厂方 官方 对方 双方 我方 警官 法官 检察官"
              + " 外国 中国 全国 开发商 供应商 承包商 外包 路段 简单 语文 英文 中文 汽车 货车 客车 班车 火车 租车 修车 开车 公交车 包车 停车 专车 网约车 小高 最高 提高 黄金 现金"
              + " 资金 公积金 年轻 药店 校医 班主任 主任 责任 前任 现任 上任 信任 兼任 家长 班长 房管 干部 安管 住房 票房 平房 楼房 病房 二房 交通管 房东 车管 分管 物管 科管 高温 一万");
  private static final WordSet OFFICES =
      WordSet.of(
          "主任 经理 警官 书记 校长 局长 科长 处长 律师 队长 站长 园长 所长 厂长 店长 院长 总监 法官 股长 镇长 村长 组长 部长 区长 市长 会计 老板 总经理 秘书 委员 科员 专员 干事 支书 主席 董事 教官");

  /// Family names that are common words' ends too: inside a sentence they need more to be names.
  private static final String COMMON =
      "向常温康牛安易关左单成谷盛路游管华房解时农司古简车项连麦党宫冷席卫米全应边师和商沙明池查官封谈乐南班原位区海花权强帅豆盖满国平计相初门云容来都普鹿薄公那鲜隆战危玉银宾利呼居干但元束衣信展智幸奉植富由方白高万金石江段于何文费家从能别充空养后红东广双通越经山水皮步习黑召者妙牛毛叶楼";

  private static final WordSet WEEKDAYS = WordSet.of("周一 周二 周三 周四 周五 周六 周日 周天 周末");
  private static final WordSet PARENTS =
      WordSet.of("妈妈 爸爸 奶奶 爷爷 外婆 外公 妈 爸 家长 姆妈 他妈 她妈 同学 阿姨 叔叔 姐 哥 嫂 婶 叔 师傅 老师 大姐 大哥 他们");
  private static final int CHILD = -60;
  private static final String NO_ALONE = "之一二三四五六七八九十两有自";
  private static final String GIRLS = "婷丽娜玲芳艳莉佳倩媛萍琳琪颖燕欣涵妍薇莹璐蕾菲豆囡";
  private static final String PETS = "豆果糖球宝朵壮胖毛妞囡乐点多贝米丫甜萌安睿轩";
  private static final int PET = 90;
  private static final int ALONE = 50;
  private static final int MOST_ALONE = 135;

  /// 这张, 两封: family names that things are counted by.
  private static final String COUNTED = "张封章项任段支关单元包万成石车房管家班幅盘门";

  private static final String COUNTING = "这那一两几每三四五六七八九十半哪某";
  private static final String NO_GIVEN_KIN = "一二三四五六七八九十大小老长爷表堂亲干";
  private static final String SIBLINGS = "哥姐叔姨婶嫂";
  private static final String KINS = "哥姐叔姨婶嫂伯婆爷妈总工";

  private final ScannedText text;
  private final int[] best;
  private final int[] from;
  private final boolean[] isName;
  private final int[] before;
  private final int[] listedBefore;
  private final int[] listedBehind;

  /// A name, from its first character to the place behind its last.
  record Found(int from, int to) {}

  private NameLattice(ScannedText text) {
    this.text = text;
    int length = text.length();
    best = new int[length + 1];
    from = new int[length + 1];
    isName = new boolean[length + 1];
    before = new int[length + 1];
    listedBefore = new int[length + 1];
    listedBehind = new int[length + 1];
  }

  /// The names of a text, from left to right.
  ///
  /// @param befores where a name may end before a number
  /// @param behinds where one may begin behind a number
  static List<Found> find(ScannedText text, int[] befores, int[] behinds) {
    var lattice = new NameLattice(text);
    for (int place : befores) {
      lattice.listedBehind[place] = BEFORE_NUMBER;
    }
    for (int place : behinds) {
      lattice.listedBefore[place] = BEHIND_NUMBER;
    }
    lattice.read();
    List<Found> found = lattice.names();
    return lattice.spread(found) ? lattice.again() : found;
  }

  private List<Found> again() {
    read();
    return names();
  }

  private void read() {
    Arrays.fill(best, Integer.MAX_VALUE);
    best[0] = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!text.isHan(i)) {
        offer(i, i + 1, 0, false);
        continue;
      }
      words(i);
      before[i] = Integer.MIN_VALUE;
      names(i);
    }
  }

  private void offer(int start, int end, int cost, boolean name) {
    int whole = best[start] + cost;
    if (end <= text.length() && whole < best[end]) {
      best[end] = whole;
      from[end] = start;
      isName[end] = name;
    }
  }

  private void words(int i) {
    for (int length = 1; length <= WordCosts.LONGEST && text.isHan(i + length - 1); length++) {
      int cost = WordCosts.cost(text, i, length);
      if (cost >= 0) {
        offer(i, i + length, cost, false);
      } else if (length == 1) {
        offer(i, i + 1, WordCosts.UNKNOWN, false);
      }
    }
  }

  private int before(int i) {
    if (before[i] == Integer.MIN_VALUE) {
      before[i] = NameContext.before(text, i);
    }
    return before[i] + listedBefore[i];
  }

  private int behind(int end) {
    return NameContext.behind(text, end) + listedBehind[end];
  }

  private void names(int i) {
    char c = text.at(i);
    if (c == '小' || c == '老' || c == '阿') {
      called(i, c);
    }
    int family = ChineseNames.family(text, i);
    if (family > 1
        && ChineseNames.isDoubtful(text, i)
        && !NameContext.isTelling(before(i), behindName(i))) {
      family = 1;
    }
    if (family > 0) {
      int cost = ChineseNames.familyCost(text, i, family);
      whole(i, family, cost);
      places(i);
      titled(i, family, cost);
      if (family > 1) {
        whole(i, 1, ChineseNames.familyCost(text, i, 1));
      }
    }
    alone(i);
    byGivenName(i);
  }

  /// 王建国, 张伟.
  private void whole(int i, int family, int cost) {
    int before = before(i);
    for (int length = 1; length <= 2 && text.isHan(i + family + length - 1); length++) {
      int end = i + family + length;
      boolean isTold =
          NameContext.isTold(before)
              || family > 1
              || (NameContext.isSelf(before) && !text.isHan(end))
              || listedBehind[end] < 0;
      int given = ChineseNames.givenCost(text, i + family, length, isTold);
      boolean isDay = WEEKDAYS.lengthAt(text, i) == family + length && !NameContext.isTold(before);
      if (given < ChineseNames.NEVER && OFFICES.lengthAt(text, i + family) != length && !isDay) {
        offer(i, end, NAME + cost + given + doubt(i, end, before) + before + behind(end), true);
      }
    }
  }

  /// How likely a name is from what stands behind four characters, or three.
  private int behindName(int i) {
    return Math.min(NameContext.behind(text, i + 4), NameContext.behind(text, i + 3));
  }

  /// What is short, or a word as well, is less likely a name.
  private int doubt(int i, int end, int before) {
    boolean isCounted =
        COUNTED.indexOf(text.at(i)) >= 0 && COUNTING.indexOf(text.at(i - 1)) >= 0 && i > 0;
    int doubt =
        isCounted ? SAME_WORD : before > 0 && COMMON.indexOf(text.at(i)) >= 0 ? RARE_INSIDE : 0;
    if (end - i == 2) {
      doubt += NameContext.isCued(before) ? 0 : SHORT;
      doubt += text.isHan(end) && behind(end) > 0 ? 12 : 0;
    }
    boolean isWord = before > -70 && WordCosts.cost(text, i, end - i) >= 0;
    return doubt
        + (isWord
            ? text.at(i) == text.at(end - 1) ? SAME_WORD : before < -60 ? A_WORD : LIKELY_WORD
            : 0);
  }

  /// 沈杜公路, 李家村: places are called after people.
  private void places(int i) {
    for (int length = 1; length <= 3 && text.isHan(i + length); length++) {
      int place = NameContext.placeLength(text, i + length);
      if (place > 0 && ChineseNames.givenCost(text, i, length, true) < ChineseNames.NEVER) {
        offer(i, i + length + place, PLACE + length * PLACE_CHARACTER, false);
      }
    }
  }

  /// 王女士, 王姐, 孙某.
  private void titled(int i, int family, int cost) {
    int end = i + family;
    int title = TITLES.lengthAt(text, end);
    if (before(i) > 0 && COMMON.indexOf(text.at(i)) >= 0 && family == 1) {
      return;
    }
    if (title > 0 && !NO_TITLED.endsAt(text, end, 4)) {
      offer(i, end + title, TITLED + cost + cost / 3 + Math.max(before(i), BOUNDED), true);
    } else if (KINS.indexOf(text.at(end)) >= 0
        && text.isHan(end)
        && !NO_TITLED.endsAt(text, end, 4)) {
      int word = WordCosts.cost(text, i, end + 1 - i) >= 0 ? SAME_WORD : 0;
      offer(i, end + 1, KIN + cost + cost / 3 + word + before(i) + behind(end + 1), true);
    } else if ("某*×Xx".indexOf(text.at(end)) >= 0) {
      int to = text.skip(end, "某*×Xx");
      offer(i, to, SOMEBODY + cost, true);
    } else if (text.at(end) == '家') {
      int left = before(i);
      if (NameContext.isCued(left)) {
        offer(i, end + 1, KIN + cost + left, true);
      }
    }
  }

  /// 芳姐, 强哥.
  private void byGivenName(int i) {
    int given = ChineseNames.givenCost(text, i, 1, false);
    boolean isElder = NO_GIVEN_KIN.indexOf(text.at(i)) >= 0;
    boolean isKin = !isElder && SIBLINGS.indexOf(text.at(i + 1)) >= 0 && text.isHan(i + 1);
    if (isKin && given < ChineseNames.NEVER && WordCosts.cost(text, i, 2) < 0) {
      offer(i, i + 2, KIN + given + SHORT + before(i) + behind(i + 2), true);
    }
  }

  /// 小李, 老蔡, 阿强.
  private void called(int i, char c) {
    int family = text.at(i - 1) == '得' ? 0 : ChineseNames.family(text, i + 1);
    int end = i + 1 + family;
    if (family > 0 && c != '阿') {
      int cost = ChineseNames.familyCost(text, i + 1, family);
      int common = COMMON.indexOf(text.at(i + 1)) >= 0 && before(i) > ROLE_LIKE ? RARE_INSIDE : 0;
      common += WordCosts.cost(text, i, end - i) >= 0 ? CALLED_WORD : 0;
      offer(i, end, CALLED + cost + cost / 4 + common + before(i) + behind(end), true);
    }
    if (text.isHan(i + 1)) {
      int left = before(i);
      int given = ChineseNames.givenCost(text, i + 1, 1, false);
      if (given < ChineseNames.NEVER
          && NO_CALLED.indexOf(text.at(i + 1)) < 0
          && (c == '阿' || left <= ROLE_LIKE)) {
        offer(
            i, i + 2, (c == '阿' ? CALLED + 20 : CALLED + 45) + given + left + behind(i + 2), true);
      }
    }
  }

  /// A given name without a family name, where a cue announces one: 女儿苗苗, 子涵妈妈.
  private void alone(int i) {
    if (!text.isHan(i + 1)) {
      return;
    }
    boolean isChild = PARENTS.lengthAt(text, i + 2) > 0;
    int left = Math.min(before(i), 0);
    boolean isGrammar = NO_ALONE.indexOf(text.at(i)) >= 0;
    boolean isTwice = text.at(i) == text.at(i + 1);
    boolean isGirl = isTwice && GIRLS.indexOf(text.at(i)) >= 0;
    if (isGrammar || (!isChild && !isGirl && !NameContext.isCued(left))) {
      return;
    }
    boolean isPet = isChild && isTwice && PETS.indexOf(text.at(i)) >= 0;
    int given = isPet ? PET : ChineseNames.givenCost(text, i, 2, false);
    boolean isWord = WordCosts.cost(text, i, 2) >= 0 && !isPet;
    if (given <= MOST_ALONE && (!isWord || left <= -70)) {
      int cost = NAME + ALONE + given + left + (isChild ? CHILD : 0);
      offer(i, i + 2, cost + behind(i + 2), true);
    }
  }

  private List<Found> names() {
    var found = new ArrayList<Found>();
    for (int at = text.length(); at > 0; at = from[at]) {
      if (isName[at]) {
        found.add(new Found(from[at], at));
      }
    }
    return found.reversed();
  }

  /// Beside a name others stand: 张三、李四和王五. Each is likelier then.
  ///
  /// @return whether there is such a place
  private boolean spread(List<Found> found) {
    int places = 0;
    for (Found name : found) {
      if (places < MOST_LISTED
          && JOINTS.indexOf(text.at(name.to())) >= 0
          && name.to() < text.length()) {
        listedBefore[name.to() + 1] = listed(name.to());
        places++;
      }
      if (places < MOST_LISTED
          && name.from() > 1
          && JOINTS.indexOf(text.at(name.from() - 1)) >= 0) {
        listedBehind[name.from() - 1] = listed(name.from() - 1);
        places++;
      }
    }
    return places > 0;
  }

  private int listed(int joint) {
    return "，,".indexOf(text.at(joint)) >= 0 ? PAUSED : LISTED;
  }
}
