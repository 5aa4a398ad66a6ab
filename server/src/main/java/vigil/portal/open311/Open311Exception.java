package vigil.portal.open311;

import org.springframework.http.HttpStatus;

/// What the answer is to a request that cannot be served.
final class Open311Exception extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final HttpStatus status;

  Open311Exception(HttpStatus status, String description) {
    super(description);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  static Open311Exception badRequest(String description) {
    return new Open311Exception(HttpStatus.BAD_REQUEST, description);
  }

  static Open311Exception notFound(String description) {
    return new Open311Exception(HttpStatus.NOT_FOUND, description);
  }
}
