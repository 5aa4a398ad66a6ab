package vigil.kernel.web;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import vigil.kernel.InvalidInput;
import vigil.kernel.InvalidInput.Kind;
import vigil.kernel.Problems;

/// Every error of the API leaves as problem details (RFC 9457) that say what to do.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  /// NUL in a text, and in the words of a JSON.
  private static final Set<String> NO_SUCH_CHARACTER = Set.of("22021", "22P05");

  private static final String NO_SUCH_TIME = "22008";
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /// Records check themselves when made; what they say is meant for whoever sent them.
  @ExceptionHandler
  ProblemDetail badInput(IllegalArgumentException bad) {
    return Problems.badInput(said(bad)).getBody();
  }

  /// Where it cannot be read, and never what was written there: it may be somebody's number.
  @ExceptionHandler
  ProblemDetail unreadable(JacksonException bad) {
    return unreadable((Throwable) bad).getBody();
  }

  private static ErrorResponseException unreadable(@Nullable Throwable bad) {
    if (bad instanceof JacksonException json) {
      if (json.getCause() instanceof IllegalArgumentException ours && isOurs(ours)) {
        return Problems.badInput(said(ours));
      }
      if (json instanceof UnrecognizedPropertyException unknown) {
        return Problems.badInput(InvalidInput.noSuchField(unknown.getPropertyName()));
      }
      String field = isNoJson(json) ? null : field(json);
      if (field != null) {
        return Problems.badInput(
            isMissing(json) ? InvalidInput.missing(field) : InvalidInput.unreadable(field));
      }
    }
    return Problems.badInput(
        InvalidInput.of(
            Kind.MALFORMED, "This body is no JSON of the shape asked for, or says a field twice."));
  }

  /// Whether the text itself cannot be read, wherever in it that is; a number that is too large for
  /// its field is JSON all the same.
  private static boolean isNoJson(JacksonException json) {
    return isNoJson((Throwable) json) || isNoJson(json.getCause());
  }

  private static boolean isNoJson(@Nullable Throwable fault) {
    return fault instanceof StreamReadException && !(fault instanceof InputCoercionException);
  }

  /// The innermost name on the way to it: what stands in a list has the list's name.
  private static @Nullable String field(JacksonException json) {
    return json.getPath().stream()
        .map(JacksonException.Reference::getPropertyName)
        .filter(Objects::nonNull)
        .reduce((_, inner) -> inner)
        .orElse(null);
  }

  /// A number or a yes or no that is left out, or null, has no value of its own to be checked
  /// later; nor has a gap in a list.
  private static boolean isMissing(JacksonException json) {
    return json instanceof InvalidNullException
        || (json instanceof MismatchedInputException
            && json.getOriginalMessage().startsWith("Cannot map `null` into type"));
  }

  /// A record of ours that checked itself says what is wrong; a library repeats what it was given.
  private static InvalidInput said(IllegalArgumentException bad) {
    if (bad instanceof InvalidInput mistake) {
      return mistake;
    }
    String words = isOurs(bad) ? String.valueOf(bad.getMessage()) : "Something cannot be read.";
    return InvalidInput.of(Kind.MALFORMED, words);
  }

  private static boolean isOurs(IllegalArgumentException bad) {
    StackTraceElement[] trace = bad.getStackTrace();
    return trace.length > 0
        && trace[0].getClassName().startsWith("vigil.")
        && !(bad instanceof NumberFormatException);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException bad, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return refused(InvalidInput.unreadable(String.valueOf(bad.getPropertyName())));
  }

  /// A form's limit is Tomcat's to find.
  private static boolean isTooLarge(RuntimeException bad) {
    return bad instanceof InvalidParameterException form
        && form.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value();
  }

  /// Found late: an address or a header is only looked at when somebody asks for it.
  @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
  ProblemDetail malformed(RuntimeException bad) {
    if (isTooLarge(bad)) {
      return new BodyTooLarge(BodyLimitFilter.MOST_WORDS).problem().getBody();
    }
    return Problems.badInput(
            InvalidInput.of(
                Kind.MALFORMED, "The address or a header of this request is malformed."))
        .getBody();
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> broken(Exception broken) {
    BodyTooLarge large = BodyTooLarge.findIn(broken);
    if (large != null) {
      return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body(large.problem().getBody());
    }
    InvalidInput unkept = unkept(broken);
    if (unkept != null) {
      return ResponseEntity.badRequest().body(Problems.badInput(unkept).getBody());
    }
    return DatabaseTrouble.find(broken)
        .map(ProblemAdvice::inTrouble)
        .orElseGet(() -> {
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

  /// PostgreSQL keeps every character but NUL and every time until the year 294276, and says so
  /// with codes of its own.
  private static @Nullable InvalidInput unkept(Exception broken) {
    if (!(broken instanceof DataAccessException failure
        && failure.getMostSpecificCause() instanceof SQLException sql)) {
      return null;
    }
    String code = String.valueOf(sql.getSQLState());
    if (NO_SUCH_CHARACTER.contains(code)) {
      return InvalidInput.of(Kind.CHARACTER, "A text holds a character that cannot be kept (NUL).");
    }
    return code.equals(NO_SUCH_TIME)
        ? InvalidInput.of(Kind.MALFORMED, "A time lies beyond every calendar.")
        : null;
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
    return refused(
        bad.getBindingResult().getFieldErrors().stream()
            .findFirst()
            .map(ProblemAdvice::said)
            .orElseGet(() -> InvalidInput.of(Kind.MALFORMED, "This does not hold together.")));
  }

  /// What an annotation of the record asks.
  private static InvalidInput said(FieldError wrong) {
    String field = wrong.getField();
    Object[] bounds = wrong.getArguments();
    if (wrong.isBindingFailure()) {
      return InvalidInput.unreadable(field);
    }
    return "Size".equals(wrong.getCode()) && bounds != null && bounds[1] instanceof Integer most
        ? InvalidInput.tooLong(field, most)
        : InvalidInput.missing(field);
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
      MissingServletRequestParameterException bad,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return refused(InvalidInput.missing(bad.getParameterName()));
  }

  private static ResponseEntity<Object> refused(InvalidInput mistake) {
    return ResponseEntity.badRequest().body(Problems.badInput(mistake).getBody());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
      HttpMediaTypeNotSupportedException bad,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return refused(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE, headers, "Send the body as application/json.");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
      HttpMediaTypeNotAcceptableException bad,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String kinds = MediaType.toString(bad.getSupportedMediaTypes());
    return refused(
        HttpStatus.NOT_ACCEPTABLE,
        headers,
        "Accept what is answered here: " + (kinds.isEmpty() ? "application/json" : kinds) + ".");
  }

  private static ResponseEntity<Object> refused(
      HttpStatus status, HttpHeaders headers, String sentence) {
    InvalidInput mistake = InvalidInput.of(Kind.MALFORMED, sentence);
    return ResponseEntity.status(status)
        .headers(headers)
        .body(Problems.badInput(status, mistake).getBody());
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException bad,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    BodyTooLarge large = BodyTooLarge.findIn(bad);
    return large == null
        ? ResponseEntity.badRequest().body(unreadable(bad.getCause()).getBody())
        : ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body(large.problem().getBody());
  }
}
