package vigil.understanding.life;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;

/// An appeal of which a person said what it is.
///
/// @param source appeals of one source are never on both sides of a test
/// @param signs what the policy's words found in it
/// @param category code of a leaf
/// @param danger digits of the number to call; null for none
public record LabelledAppeal(
    String source,
    String words,
    Set<String> signs,
    String category,
    @Nullable AppealType type,
    boolean isUrgent,
    @Nullable String danger) {
  public LabelledAppeal {
    signs = Set.copyOf(signs);
  }

  public String top() {
    return category.substring(0, 2);
  }
}
