package vigil.casework.likeness;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// How much a piece of a text tells: the fewer appeals have it, the more.
public final class Rarity {
  /// Until that many texts were seen, none counts as common.
  private static final int FEWEST_TEXTS = 50;

  private final int texts;
  private final Map<Integer, Integer> seenIn;

  private Rarity(int texts, Map<Integer, Integer> seenIn) {
    this.texts = texts;
    this.seenIn = seenIn;
  }

  /// Nothing is known yet.
  public static Rarity unknown() {
    return new Rarity(0, Map.of());
  }

  /// Learnt by counting in how many texts each piece stands; most pieces stand in one alone.
  public static Rarity of(Collection<TextNGrams> texts) {
    var counts = new HashMap<Integer, Integer>();
    for (TextNGrams text : texts) {
      for (int piece : text.pieces()) {
        counts.merge(piece, 1, Integer::sum);
      }
    }
    counts.values().removeIf(n -> n == 1);
    return new Rarity(texts.size(), Map.copyOf(counts));
  }

  /// Inverse document frequency, smoothed; 1 for a piece in every text.
  double of(int piece) {
    int all = Math.max(texts, FEWEST_TEXTS);
    int with = Math.min(all, seenIn.getOrDefault(piece, 1));
    return 1 + Math.log((1.0 + all) / (1.0 + with));
  }
}
