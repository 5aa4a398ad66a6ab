package vigil.desk.calling;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import vigil.kernel.Problems;

/// Why a citizen is not called, as problem details.
final class CallToCitizenProblems {
  private CallToCitizenProblems() {}

  static ErrorResponseException callerHidden() {
    return Problems.of(
        HttpStatus.FORBIDDEN,
        "CallerIsHidden",
        "The citizen is not known to your unit: ask the hotline to ask (ask-relay).",
        Map.of());
  }

  static ErrorResponseException noNumber() {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "NoCitizenNumber",
        "The order has no telephone number; answer by the way by which the citizen wrote.",
        Map.of());
  }

  static ErrorResponseException noOwnPhone() {
    return Problems.of(
        HttpStatus.CONFLICT,
        "NoOwnPhone",
        "No phone of yours can be rung: register one, or enter your mobile (My phone).",
        Map.of());
  }

  static ErrorResponseException notCallable() {
    return Problems.of(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "NumberNotCallable",
        "No carrier of the hotline calls that number; tell the operator.",
        Map.of());
  }

  static ErrorResponseException engaged() {
    return Problems.of(
        HttpStatus.CONFLICT,
        "AlreadyInCall",
        "Your phone rings or is in another call; end that first.",
        Map.of());
  }
}
