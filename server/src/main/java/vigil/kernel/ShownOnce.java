package vigil.kernel;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/// Marks an answer that holds a secret or a person's data in clear, or that will be another in a
/// moment: it is shown once and kept nowhere, not even for a repeated request with the same
/// idempotency key.
public final class ShownOnce {
  private static final String MARK = ShownOnce.class.getName();
  private static final String FIELDS = MARK + ".fields";

  private ShownOnce() {}

  public static void answerTo(HttpServletRequest request) {
    request.setAttribute(MARK, true);
  }

  /// Fields of a JSON answer that are told once: they are kept nowhere in clear, and only who asks
  /// again with the very key of the request, since the answer was lost on its way, gets them again.
  public static void fieldsOf(HttpServletRequest request, String... names) {
    request.setAttribute(FIELDS, List.of(names));
  }

  /// The names of those fields.
  public static List<String> fields(HttpServletRequest request) {
    return request.getAttribute(FIELDS) instanceof List<?> names
        ? names.stream().map(String::valueOf).toList()
        : List.of();
  }

  public static boolean isAnswerTo(HttpServletRequest request) {
    return request.getAttribute(MARK) != null;
  }
}
