package vigil.watch.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vigil.kernel.PersonalData;

/// What many callers of a spike say in the same words: runs of two to six Chinese characters that
/// stand in three appeals at least. Of a run and a longer one around it that as many say, the
/// longer one counts. Personal data is taken out first.
public final class TypicalPhrases {
  /// So many are told.
  public static final int MOST = 40;

  private static final int FEWEST_APPEALS = 3;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 6;
  private static final int SHARED = 3;

  /// A character that begins or ends nothing telling.
  private static final String EMPTY = "的了我你他她它是在吗呢啊吧呀和与及就都也还又很这那个一有没不您好请想问要到给被把";

  private static final Pattern RUN = Pattern.compile("[\\u4e00-\\u9fff]{2,}");
  private static final Pattern MARK = Pattern.compile("［[^］]*］");

  private TypicalPhrases() {}

  /// The most telling first.
  public static List<String> of(List<String> appeals) {
    Map<String, Integer> counts = new HashMap<>();
    for (String appeal : appeals) {
      runs(MARK.matcher(PersonalData.mask(appeal)).replaceAll(" "))
          .forEach(run -> counts.merge(run, 1, Integer::sum));
    }
    counts.entrySet().removeIf(it -> it.getValue() < FEWEST_APPEALS || !isTelling(it.getKey()));
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
        .sorted(
            Comparator.comparingInt((String run) -> -counts.getOrDefault(run, 0) * run.length())
                .thenComparing(Comparator.naturalOrder()))
        .limit(MOST)
        .toList();
  }

  /// So few that somebody reads them: of phrases that share a run of three characters the most
  /// telling one stands for all.
  public static List<String> ofDistinct(List<String> appeals, int most) {
    List<String> told = new ArrayList<>();
    for (String phrase : of(appeals)) {
      boolean isNew = told.stream().noneMatch(other -> sharesRun(phrase, other));
      if (isNew && told.size() < most) {
        told.add(phrase);
      }
    }
    return told;
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

  private static Set<String> runs(String text) {
    Set<String> runs = new HashSet<>();
    var chinese = RUN.matcher(text);
    while (chinese.find()) {
      String run = chinese.group();
      for (int length = SHORTEST; length <= LONGEST; length++) {
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

  private static boolean isTelling(String run) {
    return EMPTY.indexOf(run.charAt(0)) < 0 && EMPTY.indexOf(run.charAt(run.length() - 1)) < 0;
  }
}
