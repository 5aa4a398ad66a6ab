package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import vigil.identity.Permit;
import vigil.identity.Staff;
import vigil.identity.steps.StaffAuthentication;
import vigil.identity.steps.StepUp;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;

/// Touching the key once more, in a session that both factors began.
@RestController
@RequestMapping("/api/identity/step-up")
class StepUpController {
  /// @param options for `navigator.credentials.get` (parseRequestOptionsFromJSON)
  record Challenge(JsonNode options) {}

  /// @param credential what `PublicKeyCredential.toJSON()` gives
  record KeyAnswer(JsonNode credential) {}

  /// @param until from then on the key is asked again
  record FreshUntil(Instant until) {}

  /// What the session remembers until the key answers.
  ///
  /// @param staff whom it was asked of: a session may have changed hands since
  record Pending(String staff, PublicKeyCredentialRequestOptions options, Instant at)
      implements Serializable {}

  private static final String PENDING = "vigil.step-up";

  private final StepUp stepUp;
  private final SecurityContextRepository sessions;

  StepUpController(StepUp stepUp, SecurityContextRepository sessions) {
    this.stepUp = stepUp;
    this.sessions = sessions;
  }

  @Permit(staff = true)
  @PostMapping
  Challenge ask(Staff staff, HttpServletRequest request) {
    HttpSession session = session(request);
    NoStoreResponse.mark(request);
    return switch (stepUp.createChallenge(staff.id())) {
      case StepUp.TouchChallenge(var options, var at) -> {
        session.setAttribute(PENDING, new Pending(staff.id(), options, at));
        yield new Challenge(WebAuthnJson.tree(options));
      }
      case StepUp.Refusal refusal -> throw problem(refusal);
      case StepUp.TouchSuccess _ -> throw new IllegalStateException("Asking touches nothing");
    };
  }

  @Permit(staff = true)
  @PostMapping("/passkey")
  FreshUntil touch(
      @RequestBody KeyAnswer body,
      Staff staff,
      HttpServletRequest request,
      HttpServletResponse response) {
    HttpSession session = session(request);
    NoStoreResponse.mark(request);
    if (!(session.getAttribute(PENDING) instanceof Pending pending)
        || !pending.staff().equals(staff.id())) {
      throw problem(new StepUp.TouchAgain());
    }
    session.removeAttribute(PENDING);
    var answer =
        WebAuthnJson.parse(
            body.credential(),
            new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
    var asked = new StepUp.TouchChallenge(pending.options(), pending.at());
    return switch (stepUp.verifyTouch(staff.id(), asked, answer)) {
      case StepUp.TouchSuccess(var at, var until) -> {
        remember(at, request, response);
        yield new FreshUntil(until);
      }
      case StepUp.Refusal refusal -> throw problem(refusal);
      case StepUp.TouchChallenge _ -> throw new IllegalStateException("An answer asks for nothing");
    };
  }

  /// The session keeps its name: both factors gave it a new one, and a page has other requests on
  /// their way with it.
  private void remember(Instant at, HttpServletRequest request, HttpServletResponse response) {
    if (SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication who) {
      var context = SecurityContextHolder.createEmptyContext();
      context.setAuthentication(who.touchedAt(at));
      sessions.saveContext(context, request, response);
    }
  }

  /// Who comes with the operator's token has no session, and must not get one by a key alone.
  private static HttpSession session(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || OperatorFilter.isBearer(request)) {
      throw Problems.of(
          HttpStatus.CONFLICT,
          "NoSession",
          "Only who signed in touches a key; the operator's token needs none.",
          Map.of());
    }
    return session;
  }

  private static RuntimeException problem(StepUp.Refusal refusal) {
    return switch (refusal) {
      case StepUp.PasskeyMissing r ->
          Problems.refused(
              HttpStatus.CONFLICT, r, "No passkey is set: ask for a new enrolment link.", Map.of());
      case StepUp.PasskeyRefused r ->
          Problems.refused(
              HttpStatus.FORBIDDEN, r, "This passkey is not the one enrolled.", Map.of());
      case StepUp.KeyPerhapsCopied r ->
          Problems.refused(
              HttpStatus.FORBIDDEN,
              r,
              "This key's counter did not grow: it may have been copied. Ask for a new link.",
              Map.of());
      case StepUp.TouchAgain r ->
          Problems.refused(
              HttpStatus.CONFLICT,
              r,
              "This challenge is used up or too old: ask for a new one and touch the key again.",
              Map.of());
    };
  }
}
