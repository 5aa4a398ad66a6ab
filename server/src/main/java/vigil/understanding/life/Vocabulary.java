package vigil.understanding.life;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// The pieces of text that a model knows, each with how rare it is: idf = ln((1 + n) / (1 + df)) +
/// 1, so that what stands in every text counts least.
final class Vocabulary {
  /// What stands in one text only tells nothing of the next one.
  private static final int FEWEST_TEXTS = 2;

  /// A piece that only orders hold must stand in as many of them: two characters that five citizens
  /// wrote are nobody's name or number.
  private static final int FEWEST_ORDERS = 5;

  /// A sign from outside weighs as much as a telling piece of a text of some twenty characters.
  private static final double SIGN = 0.35;

  private final Map<String, Integer> index;
  private final float[] idf;

  Vocabulary(List<String> pieces, float[] idf) {
    this.idf = idf.clone();
    index = HashMap.newHashMap(pieces.size());
    for (String piece : pieces) {
      index.put(piece, index.size());
    }
  }

  /// In how many texts a piece stands, and in how many of them that are no orders.
  private static final class Standing {
    int all;
    int own;
  }

  static Vocabulary of(Collection<TrainingText> texts) {
    var counts = new HashMap<String, Standing>();
    for (TrainingText one : texts) {
      ReadText text = one.text();
      var seen = new HashSet<String>(text.signs());
      CharacterGrams.list(text.words()).forEach(gram -> seen.add(gram.text()));
      for (String piece : seen) {
        var standing = counts.computeIfAbsent(piece, _ -> new Standing());
        standing.all++;
        standing.own += one.isOrder() ? 0 : 1;
      }
    }
    counts.values().removeIf(one -> one.own < FEWEST_TEXTS && one.all < FEWEST_ORDERS);
    var pieces = new ArrayList<>(counts.keySet());
    pieces.sort(null);
    float[] idf = new float[pieces.size()];
    for (int i = 0; i < idf.length; i++) {
      int df = Objects.requireNonNull(counts.get(pieces.get(i))).all;
      idf[i] = (float) (Math.log((1.0 + texts.size()) / (1 + df)) + 1);
    }
    return new Vocabulary(pieces, idf);
  }

  int size() {
    return idf.length;
  }

  /// By index.
  List<String> pieces() {
    return index.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  float[] idf() {
    return idf.clone();
  }

  /// Index of a piece; -1 where it is not known.
  int find(String piece) {
    return index.getOrDefault(piece, -1);
  }

  /// What is known of a text: (1 + ln tf) x idf, of length 1; signs beside it.
  TextVector vector(String words, Collection<String> signs) {
    var counts = new TreeMap<Integer, Double>();
    for (CharacterGrams.Gram gram : CharacterGrams.list(words)) {
      int at = find(gram.text());
      if (at >= 0) {
        counts.merge(at, 1.0, Double::sum);
      }
    }
    counts.replaceAll((at, count) -> (1 + Math.log(count)) * idf[at]);
    double length = Math.sqrt(counts.values().stream().mapToDouble(v -> v * v).sum());
    if (length > 0) {
      counts.replaceAll((at, value) -> value / length);
    }
    for (String sign : signs) {
      int at = find(sign);
      if (at >= 0) {
        counts.put(at, SIGN);
      }
    }
    return TextVector.of(counts);
  }
}
