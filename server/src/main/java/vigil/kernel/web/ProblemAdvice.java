package vigil.kernel.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vigil.kernel.Problems;

/// Every error of the API leaves as problem details (RFC 9457) that say what to do.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /// Records check themselves when made; what they say is meant for whoever sent them.
  @ExceptionHandler
  ProblemDetail badInput(IllegalArgumentException bad) {
    return Problems.badInput(String.valueOf(bad.getMessage())).getBody();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> broken(Exception broken) {
    return DatabaseTrouble.of(broken).map(ProblemAdvice::inTrouble).orElseGet(() -> {
      log.error("A request failed on something nobody foresaw", broken);
      var problem =
          Problems.of(
              HttpStatus.INTERNAL_SERVER_ERROR,
              "Broken",
              "Something is broken on our side; the operator's log has the details.",
              Map.of());
      return ResponseEntity.internalServerError().body(problem.getBody());
    });
  }

  private static ResponseEntity<ProblemDetail> inTrouble(DatabaseTrouble trouble) {
    log.warn("A request was not done: {}", trouble);
    return ResponseEntity.status(trouble.status)
        .header(HttpHeaders.RETRY_AFTER, trouble.retryAfter)
        .body(trouble.problem());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException bad,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var words = new StringBuilder("Please correct: ");
    bad.getBindingResult()
        .getFieldErrors()
        .forEach(
            e -> words.append(e.getField()).append(' ').append(e.getDefaultMessage()).append("; "));
    return ResponseEntity.badRequest().body(Problems.badInput(words.toString().strip()).getBody());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException bad,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    Throwable cause = bad.getMostSpecificCause();
    String words = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    return ResponseEntity.badRequest()
        .body(Problems.badInput("This body cannot be read: " + words).getBody());
  }
}
