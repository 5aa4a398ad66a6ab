package vigil.understanding;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import vigil.kernel.Problems;
import vigil.understanding.DraftOutcome.Cause;
import vigil.understanding.DraftOutcome.Drafted;
import vigil.understanding.DraftOutcome.NoDraft;

/// Says over HTTP that a model wrote no draft; nothing is changed by that.
public final class DraftRefusal {
  private DraftRefusal() {}

  /// The draft.
  ///
  /// @throws ErrorResponseException where there is none
  public static Drafted getDraft(DraftOutcome outcome) {
    return switch (outcome) {
      case Drafted drafted -> drafted;
      case NoDraft none -> throw problem(none);
    };
  }

  private static ErrorResponseException problem(NoDraft none) {
    Cause cause = none.cause();
    return Problems.refused(
        status(cause),
        none,
        "The language model wrote no draft (%s); nothing was changed.".formatted(cause),
        Map.of("cause", cause));
  }

  private static HttpStatus status(Cause cause) {
    return switch (cause) {
      case OFF -> HttpStatus.CONFLICT;
      case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
      case SLOW -> HttpStatus.GATEWAY_TIMEOUT;
      case UNREACHABLE, FAILED, REFUSED, TOO_LONG, UNREADABLE -> HttpStatus.BAD_GATEWAY;
    };
  }
}
