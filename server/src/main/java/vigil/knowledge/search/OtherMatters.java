package vigil.knowledge.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vigil.city.Category;
import vigil.knowledge.Script;
import vigil.understanding.Meaning;

/// What people call about that no script answers: the leaves of the city's categories, by meaning.
/// A question that lies nearer to one of them than to any script has no answer yet.
///
/// Cost: a product of 512 numbers for each of some three hundred leaves.
final class OtherMatters {
  private final List<String> categories = new ArrayList<>();
  private final List<float[]> vectors = new ArrayList<>();

  static OtherMatters of(Collection<Category> leaves, Meaning meaning) {
    var all = new OtherMatters();
    for (Category leaf : leaves) {
      meaning
          .embed(leaf.name())
          .ifPresent(vector -> {
            all.categories.add(leaf.code());
            all.vectors.add(vector);
          });
    }
    return all;
  }

  /// Those that no script answers.
  OtherMatters without(Collection<Script> scripts) {
    Set<String> answered =
        scripts.stream().map(script -> script.text().category()).collect(Collectors.toSet());
    var rest = new OtherMatters();
    for (int i = 0; i < vectors.size(); i++) {
      if (!isAnswered(categories.get(i), answered)) {
        rest.categories.add(categories.get(i));
        rest.vectors.add(vectors.get(i));
      }
    }
    return rest;
  }

  /// The cosine of the nearest of them; 0 where there is none.
  double nearest(float[] question) {
    double nearest = 0;
    for (float[] vector : vectors) {
      nearest = Math.max(nearest, Meaning.cosine(question, vector));
    }
    return nearest;
  }

  /// By a script of its category or of one above it.
  private static boolean isAnswered(String category, Set<String> answered) {
    int step = ScriptDocument.CODE_STEP;
    for (int end = category.length(); end > 0; end -= step) {
      if (answered.contains(category.substring(0, end))) {
        return true;
      }
    }
    return false;
  }
}
