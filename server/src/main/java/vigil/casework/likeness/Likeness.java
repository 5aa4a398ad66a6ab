package vigil.casework.likeness;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How likely two appeals are about one and the same matter.
///
/// @param score 0 to 1; [#LIKELY] and more is shown and linked
/// @param text how alike the words are, 0 to 1
/// @param otherMatter another subject or urgency: no duplicate, whatever the score
/// @param reasons why, the strongest first
public record Likeness(double score, double text, boolean otherMatter, List<Reason> reasons) {
  private static final Set<Reason> PLACES = EnumSet.of(Reason.SAME_ADDRESS, Reason.SAME_COMPOUND);

  public static final double LIKELY = 0.5;

  public Likeness {
    reasons = List.copyOf(reasons);
  }

  public boolean isLikely() {
    return score >= LIKELY && !otherMatter;
  }

  /// Another matter at the same address, or in the same compound.
  public boolean isSamePlace() {
    return otherMatter && reasons.stream().anyMatch(PLACES::contains);
  }

  /// A sign that both are about the same.
  public enum Reason {
    SAME_PHONE,
    SAME_ADDRESS,
    SAME_COMPOUND,
    SAME_ROAD,
    LIKE_TEXT,

    /// Other words for what seems the same.
    LIKE_MEANING,
    CLOSE_IN_TIME,
    SAME_CATEGORY
  }
}
