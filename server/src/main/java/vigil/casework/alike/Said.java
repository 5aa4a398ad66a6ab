package vigil.casework.alike;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody brought up, as far as it tells two matters apart.
///
/// @param phone the number's hash, never the number
/// @param at when it happened, else when it was said
public record Said(
    String title,
    String description,
    @Nullable String category,
    @Nullable String district,
    @Nullable String address,
    @Nullable String phone,
    Instant at) {
  /// Longer texts say it in the beginning; the rest would cost time.
  static final int LONGEST = 400;

  /// Title and course; a title that is the course's own beginning is said once.
  String text() {
    String all = description.startsWith(title) ? description : title + "。" + description;
    return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
  }
}
