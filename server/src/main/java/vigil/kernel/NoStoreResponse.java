package vigil.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Marks an answer that holds a secret or a person's data in clear, or that will be another in a
/// moment: it is shown once and kept nowhere, not even for a repeated request with the same
/// idempotency key.
public final class NoStoreResponse {
  private static final String MARK = NoStoreResponse.class.getName();
  private static final String FIELDS = MARK + ".fields";

  private NoStoreResponse() {}

  public static void mark(HttpServletRequest request) {
    request.setAttribute(MARK, true);
  }

  /// Fields of a JSON answer that are told once: they are kept nowhere in clear, and only who asks
  /// again with the very key of the request, since the answer was lost on its way, gets them again.
  public static void markFields(HttpServletRequest request, String... names) {
    request.setAttribute(FIELDS, List.of(names));
  }

  /// The names of those fields.
  public static List<String> markedFields(HttpServletRequest request) {
    return request.getAttribute(FIELDS) instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  public static boolean isMarked(HttpServletRequest request) {
    return request.getAttribute(MARK) != null;
  }
}
