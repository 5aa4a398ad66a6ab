package vigil.identity.steps;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Service;
import vigil.identity.Staff;
import vigil.identity.store.SqlEnrolments;
import vigil.identity.store.SqlStaff;
import vigil.kernel.UserRefusal;

/// A link sets a password and a passkey: once, within 24 hours. What was set before no longer
/// works, and open sessions end, so a lost key is replaced by a new link.
@Service
public class Enrolment {
  /// What came of a step.
  public sealed interface Outcome
      permits NewLink, OpenLink, PasskeyRequest, EnrolledAccount, Refusal {}

  /// A link.
  ///
  /// @param path without the host
  /// @param waits it opens nothing until a second person approves it
  public record NewLink(String path, boolean waits) implements Outcome {}

  /// The link works.
  ///
  /// @param wantsCode the code that was shown to who approved it must come with the password
  public record OpenLink(Staff staff, Instant expiresAt, boolean wantsCode) implements Outcome {}

  /// The password will do; the authenticator makes its key next.
  public record PasskeyRequest(PublicKeyCredentialCreationOptions options, String passwordHash)
      implements Outcome {}

  public record EnrolledAccount(String staff) implements Outcome {}

  /// Why a link does not work.
  public sealed interface Refusal extends Outcome, UserRefusal {}

  public record LinkUnknown() implements Refusal {}

  public record LinkUsed(Instant usedAt) implements Refusal {}

  public record LinkExpired(Instant expiredAt) implements Refusal {}

  /// Nobody has approved it yet.
  public record LinkWaits() implements Refusal {}

  /// Not the code that was shown to who approved it.
  ///
  /// @param left how often it may still be tried; then the link is dead
  public record CodeWrong(int left) implements Refusal {}

  /// The token alone opens no account of somebody who decides as a second person.
  public record TokenAlone() implements Refusal {}

  /// All places for passwords are taken.
  public record TooBusy(long retryAfterSeconds) implements Refusal {}

  public record PasswordTooWeak(int leastLength) implements Refusal {}

  public record PasskeyRefused() implements Refusal {}

  /// NIST SP 800-63B-4: at least 8 where it is one of two factors; rather more here.
  static final int LEAST_PASSWORD = 10;

  static final int LONGEST_PASSWORD = 128;

  /// Of eight digits, each link: one guess in twenty million.
  static final int MOST_WRONG_CODES = 5;

  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);

  private final SqlStaff people;
  private final SqlEnrolments links;
  private final Passwords passwords;
  private final WebAuthnRelyingPartyOperations webauthn;
  private final CredentialReplacement credentials;
  private final InstantSource clock;

  Enrolment(
      SqlStaff people,
      SqlEnrolments links,
      Passwords passwords,
      WebAuthnRelyingPartyOperations webauthn,
      CredentialReplacement credentials,
      InstantSource clock) {
    this.people = people;
    this.links = links;
    this.passwords = passwords;
    this.webauthn = webauthn;
    this.credentials = credentials;
    this.clock = clock;
  }

  public Outcome inspect(String token) {
    var link = links.find(token).orElse(null);
    if (link == null) {
      return new LinkUnknown();
    }
    if (link.usedAt() != null) {
      return new LinkUsed(link.usedAt());
    }
    if (!clock.instant().isBefore(link.expiresAt())) {
      return new LinkExpired(link.expiresAt());
    }
    return people.find(link.staff()).map(staff -> open(staff, link)).orElseGet(LinkUnknown::new);
  }

  /// What the account may do counts now, not when the link was made.
  private static Outcome open(Staff staff, SqlEnrolments.Link link) {
    boolean isApproved = link.codeHash() != null;
    if (TwoPersonRule.isNeededFor(staff.roles()) && !link.isFounding() && !isApproved) {
      return new LinkWaits();
    }
    return new OpenLink(staff, link.expiresAt(), isApproved);
  }

  /// In no transaction: a password takes its time, and must not hold a connection meanwhile.
  ///
  /// @param code what was shown to who approved the link; empty where nobody had to
  public Outcome begin(String token, String code, String password) {
    if (!(inspect(token) instanceof OpenLink(var staff, _, var wantsCode))) {
      return inspect(token);
    }
    if (!passwords.acquire()) {
      return new TooBusy(Passwords.RETRY_AFTER_SECONDS);
    }
    try {
      return wantsCode && !isRight(token, code)
          ? new CodeWrong(links.find(token).map(it -> MOST_WRONG_CODES - it.wrongCodes()).orElse(0))
          : begin(staff, password);
    } finally {
      passwords.release();
    }
  }

  private boolean isRight(String token, String code) {
    if (!links.tryCode(token, MOST_WRONG_CODES)) {
      return false;
    }
    boolean isRight =
        links
            .find(token)
            .map(SqlEnrolments.Link::codeHash)
            .filter(hash -> passwords.matches(Optional.of(hash), code))
            .isPresent();
    if (isRight) {
      links.resetWrongCodes(token);
    }
    return isRight;
  }

  private Outcome begin(Staff staff, String password) {
    if (password.length() < LEAST_PASSWORD
        || password.length() > LONGEST_PASSWORD
        || password.contains(staff.id())) {
      return new PasswordTooWeak(LEAST_PASSWORD);
    }
    var person = StaffAuthentication.of(staff.id(), clock.instant());
    var options =
        webauthn.createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(person));
    return new PasskeyRequest(options, passwords.encode(password));
  }

  /// All or nothing: a key that is refused leaves the link as it was.
  public Outcome finish(
      String token,
      PasskeyRequest begun,
      PublicKeyCredential<AuthenticatorAttestationResponse> credential,
      String label) {
    if (!(inspect(token) instanceof OpenLink(var staff, _, _))) {
      return inspect(token);
    }
    try {
      boolean isDone = credentials.replace(token, staff.id(), begun, credential, label);
      return isDone ? new EnrolledAccount(staff.id()) : inspect(token);
    } catch (VerificationException | DataConversionException | IllegalArgumentException e) {
      LOG.warn("The new passkey of {} was refused: {}", staff.id(), e.getMessage());
      return new PasskeyRefused();
    }
  }
}
