package vigil.kernel.web;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import vigil.kernel.Problems;

/// A body went on beyond its limit while it was read.
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1;

  private final long most;

  BodyTooLarge(long most) {
    super("The body has more than %d bytes".formatted(most));
    this.most = most;
  }

  long most() {
    return most;
  }

  /// Whether that is why something else failed.
  static @Nullable BodyTooLarge findIn(@Nullable Throwable failure) {
    for (Throwable it = failure; it != null; it = it.getCause()) {
      if (it instanceof BodyTooLarge found) {
        return found;
      }
    }
    return null;
  }

  ErrorResponseException problem() {
    return Problems.of(HttpStatus.CONTENT_TOO_LARGE, "BodyTooLarge", words(), Map.of("most", most));
  }

  String words() {
    return "This is too large: at most %d bytes are taken here. 内容过大，此处最多%d字节。"
        .formatted(most, most);
  }
}
