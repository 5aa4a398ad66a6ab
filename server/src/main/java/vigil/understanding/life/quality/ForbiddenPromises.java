package vigil.understanding.life.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a script says that nobody may promise (不承诺送到时间和具体品牌。不预告解封日期), looked for in a reply: the
/// matter itself, and with times and amounts a time or an amount beside it.
final class ForbiddenPromises {
  private static final Pattern FORBIDS =
      Pattern.compile("(?:不要|不得|不能|不可|勿|切勿|请勿|不|别)(?:承诺|预告|保证|许诺|指定|答应|担保)(?<what>[^，。；;\\n]+)");

  private static final Pattern AMOUNT = Pattern.compile("金额|倍数|价格|数额|多少");
  private static final Pattern GENERAL =
      Pattern.compile("时间|日期|时长|时限|具体|结果|金额|倍数|价格|数额|整个|各场所|都|一定|的|是否");

  private static final Pattern SAYS_WHEN =
      Pattern.compile(
          "[0-9一二两三四五六七八九十]+(?:个)?(?:日|号|天|点|小时|分钟|周|月|工作日)|明天|后天|今天|今晚|当天|当日|本周|下周|月底|马上|立即|很快");

  private static final Pattern SAYS_HOW_MUCH =
      Pattern.compile("[0-9一二两三四五六七八九十百千万]+(?:元|块|倍|万|成|%)|全额|全部");

  /// What leaves it open, forbids it too, or tells what has happened.
  private static final Pattern OPEN =
      Pattern.compile("不|未|无法|没有|以.{0,12}为准|视|待|由.{0,8}决定|是否|如需|申请|咨询|已|完成|于.{0,8}日(?!前)");

  /// A place in a reply.
  record Place(int from, int until) {}

  /// @param isTime and isAmount need such a thing beside the matter
  private record Rule(List<String> words, boolean isTime, boolean isAmount) {
    boolean isBrokenBy(String clause) {
      boolean saysAll = words.stream().allMatch(clause::contains);
      return saysAll
          && (!isTime || SAYS_WHEN.matcher(clause).find())
          && (!isAmount || SAYS_HOW_MUCH.matcher(clause).find())
          && !OPEN.matcher(clause).find();
    }
  }

  private ForbiddenPromises() {}

  /// The clauses of a reply that promise what one of the scripts forbids.
  static List<Place> find(String reply, List<String> doNotPromise) {
    List<Rule> rules = doNotPromise.stream().flatMap(it -> rules(it).stream()).toList();
    var found = new ArrayList<Place>();
    Matcher clause = Pattern.compile("[^，。！？；;\\n]+").matcher(reply);
    while (!rules.isEmpty() && clause.find()) {
      String words = clause.group();
      if (rules.stream().anyMatch(rule -> rule.isBrokenBy(words))) {
        found.add(new Place(clause.start(), clause.end()));
      }
    }
    return found;
  }

  private static List<Rule> rules(String doNotPromise) {
    var rules = new ArrayList<Rule>();
    Matcher forbids = FORBIDS.matcher(doNotPromise);
    while (forbids.find()) {
      for (String what : forbids.group("what").split("[和及、或]", -1)) {
        rule(what.strip(), rules);
      }
    }
    return rules;
  }

  private static void rule(String what, List<Rule> rules) {
    List<String> words = new ArrayList<>();
    for (String word : GENERAL.matcher(what).replaceAll(" ").split(" ", -1)) {
      words.addAll(pieces(word));
    }
    if (!words.isEmpty()) {
      boolean isTime = what.matches(".*(?:时间|日期|时长|时限|几天).*");
      rules.add(new Rule(words, isTime, AMOUNT.matcher(what).find()));
    }
  }

  /// Pairs of characters: 当日办结 is 当日 and 办结, wherever they stand in the clause.
  private static List<String> pieces(String word) {
    var pieces = new ArrayList<String>();
    for (int at = 0; at + 2 <= word.length(); at += 2) {
      pieces.add(word.substring(at, at + 2));
    }
    return pieces;
  }
}
