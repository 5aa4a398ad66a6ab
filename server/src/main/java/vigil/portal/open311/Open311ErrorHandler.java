package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Every refusal in the specification's own form, as XML or JSON by the ending of the address.
@RestControllerAdvice(basePackageClasses = Open311ErrorHandler.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Open311ErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Open311ErrorHandler.class);

  @ExceptionHandler
  ResponseEntity<String> unserved(Open311Exception why, HttpServletRequest request) {
    return fault(why.status(), why.getMessage(), request);
  }

  @ExceptionHandler
  ResponseEntity<String> badInput(IllegalArgumentException why, HttpServletRequest request) {
    return fault(HttpStatus.BAD_REQUEST, why.getMessage(), request);
  }

  @ExceptionHandler
  ResponseEntity<String> refused(ErrorResponseException why, HttpServletRequest request) {
    var status = HttpStatus.valueOf(why.getStatusCode().value());
    return fault(status, why.getBody().getDetail(), request);
  }

  /// What nobody foresaw. The database's own troubles have a word of their own, and a wait.
  @ExceptionHandler
  ResponseEntity<String> broken(Exception why, HttpServletRequest request) {
    boolean isAway =
        why instanceof DataAccessResourceFailureException || why instanceof TransactionException;
    if (isAway) {
      return fault(HttpStatus.SERVICE_UNAVAILABLE, "try again in some seconds", request);
    }
    LOG.error("A request of Open311 failed on something nobody foresaw", why);
    return fault(HttpStatus.INTERNAL_SERVER_ERROR, "something is broken on our side", request);
  }

  /// A form that Tomcat could not read, or would not: its limit is the server's own.
  @ExceptionHandler
  ResponseEntity<String> unreadable(InvalidParameterException why, HttpServletRequest request) {
    return why.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()
        ? fault(
            HttpStatus.CONTENT_TOO_LARGE,
            "This is too large: a form has 1 MB at most. 内容过大，表单最多1MB。",
            request)
        : fault(HttpStatus.BAD_REQUEST, "This form cannot be read.", request);
  }

  private static ResponseEntity<String> fault(
      HttpStatus status, @org.jspecify.annotations.Nullable String why, HttpServletRequest asked) {
    return Open311Responses.renderFault(status, asked.getRequestURI(), String.valueOf(why));
  }
}
