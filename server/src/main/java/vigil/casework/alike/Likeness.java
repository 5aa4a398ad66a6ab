package vigil.casework.alike;

import java.util.List;

/// How likely two appeals are about one and the same matter.
///
/// @param score 0 to 1; [#LIKELY] and more is shown and linked
/// @param text how alike the words are, 0 to 1
/// @param reasons why, the strongest first
public record Likeness(double score, double text, List<Reason> reasons) {
  public static final double LIKELY = 0.5;

  public Likeness {
    reasons = List.copyOf(reasons);
  }

  public boolean isLikely() {
    return score >= LIKELY;
  }

  /// A sign that both are about the same.
  public enum Reason {
    SAME_PHONE,
    SAME_ADDRESS,
    SAME_COMPOUND,
    SAME_ROAD,
    LIKE_TEXT,
    CLOSE_IN_TIME,
    SAME_CATEGORY
  }
}
