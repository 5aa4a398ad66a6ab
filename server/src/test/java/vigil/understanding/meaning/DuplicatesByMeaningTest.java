package vigil.understanding.meaning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.casework.likeness.AppealComparison;
import vigil.casework.likeness.AppealText;
import vigil.casework.likeness.AppealVector;
import vigil.casework.likeness.LabelledPairs;
import vigil.casework.likeness.LabelledPairs.Figures;
import vigil.casework.likeness.LabelledPairs.Pair;
import vigil.casework.likeness.LookupKeys;
import vigil.casework.likeness.Rarity;
import vigil.casework.likeness.TextNGrams;
import vigil.understanding.Meaning;

/// How well likely duplicates are found by words and by what they mean. The figures are printed.
class DuplicatesByMeaningTest {
  private final Meaning meaning = MeaningService.load().orElseThrow();
  private final Map<AppealText, AppealVector> vectors = new HashMap<>();

  private AppealComparison ready(AppealText said, Rarity rarity) {
    AppealVector vector =
        vectors.computeIfAbsent(
            said, it -> AppealVector.of(meaning.embed(it.description()).orElseThrow()));
    return new AppealComparison(said, rarity, vector);
  }

  private boolean isLikely(Pair pair, Rarity rarity) {
    return ready(pair.a(), rarity).compare(ready(pair.b(), rarity)).isLikely();
  }

  private static Rarity rarity(LabelledPairs set) {
    return Rarity.of(set.appeals().stream().map(TextNGrams::of).toList());
  }

  private static boolean isLikelyByWords(Pair pair, Rarity rarity) {
    return new AppealComparison(pair.a(), rarity)
        .compare(new AppealComparison(pair.b(), rarity))
        .isLikely();
  }

  /// Whether one is among the candidates of the other: nothing else is compared.
  private boolean isFoundByKeys(Pair pair, Rarity rarity) {
    var keys = new HashSet<>(LookupKeys.of(ready(pair.a(), rarity), rarity).all());
    return LookupKeys.of(ready(pair.b(), rarity), rarity).all().stream().anyMatch(keys::contains);
  }

  @Test
  void theSetsThatWeightsWereChosenOnLoseNothing() {
    var set = new LabelledPairs("");
    Rarity rarity = rarity(set);
    for (String split : List.of("dev", "held", "fresh")) {
      Figures figures =
          set.judge(pair -> pair.split().equals(split), pair -> isLikely(pair, rarity));
      System.out.println("alike by meaning " + split + ": " + figures);
      assertTrue(figures.precision() >= 0.85, figures::toString);
      assertTrue(figures.recall() >= 0.8, figures::toString);
    }
  }

  @Test
  void ofAnotherHandsWordingsMoreAreFoundThanByWordsAlone() {
    var set = new LabelledPairs("-2");
    Rarity rarity = rarity(set);
    Figures words = set.judge(_ -> true, pair -> isLikelyByWords(pair, rarity));
    Figures meant = set.judge(_ -> true, pair -> isLikely(pair, rarity));
    Figures keys = set.judge(Pair::like, pair -> isFoundByKeys(pair, rarity));
    System.out.println("alike of another hand, words: " + words);
    System.out.println("alike of another hand, words and meaning: " + meant);
    System.out.println("alike of another hand, among the candidates: " + keys);
    for (LabelledPairs.Kind kind : LabelledPairs.Kind.values()) {
      System.out.println(
          kind + " " + set.judge(pair -> pair.kind() == kind, pair -> isLikely(pair, rarity)));
    }
    assertTrue(meant.recall() > words.recall() + 0.1, meant::toString);
  }
}
