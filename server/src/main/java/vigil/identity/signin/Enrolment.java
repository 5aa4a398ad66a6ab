package vigil.identity.signin;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.identity.IdentityFact;
import vigil.identity.Staff;
import vigil.identity.store.SqlEnrolments;
import vigil.identity.store.SqlPasskeys;
import vigil.identity.store.SqlPasswords;
import vigil.identity.store.SqlStaff;
import vigil.kernel.Ledger;
import vigil.kernel.SaysNo;

/// A link sets a password and a passkey: once, within 24 hours. What she had before no longer
/// works, and her sessions end, so a lost key is replaced by a new link.
@Service
public class Enrolment {
  /// What came of a step.
  public sealed interface Outcome permits Open, Begun, Done, Refusal {}

  public record Open(Staff staff, Instant expiresAt) implements Outcome {}

  /// The password will do; the authenticator makes its key next.
  public record Begun(PublicKeyCredentialCreationOptions options, String passwordHash)
      implements Outcome {}

  public record Done(String staff) implements Outcome {}

  /// Why a link does not work.
  public sealed interface Refusal extends Outcome, SaysNo {}

  public record LinkUnknown() implements Refusal {}

  public record LinkUsed(Instant usedAt) implements Refusal {}

  public record LinkExpired(Instant expiredAt) implements Refusal {}

  public record PasswordTooWeak(int leastLength) implements Refusal {}

  public record PasskeyRefused() implements Refusal {}

  public static final Duration LINK_LIFE = Duration.ofHours(24);

  /// NIST SP 800-63B-4: at least 8 where it is one of two factors; rather more here.
  static final int LEAST_PASSWORD = 10;

  static final int LONGEST_PASSWORD = 128;
  private static final int TOKEN_BYTES = 16;
  private static final Logger LOG = LoggerFactory.getLogger(Enrolment.class);
  private static final SecureRandom DICE = new SecureRandom();

  private final SqlStaff people;
  private final SqlEnrolments links;
  private final SqlPasswords hashes;
  private final SqlPasskeys passkeys;
  private final Passwords passwords;
  private final WebAuthnRelyingPartyOperations webauthn;
  private final Ledger ledger;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Enrolment(
      SqlStaff people,
      SqlEnrolments links,
      SqlPasswords hashes,
      SqlPasskeys passkeys,
      Passwords passwords,
      WebAuthnRelyingPartyOperations webauthn,
      Ledger ledger,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.people = people;
    this.links = links;
    this.hashes = hashes;
    this.passkeys = passkeys;
    this.passwords = passwords;
    this.webauthn = webauthn;
    this.ledger = ledger;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// Makes a link, by its path without the host; one she had before no longer works.
  @Transactional
  public String link(String staff, String by) {
    byte[] dice = new byte[TOKEN_BYTES];
    DICE.nextBytes(dice);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(dice);
    Instant now = clock.instant();
    links.add(token, staff, by, now, now.plus(LINK_LIFE));
    ledger.append(new IdentityFact.LinkMade(staff, by));
    return "/enrol/" + token;
  }

  public Outcome look(String token) {
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
    return people
        .find(link.staff())
        .<Outcome>map(staff -> new Open(staff, link.expiresAt()))
        .orElseGet(LinkUnknown::new);
  }

  @Transactional
  public Outcome begin(String token, String password) {
    if (!(look(token) instanceof Open(var staff, _))) {
      return look(token);
    }
    if (password.length() < LEAST_PASSWORD
        || password.length() > LONGEST_PASSWORD
        || password.contains(staff.id())) {
      return new PasswordTooWeak(LEAST_PASSWORD);
    }
    var person = StaffAuthentication.of(staff.id(), clock.instant());
    var options =
        webauthn.createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(person));
    return new Begun(options, passwords.encode(password));
  }

  /// All or nothing: a key that is refused leaves the link as it was.
  public Outcome finish(
      String token,
      Begun begun,
      PublicKeyCredential<AuthenticatorAttestationResponse> credential,
      String label) {
    if (!(look(token) instanceof Open(var staff, _))) {
      return look(token);
    }
    try {
      boolean done =
          Boolean.TRUE.equals(
              transaction.execute(_ -> enrol(token, staff.id(), begun, credential, label)));
      return done ? new Done(staff.id()) : look(token);
    } catch (VerificationException | DataConversionException | IllegalArgumentException e) {
      LOG.warn("The new passkey of {} was refused: {}", staff.id(), e.getMessage());
      return new PasskeyRefused();
    }
  }

  private boolean enrol(
      String token,
      String staff,
      Begun begun,
      PublicKeyCredential<AuthenticatorAttestationResponse> credential,
      String label) {
    Instant now = clock.instant();
    if (!links.use(token, now)) {
      return false;
    }
    passkeys.deleteOf(staff);
    webauthn.registerCredential(
        new ImmutableRelyingPartyRegistrationRequest(
            begun.options(), new RelyingPartyPublicKey(credential, label)));
    hashes.set(staff, begun.passwordHash(), now);
    hashes.endSessions(staff);
    ledger.append(new IdentityFact.Enrolled(staff));
    return true;
  }
}
