package vigil.watch.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.kernel.PersonalData;

/// What many callers of a spike say in the same words: runs of Chinese characters that stand in
/// three appeals at least. Personal data is taken out first.
public final class TypicalPhrases {
  /// So many are told.
  public static final int MOST = 40;

  private static final int FEWEST_APPEALS = 3;
  private static final int SHORTEST = 2;

  /// What is searched by is short; what is read is not cut within a sentence.
  private static final int LONGEST_WORD = 6;

  private static final int LONGEST_READ = 16;

  private static final int SHARED = 3;

  /// A character that begins or ends nothing telling.
  private static final String EMPTY = "的了我你他她它是在吗呢啊吧呀和与及就都也还又很这那个一有没不您好请想问要到给被把";

  /// What begins with these says the opposite of what stands after them.
  private static final String NOT = "没不";

  private static final Pattern RUN = Pattern.compile("[\\u4e00-\\u9fff]{2,}");
  private static final Pattern MARK = Pattern.compile("［[^］]*］");

  private TypicalPhrases() {}

  /// What a script is found by: two to six characters, the most telling first. Of a run and a
  /// longer one around it that as many say, the longer one counts.
  public static List<String> of(List<String> appeals) {
    var counts = count(appeals, LONGEST_WORD);
    counts.keySet().removeIf(run -> !isTelling(run));
    Set<String> inner = new HashSet<>();
    counts.forEach((run, count) ->
        parts(run)
            .forEach(part -> {
              if (count.equals(counts.get(part))) {
                inner.add(part);
              }
            }));
    return counts.keySet().stream()
        .filter(run -> !inner.contains(run))
        .sorted(mostTelling(counts))
        .limit(MOST)
        .toList();
  }

  /// So few that somebody reads them. Where two of three who say a run go on with the same
  /// character, or came to it by the same, it is a word cut off and is not told. Of phrases that
  /// share a run of three characters the most telling one stands for all.
  public static List<String> ofDistinct(List<String> appeals, int most) {
    var counts = count(appeals, LONGEST_READ);
    Set<String> cut = new HashSet<>();
    counts.forEach((run, count) -> {
      int last = run.length() - 1;
      if (mayBegin(run.charAt(0)) && isMostOf(count, counts.get(run.substring(1)))) {
        cut.add(run.substring(1));
      }
      if (isTelling(run.charAt(last)) && isMostOf(count, counts.get(run.substring(0, last)))) {
        cut.add(run.substring(0, last));
      }
    });
    List<String> whole =
        counts.keySet().stream()
            .filter(run -> !cut.contains(run) && isTelling(run))
            .sorted(mostTelling(counts))
            .toList();
    List<String> told = new ArrayList<>();
    for (String phrase : whole) {
      boolean isNew = told.stream().noneMatch(other -> sharesRun(phrase, other));
      if (isNew && told.size() < most) {
        told.add(phrase);
      }
    }
    return told;
  }

  /// Said by most, and not less telling for being short.
  private static Comparator<String> mostTelling(Map<String, Integer> counts) {
    return Comparator.comparingInt(
            (String run) -> -counts.getOrDefault(run, 0) * Math.min(run.length(), LONGEST_WORD))
        .thenComparing(Comparator.naturalOrder());
  }

  /// In how many appeals each run stands, of those that enough say.
  private static Map<String, Integer> count(List<String> appeals, int longest) {
    Map<String, Integer> counts = new HashMap<>();
    for (String appeal : appeals) {
      runs(MARK.matcher(PersonalData.mask(appeal)).replaceAll(" "), longest)
          .forEach(run -> counts.merge(run, 1, Integer::sum));
    }
    counts.values().removeIf(count -> count < FEWEST_APPEALS);
    return counts;
  }

  private static boolean sharesRun(String one, String other) {
    if (one.contains(other) || other.contains(one)) {
      return true;
    }
    for (int from = 0; from + SHARED <= one.length(); from++) {
      if (other.contains(one.substring(from, from + SHARED))) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> runs(String text, int longest) {
    Set<String> runs = new HashSet<>();
    var chinese = RUN.matcher(text);
    while (chinese.find()) {
      String run = chinese.group();
      for (int length = SHORTEST; length <= longest; length++) {
        for (int from = 0; from + length <= run.length(); from++) {
          runs.add(run.substring(from, from + length));
        }
      }
    }
    return runs;
  }

  private static List<String> parts(String run) {
    List<String> parts = new ArrayList<>();
    for (int length = SHORTEST; length < run.length(); length++) {
      for (int from = 0; from + length <= run.length(); from++) {
        parts.add(run.substring(from, from + length));
      }
    }
    return parts;
  }

  private static boolean isMostOf(int some, @Nullable Integer all) {
    return all != null && 3 * some >= 2 * all;
  }

  private static boolean isTelling(String run) {
    return mayBegin(run.charAt(0)) && isTelling(run.charAt(run.length() - 1));
  }

  private static boolean mayBegin(char one) {
    return isTelling(one) || NOT.indexOf(one) >= 0;
  }

  private static boolean isTelling(char one) {
    return EMPTY.indexOf(one) < 0;
  }
}
