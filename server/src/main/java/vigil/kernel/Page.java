package vigil.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of a list.
///
/// @param next the cursor of the following page; null when this is the last
public record Page<T>(List<T> items, @Nullable String next) {
  public static final int LARGEST = 200;
  public static final int USUAL = 50;

  public Page {
    items = List.copyOf(items);
  }

  /// Clamps what a client asked for to 1..[#LARGEST].
  public static int limit(@Nullable Integer asked) {
    return asked == null ? USUAL : Math.clamp(asked, 1, LARGEST);
  }
}
