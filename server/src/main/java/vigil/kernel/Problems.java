package vigil.kernel;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// Saying no over HTTP: problem details (RFC 9457) with a machine word `why` and a sentence that
/// says what to do.
public final class Problems {
  private Problems() {}

  /// A problem, to be thrown by a controller.
  ///
  /// @param why the refusal's simple name; the screens have words for each
  /// @param detail one sentence for a person: what is wrong and what to do instead
  public static ErrorResponseException of(
      HttpStatus status, String why, String detail, Map<String, ?> more) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setTitle(status.getReasonPhrase());
    problem.setProperty("why", why);
    more.forEach(problem::setProperty);
    return new ErrorResponseException(status, problem, null);
  }

  public static ErrorResponseException notFound(String what) {
    return of(HttpStatus.NOT_FOUND, "NotFound", "There is no such " + what + ".", Map.of());
  }

  public static ErrorResponseException badInput(InvalidInput mistake) {
    return badInput(HttpStatus.BAD_REQUEST, mistake);
  }

  public static ErrorResponseException badInput(HttpStatus status, InvalidInput mistake) {
    return of(status, "BadInput", String.valueOf(mistake.getMessage()), mistake.properties());
  }

  /// Something was used too often; the answer says when it may be used again (RFC 6585, 4).
  ///
  /// @param detail one sentence; each `%d` in it stands for the minutes to wait
  public static ErrorResponseException tooOften(Duration wait, String detail) {
    long seconds = Math.max(1, wait.toSeconds());
    ErrorResponseException refused =
        of(
            HttpStatus.TOO_MANY_REQUESTS,
            "TooOften",
            detail.replace("%d", String.valueOf(seconds / 60 + 1)),
            Map.of("seconds", seconds));
    refused.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    return refused;
  }

  /// A sealed refusal record as it stands: its name is the why, its fields are the properties.
  public static ErrorResponseException refused(
      HttpStatus status, UserRefusal refusal, String detail, Map<String, ?> fields) {
    return of(status, refusal.getClass().getSimpleName(), detail, fields);
  }
}
