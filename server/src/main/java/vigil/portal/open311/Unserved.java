package vigil.portal.open311;

import org.springframework.http.HttpStatus;

/// What the answer is to a request that cannot be served.
final class Unserved extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final HttpStatus status;

  Unserved(HttpStatus status, String description) {
    super(description);
    this.status = status;
  }

  HttpStatus status() {
    return status;
  }

  static Unserved badRequest(String description) {
    return new Unserved(HttpStatus.BAD_REQUEST, description);
  }

  static Unserved notFound(String description) {
    return new Unserved(HttpStatus.NOT_FOUND, description);
  }
}
