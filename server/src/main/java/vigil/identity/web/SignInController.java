package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.steps.SignIn;
import vigil.identity.steps.SignInRefusal;
import vigil.identity.steps.StaffAuthentication;
import vigil.kernel.Problems;
import vigil.kernel.UserRefusal;

/// Signing in and out, and who one is.
@RestController
@RequestMapping("/api/identity")
class SignInController {
  record CurrentStaffView(
      String id,
      String name,
      String nameEn,
      List<Role> roles,
      @Nullable String unit,
      @Nullable String extension,
      @Nullable Instant keyTouchedAt) {
    static CurrentStaffView of(Staff staff) {
      return of(staff, null);
    }

    /// @param touched when the key was last touched; null where none was, by the operator's token
    static CurrentStaffView of(Staff staff, @Nullable Instant touched) {
      return new CurrentStaffView(
          staff.id(),
          staff.name(),
          staff.nameEn(),
          staff.roles().stream().sorted().toList(),
          staff.unit(),
          staff.extension(),
          touched);
    }
  }

  record Password(
      @NotBlank @Size(max = 64) String staff, @NotBlank @Size(max = 128) String password) {}

  /// @param next always `passkey`
  /// @param options for `navigator.credentials.get` (parseRequestOptionsFromJSON)
  record NextStep(String next, JsonNode options) {}

  /// @param credential what `PublicKeyCredential.toJSON()` gives
  record PasskeyAnswer(JsonNode credential) {}

  /// What the session remembers between the two factors.
  record Pending(String staff, PublicKeyCredentialRequestOptions options, Instant at)
      implements Serializable {}

  private static final String PENDING = "vigil.sign-in";

  private final SignIn signIn;
  private final Identity identity;
  private final SecurityContextRepository sessions;
  private final InstantSource clock;

  SignInController(
      SignIn signIn, Identity identity, SecurityContextRepository sessions, InstantSource clock) {
    this.signIn = signIn;
    this.identity = identity;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Permit(staff = true)
  @GetMapping("/me")
  CurrentStaffView me(Staff staff) {
    return CurrentStaffView.of(staff, touched());
  }

  @Permit(open = true)
  @PostMapping("/sign-in")
  NextStep password(@Valid @RequestBody Password body, HttpServletRequest request) {
    var outcome = signIn.checkPassword(body.staff(), body.password(), request.getRemoteAddr());
    return switch (outcome) {
      case SignIn.PasskeyChallenge(var options) -> {
        HttpSession session = request.getSession(true);
        session.setAttribute(PENDING, new Pending(body.staff(), options, clock.instant()));
        yield new NextStep("passkey", WebAuthnJson.tree(options));
      }
      case SignInRefusal refusal -> throw problem(refusal);
      case SignIn.SignInSuccess _ ->
          throw new IllegalStateException("A password alone signs no one in");
    };
  }

  @Permit(open = true)
  @PostMapping("/sign-in/passkey")
  CurrentStaffView passkey(
      @RequestBody PasskeyAnswer body, HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(PENDING) instanceof Pending pending)
        || pending.at().plus(SignIn.PASSKEY_WAIT).isBefore(clock.instant())) {
      throw problem(new SignInRefusal.PasswordFirst());
    }
    session.removeAttribute(PENDING);
    var answer =
        WebAuthnJson.parse(
            body.credential(),
            new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
    var outcome =
        signIn.checkPasskey(pending.staff(), pending.options(), answer, request.getRemoteAddr());
    return switch (outcome) {
      case SignIn.SignInSuccess(var staff, var at) -> begin(staff, at, request, response);
      case SignInRefusal refusal -> throw problem(refusal);
      case SignIn.PasskeyChallenge _ ->
          throw new IllegalStateException("After the passkey nothing is next");
    };
  }

  @Permit(staff = true)
  @PostMapping("/sign-out")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void out(Staff staff, HttpServletRequest request) {
    signIn.signOut(staff.id());
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }

  private CurrentStaffView begin(
      String staff, Instant at, HttpServletRequest request, HttpServletResponse response) {
    request.changeSessionId();
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(StaffAuthentication.of(staff, at));
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    return CurrentStaffView.of(identity.findStaff(staff).orElseThrow(), touched());
  }

  private static @Nullable Instant touched() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof StaffAuthentication who
        ? who.touched()
        : null;
  }

  private static RuntimeException problem(SignInRefusal refusal) {
    return switch (refusal) {
      case SignInRefusal.WrongSignIn r ->
          Problems.refused(
              HttpStatus.UNAUTHORIZED,
              r,
              "This name and password do not belong together.",
              Map.of());
      case SignInRefusal.TooManyTries r ->
          later(
              HttpStatus.TOO_MANY_REQUESTS,
              r,
              "Too many tries from here: wait, then try again.",
              r.retryAfterSeconds());
      case SignInRefusal.TooBusy r ->
          later(
              HttpStatus.SERVICE_UNAVAILABLE,
              r,
              "Too many people sign in at this moment: try again in a few seconds.",
              r.retryAfterSeconds());
      case SignInRefusal.KeyPerhapsCopied r ->
          Problems.refused(
              HttpStatus.UNAUTHORIZED,
              r,
              "This key's counter did not grow: it may have been copied. Ask for a new link.",
              Map.of());
      case SignInRefusal.PasskeyMissing r ->
          Problems.refused(
              HttpStatus.CONFLICT, r, "No passkey is set: ask for a new enrolment link.", Map.of());
      case SignInRefusal.AccountLocked r ->
          Problems.refused(
              HttpStatus.FORBIDDEN, r, "This account is locked: ask your shift leader.", Map.of());
      case SignInRefusal.PasskeyRefused r ->
          Problems.refused(
              HttpStatus.UNAUTHORIZED, r, "This passkey is not the one enrolled.", Map.of());
      case SignInRefusal.PasswordFirst r ->
          Problems.refused(
              HttpStatus.CONFLICT, r, "Give the password first; then the passkey.", Map.of());
    };
  }

  static RuntimeException later(
      HttpStatus status, UserRefusal refusal, String detail, long retryAfterSeconds) {
    var problem =
        Problems.refused(status, refusal, detail, Map.of("retryAfterSeconds", retryAfterSeconds));
    problem.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds));
    return problem;
  }
}
