package vigil.casework.likeness;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What somebody brought up, as far as it tells two matters apart.
///
/// @param matter what kind of matter it is, as far as that was said
/// @param phones hashes of the number it came from and of the one to call back at, never the
///   numbers
/// @param at when it happened, else when it was said
public record AppealText(
    String title,
    String description,
    Matter matter,
    @Nullable String district,
    @Nullable String address,
    List<String> phones,
    Instant at) {
  public AppealText {
    phones = List.copyOf(phones);
  }

  /// Of what kind a matter is; null where nobody said so yet.
  public record Matter(
      @Nullable AppealType type, @Nullable Urgency urgency, @Nullable String category) {
    public static final Matter UNKNOWN = new Matter(null, null, null);

    /// Another subject or another urgency: no duplicate, wherever it is.
    boolean isOther(Matter other) {
      return differ(type, other.type)
          || differ(urgency, other.urgency)
          || isElsewhere(category, other.category);
    }

    /// Neither lies within the other.
    private static boolean isElsewhere(@Nullable String one, @Nullable String other) {
      return one != null && other != null && !one.startsWith(other) && !other.startsWith(one);
    }

    private static boolean differ(@Nullable Object one, @Nullable Object other) {
      return one != null && other != null && !one.equals(other);
    }
  }

  /// Longer texts say it in the beginning; the rest would cost time.
  static final int LONGEST = 400;

  /// Title and course; a title that is the course's own beginning is said once.
  String text() {
    String all = description.startsWith(title) ? description : title + "。" + description;
    return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
  }
}
