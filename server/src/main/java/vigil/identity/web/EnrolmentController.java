package vigil.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.steps.Enrolment;
import vigil.identity.steps.EnrolmentLinks;
import vigil.identity.steps.IdentitySettings;
import vigil.identity.store.SqlStaff;
import vigil.kernel.NoStoreResponse;
import vigil.kernel.Problems;

/// Enrolment links: made by the operator, used once by the one they are for.
@RestController
@RequestMapping("/api/identity")
class EnrolmentController {
  /// @param wantsCode the code that the second person was shown must come with the password
  record Invitation(
      String staff,
      String name,
      String nameEn,
      List<Role> roles,
      Instant until,
      boolean wantsCode) {}

  /// @param code what the second person was shown; null where nobody had to approve
  record NewPassword(
      @NotBlank @Size(max = 128) String password, @Nullable @Size(max = 20) String code) {}

  /// @param options for `navigator.credentials.create` (parseCreationOptionsFromJSON)
  record NextStep(String next, JsonNode options) {}

  /// @param credential what `PublicKeyCredential.toJSON()` gives
  /// @param label the key's name, for the day it is lost
  record NewPasskey(JsonNode credential, @NotBlank @Size(max = 64) String label) {}

  record EnrolmentCompleted(String staff) {}

  record LinkRequest(@NotBlank @Size(max = 64) String staff) {}

  /// @param waits it opens nothing until a second person approves it
  record Link(String staff, String url, boolean waits) {}

  /// What the session remembers between password and passkey.
  record Pending(String token, PublicKeyCredentialCreationOptions options, String passwordHash)
      implements Serializable {}

  private static final String PENDING = "vigil.enrolment";

  private final Enrolment enrolment;
  private final EnrolmentLinks links;
  private final SqlStaff people;
  private final IdentitySettings settings;

  EnrolmentController(
      Enrolment enrolment, EnrolmentLinks links, SqlStaff people, IdentitySettings settings) {
    this.enrolment = enrolment;
    this.links = links;
    this.people = people;
    this.settings = settings;
  }

  @Permit(Role.OPERATOR)
  @GetMapping("/staff")
  List<SignInController.CurrentStaffView> staff() {
    return people.list().stream().map(SignInController.CurrentStaffView::of).toList();
  }

  @Permit(value = Role.OPERATOR, fresh = true)
  @PostMapping("/enrolments")
  @ResponseStatus(HttpStatus.CREATED)
  Link make(@Valid @RequestBody LinkRequest body, Staff operator, HttpServletRequest request) {
    NoStoreResponse.mark(request);
    Staff owner = people.find(body.staff()).orElseThrow(() -> Problems.notFound("member of staff"));
    return switch (links.createLink(owner, operator.id())) {
      case Enrolment.NewLink(var path, var waits) ->
          new Link(owner.id(), settings.origin() + path, waits);
      case Enrolment.Refusal refusal -> throw EnrolmentProblems.problem(refusal);
      case Enrolment.Outcome other -> throw unexpected(other);
    };
  }

  @Permit(open = true)
  @GetMapping("/enrolments/{token}")
  Invitation look(@PathVariable String token) {
    return switch (enrolment.inspect(token)) {
      case Enrolment.OpenLink(var staff, var until, var wantsCode) ->
          new Invitation(
              staff.id(),
              staff.name(),
              staff.nameEn(),
              staff.roles().stream().sorted().toList(),
              until,
              wantsCode);
      case Enrolment.Refusal refusal -> throw EnrolmentProblems.problem(refusal);
      case Enrolment.Outcome other -> throw unexpected(other);
    };
  }

  @Permit(open = true)
  @PostMapping("/enrolments/{token}")
  NextStep password(
      @PathVariable String token,
      @Valid @RequestBody NewPassword body,
      HttpServletRequest request) {
    String code = Objects.requireNonNullElse(body.code(), "");
    return switch (enrolment.begin(token, code, body.password())) {
      case Enrolment.PasskeyRequest(var options, var hash) -> {
        request.getSession(true).setAttribute(PENDING, new Pending(token, options, hash));
        yield new NextStep("passkey", WebAuthnJson.tree(options));
      }
      case Enrolment.Refusal refusal -> throw EnrolmentProblems.problem(refusal);
      case Enrolment.Outcome other -> throw unexpected(other);
    };
  }

  @Permit(open = true)
  @PostMapping("/enrolments/{token}/passkey")
  EnrolmentCompleted passkey(
      @PathVariable String token, @Valid @RequestBody NewPasskey body, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null
        || !(session.getAttribute(PENDING) instanceof Pending pending)
        || !pending.token().equals(token)) {
      throw Problems.of(
          HttpStatus.CONFLICT, "PasswordFirst", "Choose the password first.", Map.of());
    }
    session.removeAttribute(PENDING);
    var credential =
        WebAuthnJson.parse(
            body.credential(),
            new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
    var begun = new Enrolment.PasskeyRequest(pending.options(), pending.passwordHash());
    return switch (enrolment.finish(token, begun, credential, body.label())) {
      case Enrolment.EnrolledAccount(var staff) -> new EnrolmentCompleted(staff);
      case Enrolment.Refusal refusal -> throw EnrolmentProblems.problem(refusal);
      case Enrolment.Outcome other -> throw unexpected(other);
    };
  }

  private static RuntimeException unexpected(Enrolment.Outcome outcome) {
    return new IllegalStateException("Not an answer to this step: " + outcome.getClass());
  }
}
