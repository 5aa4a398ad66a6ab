package vigil.understanding.life.quality;

import java.util.Set;
import java.util.regex.Pattern;

/// How much it tells when a number is on one side only. An article (一个人), an ordinal, how often the
/// citizen rang and how long they waited in the queue are no facts of the matter.
final class TellingFacts {
  private static final int MINUTES_A_DAY = 24 * 60;

  /// Confidence of what is no fact.
  private static final double NONE = 0;

  /// Below what a policy shows.
  private static final double WEAK = 0.55;

  private static final Pattern ONE =
      Pattern.compile("^[一1](?:个|次|天|年|月|周|块|度|米|家|只|条|张|户|名|位|人|回|趟|遍|份|部|辆|间|件|套|根|斤|层|楼).*");

  /// 一个月了, 一年多, 一周前: a time and not an article.
  private static final Pattern SINCE = Pattern.compile("^(?:多|来)?(?:了|没|前|后|以来|左右|没有|都|期|内)");

  private static final Pattern AROUND = Pattern.compile("(?:近|快|将近|差不多|满|不到|已|整整)$");

  private static final Pattern PASSING = Pattern.compile("(?:过|这|那|等|头|前|隔|每|第|哪|上|好|几|有)$");

  /// What is about the hotline and not about the matter.
  private static final Pattern CALLING =
      Pattern.compile(
          "打进来|打电话|打通|接通|电话|热线|转接|排队|排在|排了|没人接|听音乐|话务员|客服|投诉了|反映了|打了|打过|说了|讲了|讲过|说过|跟[你他她]们?|看了|催了|问了|找了");

  private static final Set<String> HOTLINES =
      Set.of("110", "119", "120", "122", "12345", "12333", "12315", "12305", "12306", "12366");

  private TellingFacts() {}

  /// How sure it is that a number which the other side lacks ought to be there.
  static double confidence(String text, Quantity one) {
    String words = Texts.narrow(text).substring(one.from(), one.until());
    String before = Texts.clauseBefore(text, one.from());
    String after = Texts.clauseAfter(text, one.until());
    boolean isOrdinal = before.endsWith("第") || HOTLINES.contains(words);
    boolean isArticle =
        ONE.matcher(words).matches()
            && !SINCE.matcher(after).find()
            && !AROUND.matcher(before).find();
    return isOrdinal || isArticle ? NONE : ofMeasure(one, before, before + words + after);
  }

  /// What an agent adds by knowing the calendar is less telling than an amount.
  static double doubt(String order, Quantity one) {
    String words = order.substring(one.from(), one.until());
    return switch (one.measure()) {
      case DATE, DAY, CLOCK -> 0.2;
      case MINUTES -> words.matches(".*[年月日]") ? 0.2 : 0;
      case MONEY, AGE, COUNT, TIMES, NUMBER_OF_HOUSE, LINE, PERCENT, SIZE, PLAIN -> 0;
    };
  }

  private static double ofMeasure(Quantity one, String before, String clause) {
    boolean isOfCalling = CALLING.matcher(clause).find();
    return switch (one.measure()) {
      case MONEY, AGE, PERCENT -> 0.9;
      case DATE, PLAIN, SIZE, LINE, NUMBER_OF_HOUSE, DAY -> 0.8;
      case CLOCK -> 0.7;
      case MINUTES -> isOfCalling || PASSING.matcher(before).find() ? NONE : ofTime(one);
      case TIMES -> isOfCalling || one.low() < 2 ? NONE : 0.75;
      case COUNT -> isOfCalling || one.low() < 2 ? NONE : one.low() <= 3 ? WEAK : 0.75;
    };
  }

  private static double ofTime(Quantity one) {
    boolean isOneDay = one.low() <= MINUTES_A_DAY * 1.1 && one.high() >= MINUTES_A_DAY * 0.9;
    return one.high() < 30 || isOneDay ? NONE : 0.75;
  }
}
