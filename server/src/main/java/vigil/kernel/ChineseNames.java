package vigil.kernel;

import java.util.Arrays;

/// Characters that Chinese family names and given names are written with, and how rare each is
/// there: ten times the negative logarithm of its share.
final class ChineseNames {
  /// What no name has.
  static final int NEVER = 255;

  private static final int COMPOUND_COST = 70;

  /// Given names are longer than a list of characters: one that is on none costs as much.
  private static final int UNLISTED = 100;

  private static final int SELDOM = 128;
  private static final int SELDOM_COST = 95;

  /// 多多, 盈盈.
  private static final int TWICE = -35;

  private static final byte[] FAMILY = new byte[1 << Character.SIZE];
  private static final byte[] FIRST = new byte[1 << Character.SIZE];
  private static final byte[] SECOND = new byte[1 << Character.SIZE];

  /// Characters of grammar and of things: in no name, whatever is told.
  private static final byte[] NO_NAME = new byte[1 << Character.SIZE];

  private static final WordSet COMPOUND =
      WordSet.of(
          "欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 长孙 宇文 端木 轩辕 南宫 闻人 独孤 呼延 申屠 百里 东郭 西门 司空 钟离 太史 澹台 公冶 宗政"
              + " 濮阳 淳于 单于 拓跋 完颜 纳兰 赫连 鲜于 公羊 万俟 第五 梁丘 左丘 叶赫"
              + " 田中 佐藤 山本 铃木 高桥 渡边 伊藤 中村 小林 加藤 吉田 山田 松本 井上 木村 斋藤 佐佐木 山崎 中岛 藤原 藤田 石井");

  static {
    for (byte[] costs : new byte[][] {FAMILY, FIRST, SECOND}) {
      Arrays.fill(costs, (byte) NEVER);
    }
    WordCosts.readLines("characters.txt", ChineseNames::put);
  }

  /// Family names that are words as well: 东方医院, 西门路.
  private static final WordSet DOUBTFUL =
      WordSet.of("东方 西门 百里 南宫 第五 高桥 石井 小林 中村 吉田 山田 东郭 山本 松本 木村 宇文 山崎");

  private ChineseNames() {}

  static boolean isDoubtful(ScannedText text, int i) {
    return DOUBTFUL.lengthAt(text, i) > 0;
  }

  private static void put(String place, String rest) {
    int gap = rest.indexOf(' ');
    byte cost = (byte) Integer.parseInt(rest.substring(0, gap));
    byte[] costs =
        switch (place) {
          case "family" -> FAMILY;
          case "first" -> FIRST;
          case "second" -> SECOND;
          case "never" -> NO_NAME;
          default -> throw new IllegalStateException(place);
        };
    rest.substring(gap + 1).chars().forEach(c -> costs[c] = cost);
  }

  /// How long the family name is that begins there; 0 where none does.
  static int family(ScannedText text, int i) {
    int compound = COMPOUND.lengthAt(text, i);
    return compound > 0 ? compound : FAMILY[text.at(i)] != (byte) NEVER ? 1 : 0;
  }

  static int familyCost(ScannedText text, int i, int length) {
    return length > 1 ? COMPOUND_COST : FAMILY[text.at(i)] & 0xff;
  }

  /// Characters that are seldom written at all are mostly written in names: 赟, 翀.
  private static int orSeldom(int cost, ScannedText text, int i) {
    if (cost < NEVER) {
      return cost;
    }
    int word = WordCosts.cost(text, i, 1);
    return word < 0 || word >= SELDOM ? SELDOM_COST : NEVER;
  }

  /// What a given name of one character or two costs.
  ///
  /// @param isTold whether a cue says that a name stands there, whatever its characters
  static int givenCost(ScannedText text, int i, int length, boolean isTold) {
    char last = text.at(i + length - 1);
    int first = orSeldom(FIRST[text.at(i)] & 0xff, text, i);
    int second = orSeldom(SECOND[last] & 0xff, text, i + length - 1);
    boolean isAny = isTold && NO_NAME[text.at(i)] == 0 && NO_NAME[last] == 0;
    int most = isAny ? UNLISTED : NEVER;
    if (length == 1) {
      return Math.min(second, most);
    }
    int twice = text.at(i) == last ? TWICE : 0;
    return Math.min(Math.min(first, most) + Math.min(second, most) + twice, NEVER);
  }
}
