package vigil.casework.likeness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.casework.likeness.LabelledPairs.Figures;
import vigil.casework.likeness.LabelledPairs.Kind;
import vigil.casework.likeness.LabelledPairs.Pair;

/// How well likely duplicates are found by their words alone, on pairs that people labelled:
/// weights were chosen on the `dev` half, `held` was left alone; `fresh` is of matters that
/// [Synonyms] has no words for. The figures are printed; the floor is what both halves reach.
class AppealComparisonQualityTest {
  private static final double FLOOR_F1 = 0.85;

  /// On matters for which nobody wrote down same words few are found, and those are right.
  private static final double FLOOR_PRECISION = 0.9;

  private final LabelledPairs set = new LabelledPairs("");
  private final Rarity rarity = Rarity.of(set.appeals().stream().map(TextNGrams::of).toList());

  @Test
  void likelyDuplicatesAreFoundAndOthersLeftAlone() {
    assertTrue(set.pairs().size() >= 400, "the set has " + set.pairs().size() + " pairs");
    for (String split : List.of("dev", "held")) {
      Figures figures = figures(split);
      System.out.println("alike " + split + ": " + figures);
      assertTrue(figures.f1() >= FLOOR_F1, () -> split + " " + figures + "\n" + mistakes(split));
    }
    Figures fresh = figures("fresh");
    System.out.println("alike fresh: " + fresh);
    assertTrue(fresh.precision() >= FLOOR_PRECISION, fresh::toString);
    System.out.println("alike right by kind: " + byKind());
  }

  private Figures figures(String split) {
    return set.judge(pair -> pair.split().equals(split), pair -> likeness(pair).isLikely());
  }

  private Map<Kind, String> byKind() {
    var kinds = new EnumMap<Kind, String>(Kind.class);
    for (Kind kind : Kind.values()) {
      Figures f = set.judge(pair -> pair.kind() == kind, pair -> likeness(pair).isLikely());
      int all = f.found() + f.missed() + f.wrong() + f.right();
      kinds.put(kind, f.found() + f.right() + "/" + all);
    }
    return kinds;
  }

  private Likeness likeness(Pair pair) {
    return new AppealComparison(pair.a(), rarity).compare(new AppealComparison(pair.b(), rarity));
  }

  private String mistakes(String split) {
    var lines = new StringBuilder();
    for (Pair pair : set.pairs()) {
      Likeness l = likeness(pair);
      if (pair.split().equals(split) && l.isLikely() != pair.like()) {
        lines.append(
            "%s %s %.2f text %.2f %s%n  %s%n  %s%n"
                .formatted(
                    pair.kind(),
                    pair.name(),
                    l.score(),
                    l.text(),
                    l.reasons(),
                    pair.a().description(),
                    pair.b().description()));
      }
    }
    return lines.toString();
  }
}
