package vigil.knowledge.search;

import org.jspecify.annotations.Nullable;
import vigil.knowledge.ScriptQuery;

/// Whether anything speaks for a script beyond its being the first of a ranking (understanding 4).
///
/// @param other the likeness to a matter that no script answers; null where words alone serve
record EvidenceCheck(
    ScriptQuery query, QuestionTerms terms, @Nullable Double other, SearchSettings settings) {
  /// From this cosine on two sentences are said to be alike.
  static final double ALIKE = 0.6;

  /// Fewer Chinese characters lie as near to everything as to nothing.
  private static final int FEWEST_ASKED = 3;

  /// What speaks for one script.
  ///
  /// @param likeness 0 where there is none
  /// @param hasWords whether Lucene found it by a word, a sound or the chosen category
  /// @param words everything that it says
  record Evidence(double likeness, boolean hasWords, String category, String words) {}

  /// Whether words or meaning carry a script far enough.
  boolean carries(Evidence one) {
    if (isBeingTyped()) {
      return one.hasWords || one.likeness >= ALIKE;
    }
    double share = terms.coverage(one.words);
    return other == null
        ? share >= settings.leastWords()
        : one.likeness + settings.words() * share - settings.other() * other >= settings.least();
  }

  /// The chosen category's own are always shown. Of two characters each must speak for itself; of a
  /// sentence it is enough that one does.
  boolean isShown(Evidence one, boolean isAnswered) {
    return isOfCategory(one.category) || (isBeingTyped() ? carries(one) : isAnswered);
  }

  private boolean isBeingTyped() {
    return query.words().codePoints().filter(Character::isIdeographic).count() < FEWEST_ASKED;
  }

  private boolean isOfCategory(String category) {
    String chosen = query.category();
    return chosen != null && (category.startsWith(chosen) || chosen.startsWith(category));
  }
}
