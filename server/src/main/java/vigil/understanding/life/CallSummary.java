package vigil.understanding.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vigil.city.AppealType;

/// What an agent reads to the citizen before the order is saved, in the order's own words: what,
/// what is wanted, where, and as what it is entered. Long words are read by the clauses that say
/// most; nothing is added to them.
public final class CallSummary {
  /// Read aloud in half a minute.
  static final int MOST = 120;

  private static final Pattern CLAUSE = Pattern.compile("(?<=[，。！？；,!?;\\n])");
  private static final Pattern FILLER =
      Pattern.compile(
          "(?:^|(?<=[，。！？；,!?;\\n]))(?:喂|您好|你好|那个|这个|就是说?|我跟你(?:们)?(?:讲|说)|我想(?:问|说)一下|嗯+|啊+|呃+|对吧|是吧|你知道吗?|谢谢)[，。！？；,!?;]?");
  private static final Pattern TELLS =
      Pattern.compile("[0-9一二两三四五六七八九十百千]|昨|今|前天|上周|下午|上午|晚上|路|弄|号|小区|街|区|医院");
  private static final Pattern WANTS =
      Pattern.compile("要求|希望|想要?|请|能不能|可不可以|怎么|如何|什么时候|为什么|投诉|举报|建议");
  private static final Pattern TROUBLES = Pattern.compile("没|不|坏|漏|堵|断|停|欠|退|骗|吵|臭|危险|受伤|急|拖|拒");
  private static final Pattern CALLER = Pattern.compile("市民|来电人|诉求人|投诉人|反映人|举报人");

  /// Whom a caller calls you is the hotline, and whom the caller calls us are those around them.
  private static final Pattern SPOKEN_TO = Pattern.compile("我们|咱们?|你们|您们|我");

  private static final Map<String, String> HEARD_AS = Map.of("你们", "我们", "您们", "我们", "我", "您");
  private static final Pattern BEGUN =
      Pattern.compile("^您(?:来电)?(?:反映|咨询|投诉|求助|要求|举报|建议|表扬|询问|表示)");

  private CallSummary() {}

  /// The order as it is read aloud.
  ///
  /// @param words of the order: its description
  /// @param wishes what the citizen wants; empty where it is in the words
  /// @param place as it would be said; empty where nobody knows it
  /// @return empty where there are no words yet
  public static String of(AppealType type, String words, String wishes, String place) {
    String said = toCitizen(shorten(FILLER.matcher(words.strip()).replaceAll("")));
    if (said.isEmpty()) {
      return "";
    }
    var text = new StringBuilder("我跟您核对一下：");
    if (!BEGUN.matcher(said).find()) {
      text.append("您").append(verb(type)).append("，");
    }
    text.append(said).append("。");
    if (!wishes.isBlank() && !words.contains(wishes.strip())) {
      text.append(wish(plain(toCitizen(wishes.strip())))).append("。");
    }
    if (!place.isBlank() && !words.contains(place.strip())) {
      text.append("地点是").append(plain(place.strip())).append("。");
    }
    return text.append("我按").append(verb(type)).append("登记，对吗？").toString();
  }

  /// Words that say themselves that something is wanted are not said so twice.
  private static String wish(String wanted) {
    return wanted.startsWith("要求") || wanted.startsWith("希望") || wanted.startsWith("想")
        ? "您" + wanted
        : "您希望" + wanted.replaceFirst("^请", "");
  }

  /// The clauses that say most, in their own order.
  private static String shorten(String words) {
    if (words.length() <= MOST) {
      return plain(words);
    }
    String[] clauses = CLAUSE.split(words, -1);
    List<Integer> best = new ArrayList<>();
    for (int i = 0; i < clauses.length; i++) {
      best.add(i);
    }
    best.sort(Comparator.comparingInt(i -> -weight(clauses[i])));
    var chosen = new ArrayList<Integer>();
    int length = 0;
    for (int i : best) {
      if (length + clauses[i].length() <= MOST) {
        chosen.add(i);
        length += clauses[i].length();
      }
    }
    chosen.sort(Comparator.naturalOrder());
    var kept = new StringBuilder();
    chosen.forEach(i -> kept.append(clauses[i]));
    return plain(kept.isEmpty() ? words.substring(0, MOST) : kept.toString());
  }

  private static int weight(String clause) {
    int weight = TELLS.matcher(clause).find() ? 2 : 0;
    weight += WANTS.matcher(clause).find() ? 2 : 0;
    return weight + (TROUBLES.matcher(clause).find() ? 1 : 0);
  }

  /// Said to whom it is about.
  private static String toCitizen(String words) {
    String to = CALLER.matcher(words).replaceAll("您");
    return SPOKEN_TO.matcher(to).replaceAll(who -> HEARD_AS.getOrDefault(who.group(), "你们"));
  }

  private static String plain(String words) {
    return words.replace("\n", "，").replaceFirst("[，。！？；,!?;\\s]+$", "");
  }

  private static String verb(AppealType type) {
    return switch (type) {
      case CONSULTATION -> "咨询";
      case HELP -> "求助";
      case COMPLAINT -> "投诉";
      case REPORT -> "举报";
      case SUGGESTION -> "建议";
      case PRAISE -> "表扬";
    };
  }
}
