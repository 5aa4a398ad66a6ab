package vigil.desk.legs;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import vigil.kernel.Problems;
import vigil.telephony.LegOrder.Result;

/// Why nobody was brought into a call, as problem details.
final class LegProblems {
  private LegProblems() {}

  static ErrorResponseException problem(Result result) {
    return switch (result) {
      case DONE -> throw new IllegalStateException("What is done is no problem");
      case NO_CALL ->
          Problems.of(HttpStatus.CONFLICT, "CallIsOver", "This call is over.", Map.of());
      case NOT_IN_CALL ->
          Problems.of(
              HttpStatus.FORBIDDEN,
              "NotInCall",
              "Your phone is not in this call; only who is in it may change it.",
              Map.of());
      case NOT_NOW ->
          Problems.of(
              HttpStatus.CONFLICT,
              "CallStandsOtherwise",
              "Not as the call stands now: look at its parties again.",
              Map.of());
      case BUSY ->
          Problems.of(
              HttpStatus.CONFLICT,
              "PartyBusy",
              "That phone is in another call or rings for one; ask somebody else.",
              Map.of());
      case UNREACHABLE ->
          Problems.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "PartyUnreachable",
              "No phone is registered there and no carrier calls it; the citizen is still with you.",
              Map.of());
    };
  }

  static ErrorResponseException ownPhone() {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "OwnPhoneUnreachable",
        "Your own phone is not registered, and it is the one that would ring.",
        Map.of());
  }

  static ErrorResponseException unknownParty() {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "PartyUnknown",
        "Nobody of that name is in the directory or on shift.",
        Map.of());
  }

  static ErrorResponseException notALeader() {
    return Problems.of(
        HttpStatus.FORBIDDEN, "NotALeader", "Only managers and leaders listen in.", Map.of());
  }

  static ErrorResponseException noReason() {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "ListenReasonMissing",
        "Say why you listen, in up to 200 characters; it is written down.",
        Map.of());
  }
}
