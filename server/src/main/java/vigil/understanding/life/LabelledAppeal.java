package vigil.understanding.life;

import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;

/// An appeal of which a person said what it is.
///
/// @param source appeals of one source are never on both sides of a test
/// @param category code of a leaf; empty where it only teaches what is urgent
/// @param danger digits of the number to call; null for none
public record LabelledAppeal(
    String source,
    ReadText text,
    String category,
    @Nullable AppealType type,
    boolean isUrgent,
    @Nullable String danger) {
  /// The sources of the city's own orders begin so; all others are texts of the house.
  public static final String ORDER = "order/";

  /// A text about somebody, of which nobody said whether anybody was in danger.
  public boolean isOrder() {
    return source.startsWith(ORDER);
  }

  public String top() {
    return category.substring(0, 2);
  }
}
