package vigil.kernel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields that something sent must carry, looked at together: all that is missing is named at
/// once, then the first text that is too long.
public final class FieldCheck {
  private final List<String> missing = new ArrayList<>();
  private @Nullable InvalidInput tooLong;

  /// Something must be there: no null, no blank text, no empty list.
  public FieldCheck require(String field, @Nullable Object there) {
    boolean isEmpty =
        there == null
            || (there instanceof CharSequence text && BlankText.isBlank(text.toString()))
            || (there instanceof Collection<?> all && all.isEmpty());
    if (isEmpty) {
      missing.add(field);
    }
    return this;
  }

  /// A text must say something, in `most` characters.
  public FieldCheck requireText(String field, @Nullable String text, int most) {
    return require(field, text).limitText(field, text, most);
  }

  /// A text may be left out; where it is there it has `most` characters.
  public FieldCheck limitText(String field, @Nullable String text, int most) {
    boolean isLonger = text != null && text.codePointCount(0, text.length()) > most;
    if (isLonger && tooLong == null) {
      tooLong = InvalidInput.tooLong(field, most);
    }
    return this;
  }

  /// Refuses what was found, if anything was.
  public void check() {
    if (!missing.isEmpty()) {
      throw InvalidInput.missing(missing);
    }
    if (tooLong != null) {
      throw tooLong;
    }
  }
}
