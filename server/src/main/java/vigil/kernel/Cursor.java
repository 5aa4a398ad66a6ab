package vigil.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a page ended: the sort key of its last row, opaque to clients.
public record Cursor(List<String> key) {
  private static final String BETWEEN = "\u001f";

  public Cursor {
    key = List.copyOf(key);
  }

  public static Cursor at(Object... key) {
    return new Cursor(java.util.Arrays.stream(key).map(String::valueOf).toList());
  }

  public String text() {
    byte[] bytes = String.join(BETWEEN, key).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Reads what [#text] wrote; null for no cursor, the first page.
  ///
  /// @throws IllegalArgumentException if the text is no cursor of `parts` parts
  public static @Nullable Cursor parse(@Nullable String text, int parts) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    String clear = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    var key = List.of(clear.split(BETWEEN, -1));
    if (key.size() != parts) {
      throw ofAnotherList();
    }
    return new Cursor(key);
  }

  /// A part that is a moment.
  ///
  /// @throws InvalidInput if it is none: nobody here wrote it
  public Instant instant(int part) {
    try {
      return Instant.parse(key.get(part));
    } catch (DateTimeParseException none) {
      throw ofAnotherList();
    }
  }

  private static InvalidInput ofAnotherList() {
    return InvalidInput.of(
        InvalidInput.Kind.CURSOR, "This cursor belongs to another list; start anew");
  }
}
