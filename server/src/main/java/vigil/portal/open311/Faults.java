package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Every refusal in the specification's own form, as XML or JSON by the ending of the address.
@RestControllerAdvice(basePackageClasses = Faults.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class Faults {
  @ExceptionHandler
  ResponseEntity<String> unserved(Unserved why, HttpServletRequest request) {
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

  private static ResponseEntity<String> fault(
      HttpStatus status, @org.jspecify.annotations.Nullable String why, HttpServletRequest asked) {
    return Answers.fault(status, asked.getRequestURI(), String.valueOf(why));
  }
}
