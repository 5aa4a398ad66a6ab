package vigil.kernel;

import jakarta.servlet.http.HttpServletRequest;

/// Marks an answer that holds a secret or a person's data in clear, or that will be another in a
/// moment: it is shown once and kept nowhere, not even for a repeated request with the same
/// idempotency key.
public final class ShownOnce {
  private static final String MARK = ShownOnce.class.getName();

  private ShownOnce() {}

  public static void answerTo(HttpServletRequest request) {
    request.setAttribute(MARK, true);
  }

  public static boolean isAnswerTo(HttpServletRequest request) {
    return request.getAttribute(MARK) != null;
  }
}
