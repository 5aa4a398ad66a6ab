package vigil.understanding.life.quality;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;

/// How much a citizen's words sound like a complaint rather than a question or a call for help:
/// naive Bayes over runs of one to three characters, learned from the texts that the house ships.
/// Cheap enough to be trained at start; a sum of logarithms over the root of the length, since runs
/// of characters overlap.
public final class TypeWords {
  private static final int LONGEST_RUN = 3;
  private static final int LEAST_SEEN = 3;
  private static final double SMOOTH = 0.5;

  /// A text and what was said to be its type.
  public record TypedText(AppealType type, String words) {}

  private enum Sort {
    COMPLAINT,
    QUESTION,
    PLEA
  }

  private final Map<Sort, Map<String, Integer>> counts = new EnumMap<>(Sort.class);
  private final Map<Sort, Integer> texts = new EnumMap<>(Sort.class);

  private TypeWords() {
    for (Sort sort : Sort.values()) {
      counts.put(sort, new HashMap<>());
      texts.put(sort, 0);
    }
  }

  /// Knows nothing: every text sounds like anything.
  public static TypeWords none() {
    return new TypeWords();
  }

  public static TypeWords train(List<TypedText> texts) {
    var words = new TypeWords();
    texts.forEach(words::add);
    return words;
  }

  private void add(TypedText text) {
    @Nullable Sort sort =
        switch (text.type()) {
          case COMPLAINT, REPORT -> Sort.COMPLAINT;
          case CONSULTATION -> Sort.QUESTION;
          case HELP -> Sort.PLEA;
          case SUGGESTION, PRAISE -> null;
        };
    if (sort != null) {
      texts.merge(sort, 1, Integer::sum);
      runs(text.words()).forEach(run -> of(sort).merge(run, 1, Integer::sum));
    }
  }

  private Map<String, Integer> of(Sort sort) {
    return counts.getOrDefault(sort, Map.of());
  }

  /// Above 0 where it sounds more like a complaint than like the type that was entered.
  double complaintAgainst(AppealType entered, String words) {
    Sort other = entered == AppealType.HELP ? Sort.PLEA : Sort.QUESTION;
    double sum = 0;
    for (String run : runs(words)) {
      int here = of(Sort.COMPLAINT).getOrDefault(run, 0);
      int there = of(other).getOrDefault(run, 0);
      if (here + there >= LEAST_SEEN) {
        sum += share(here, Sort.COMPLAINT) - share(there, other);
      }
    }
    return sum / Math.max(1, Math.sqrt(Texts.countHan(words)));
  }

  private double share(int seen, Sort sort) {
    return Math.log((seen + SMOOTH) / (texts.getOrDefault(sort, 0) + 1));
  }

  private static Set<String> runs(String words) {
    String plain = words.replaceAll("[^\\u4e00-\\u9fa5]", "");
    var runs = new HashSet<String>();
    for (int from = 0; from < plain.length(); from++) {
      for (int until = from + 1; until <= Math.min(plain.length(), from + LONGEST_RUN); until++) {
        runs.add(plain.substring(from, until));
      }
    }
    return runs;
  }
}
