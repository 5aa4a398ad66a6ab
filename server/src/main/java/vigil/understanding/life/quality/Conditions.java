package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in what condition somebody is: pregnant, on dialysis, in a wheelchair, hurt. Denied and
/// merely feared ones do not count as said.
final class Conditions {
  /// @param kind the words of one kind mean the same
  /// @param denied the text says that it is not so
  record Condition(int kind, boolean denied, int from, int until) {
    boolean isPlain() {
      return PLAIN.contains(kind);
    }
  }

  private static final List<Pattern> KINDS =
      List.of(
          words("孕妇|怀孕|身孕|怀着|孕期|孕晚期|孕早期|孕[0-9一二三四五六七八九十]+周|大肚子|临产|待产|预产期|怀了|产妇|保胎"),
          words("婴儿|新生儿|刚出生|刚满月|吃奶|月子里|幼婴|襁褓|宝宝|毛毛头|奶娃"),
          words("独居|孤寡|孤老|一个人住|一个人过|独自居住|独自生活|无人照料|无人照顾|没人照顾|没人照料|身边没有?人"),
          words(
              "轮椅|拐杖|拄拐|瘫痪|瘫在|偏瘫|卧床|起不来床|起不了床|下不了床|下不来床|行动不便|行走不便|腿脚不|走不了路|走不动|走不得|失能|不能自理|半身不遂|(?<!打)动不了|腿不好"),
          words("残疾|残障|肢残|盲人|失明|视障|眼睛看不见|看不见东西|(?<!要)聋(?!了)|听障|智障|听不见|残联"),
          words("透析|尿毒症|肾衰"),
          words("癌|肿瘤|化疗|放疗|白血病|淋巴瘤"),
          words("心脏病|心梗|冠心病|支架|心衰|心脏不好|心脏起搏"),
          words("高血压|血压高"),
          words("糖尿病|胰岛素|血糖高"),
          words("哮喘|吸氧|氧气|制氧|呼吸机|喘不上气|喘不过气|呼吸困难"),
          words("发烧|发热|高烧|低烧|烧到|体温"),
          words("骨折|摔断|断了(?:腿|手|胳膊|肋骨)"),
          words("受伤|流血|出血|摔伤|烫伤|烧伤|咬伤|砸伤|擦伤|扭伤|撞伤|划伤|割伤|缝了?[0-9一二两三四五六七八九十]+针|摔破|磕破|破了皮|受了伤"),
          words("精神病|抑郁|自闭症|精神障碍|精神分裂|躁郁"),
          words("过敏"),
          words("开刀|手术|术后"),
          words("中风|脑梗|脑出血|脑溢血"),
          words("老年痴呆|痴呆|阿尔茨海默|失智|认知障碍"),
          words("低保|低收入|困难家庭|特困"),
          words("癫痫|羊癫疯"),
          words("拉肚子|腹泻|呕吐|上吐下泻|食物中毒|中毒"));

  private static final Pattern GIRL_OF_PLAY =
      Pattern.compile("支付宝|宝宝巴士|余额宝|发热门诊|测体温|体温检测|体温枪|手术室|残疾人证");

  /// What leaves it open whether it was said: 我一个人在家 for 独居, 撞了 for 受伤. By kind.
  private static final Map<Integer, Pattern> HINTS =
      Map.ofEntries(
          hint(0, "孕|[0-9一二三四五六七八九十]周|生孩子|见红|产检|生产|妇保|妇婴|胎|肚子"),
          hint(1, "月大|个月|奶粉|月嫂|小毛头|小囡|孩|娃"),
          hint(2, "一个人|独自|子女|没人|老太|老头|孤|单身|自己住"),
          hint(3, "腿|脚|动|走|爬|轮椅|拐|残|手术|骨折|搬|抬|瘫|中风|躺"),
          hint(4, "轮椅|拐|瞎|看不见|听不见|哑|残|障|腿|耳"),
          hint(6, "癌|瘤|化疗|放疗|肿"),
          hint(7, "心脏|心口|胸"),
          hint(8, "血压"),
          hint(9, "糖|胰岛"),
          hint(10, "喘|氧|呼吸|透不过气"),
          hint(11, "烧|热|度|体温"),
          hint(12, "骨头|断|骨裂|骨"),
          hint(13, "摔|撞|咬|烫|伤|骨折|砸|扑|疼|痛|血|打|跌|割"),
          hint(14, "脑子|精神|疯|心理|情绪"),
          hint(15, "痒|疹|红点"),
          hint(16, "开过刀|做过手术|动过|刀|术"),
          hint(17, "瘫|脑|嘴歪|半边"),
          hint(18, "糊涂|记不|不认人|老年"),
          hint(19, "困难|没钱|下岗|补助|救济"),
          hint(21, "肚子|拉稀|吐|泻|中毒|吃坏"));

  /// Illnesses and pregnancy, which nobody infers: with these the agent wrote what was not said.
  private static final Set<Integer> PLAIN = Set.of(0, 5, 6, 7, 8, 9, 20);

  private static Map.Entry<Integer, Pattern> hint(int kind, String words) {
    return Map.entry(kind, words(words));
  }

  private Conditions() {}

  /// Whether a text says a condition of a kind, or something that may mean it.
  static boolean mayBeIn(String text, int kind) {
    Pattern hints = HINTS.get(kind);
    return of(text).stream().anyMatch(it -> it.kind() == kind && !it.denied())
        || (hints != null && hints.matcher(text).find());
  }

  private static Pattern words(String either) {
    return Pattern.compile(either);
  }

  static List<Condition> of(String text) {
    var found = new ArrayList<Condition>();
    String plain = GIRL_OF_PLAY.matcher(text).replaceAll(m -> "＿".repeat(m.group().length()));
    for (int kind = 0; kind < KINDS.size(); kind++) {
      Matcher word = KINDS.get(kind).matcher(plain);
      while (word.find()) {
        if (!Texts.isSupposed(plain, word.start())) {
          boolean denied = Texts.isDenied(plain, word.start());
          found.add(new Condition(kind, denied, word.start(), word.end()));
        }
      }
    }
    return found;
  }
}
