package vigil.identity.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import vigil.identity.steps.Enrolment;
import vigil.kernel.Problems;

/// Why a link does not work, in words.
final class EnrolmentProblems {
  private EnrolmentProblems() {}

  static RuntimeException problem(Enrolment.Refusal refusal) {
    return switch (refusal) {
      case Enrolment.LinkUnknown r ->
          refused(HttpStatus.NOT_FOUND, r, "This link is unknown or was replaced.");
      case Enrolment.LinkUsed r ->
          Problems.refused(
              HttpStatus.GONE,
              r,
              "This link was used; ask the operator for a new one.",
              Map.of("usedAt", r.usedAt()));
      case Enrolment.LinkExpired r ->
          Problems.refused(
              HttpStatus.GONE,
              r,
              "This link is over after 24 hours; ask the operator for a new one.",
              Map.of("expiredAt", r.expiredAt()));
      case Enrolment.LinkWaits r ->
          refused(
              HttpStatus.CONFLICT,
              r,
              "This link waits for a second person's approval; try it again after that.");
      case Enrolment.CodeWrong r ->
          Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              r,
              "Give the code that the second person was shown.",
              Map.of("left", r.left()));
      case Enrolment.TokenAlone r ->
          refused(
              HttpStatus.FORBIDDEN,
              r,
              "Two people who signed in make such a link; the operator's token is nobody.");
      case Enrolment.TooBusy r ->
          SignInController.later(
              HttpStatus.SERVICE_UNAVAILABLE,
              r,
              "Too many people sign in at this moment: try again in a few seconds.",
              r.retryAfterSeconds());
      case Enrolment.PasswordTooWeak r ->
          Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              r,
              "Choose a longer password that does not contain your sign-in name.",
              Map.of("leastLength", r.leastLength()));
      case Enrolment.PasskeyRefused r ->
          refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              r,
              "The passkey could not be checked; begin again with the link.");
    };
  }

  private static RuntimeException refused(
      HttpStatus status, Enrolment.Refusal refusal, String detail) {
    return Problems.refused(status, refusal, detail, Map.of());
  }
}
