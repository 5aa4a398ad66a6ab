package vigil.identity.signin;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.IdentityFact;
import vigil.identity.store.SqlAttempts;
import vigil.identity.store.SqlPasskeys;
import vigil.identity.store.SqlStaff;
import vigil.kernel.Ledger;
import vigil.kernel.Timers;

/// Two factors, in this order: the password, then the passkey (domain 9). Only both together make a
/// session.
@Service
public class SignIn {
  /// What came of a step.
  public sealed interface Outcome permits Next, SignedIn, SignInRefusal {}

  /// The password is right; the authenticator answers this challenge next.
  public record Next(PublicKeyCredentialRequestOptions options) implements Outcome {}

  public record SignedIn(String staff, Instant at) implements Outcome {}

  /// How long the authenticator has after the password.
  public static final Duration PASSKEY_WAIT = Duration.ofMinutes(5);

  private static final Duration FORGET_EVERY = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

  private final SqlStaff people;
  private final Passwords passwords;
  private final SqlPasskeys passkeys;
  private final SqlAttempts attempts;
  private final WebAuthnRelyingPartyOperations webauthn;
  private final Ledger ledger;
  private final InstantSource clock;

  SignIn(
      SqlStaff people,
      Passwords passwords,
      SqlPasskeys passkeys,
      SqlAttempts attempts,
      WebAuthnRelyingPartyOperations webauthn,
      Ledger ledger,
      InstantSource clock,
      Timers timers) {
    this.people = people;
    this.passwords = passwords;
    this.passkeys = passkeys;
    this.attempts = attempts;
    this.webauthn = webauthn;
    this.ledger = ledger;
    this.clock = clock;
    timers.every("identity.attempt", FORGET_EVERY, () -> attempts.forget(clock.instant()));
  }

  @Transactional
  public Outcome password(String staff, String password, String address) {
    Instant now = clock.instant();
    int tries = attempts.begin(staff, address, now);
    if (tries == 0) {
      long wait = Duration.between(now, attempts.freeAt(staff, address, now)).toSeconds() + 1;
      return new SignInRefusal.TooManyTries(wait);
    }
    if (tries == SqlAttempts.FREE_TRIES) {
      LOG.warn("Sign-in as {} from {} is being slowed after {} tries.", staff, address, tries);
      ledger.append(new IdentityFact.SignInSlowed(staff, address, tries));
    }
    if (!passwords.match(staff, password)) {
      return new SignInRefusal.WrongSignIn();
    }
    if (people.find(staff).isEmpty()) {
      return new SignInRefusal.AccountLocked();
    }
    if (!passkeys.has(staff)) {
      return new SignInRefusal.PasskeyMissing();
    }
    var person = StaffAuthentication.of(staff, now);
    return new Next(
        webauthn.createCredentialRequestOptions(
            new ImmutablePublicKeyCredentialRequestOptionsRequest(person)));
  }

  @Transactional
  public Outcome passkey(
      String staff,
      PublicKeyCredentialRequestOptions options,
      PublicKeyCredential<AuthenticatorAssertionResponse> answer,
      String address) {
    if (people.find(staff).isEmpty()) {
      return new SignInRefusal.AccountLocked();
    }
    if (!isHers(staff, options, answer)) {
      return new SignInRefusal.PasskeyRefused();
    }
    attempts.clear(staff, address);
    ledger.append(new IdentityFact.SignedIn(staff, address));
    return new SignedIn(staff, clock.instant());
  }

  @Transactional
  public void out(String staff) {
    ledger.append(new IdentityFact.SignedOut(staff));
  }

  private boolean isHers(
      String staff,
      PublicKeyCredentialRequestOptions options,
      PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
    try {
      var entity = webauthn.authenticate(new RelyingPartyAuthenticationRequest(options, answer));
      return entity != null && staff.equals(entity.getName());
    } catch (AuthenticationException
        | VerificationException
        | DataConversionException
        | IllegalArgumentException e) {
      LOG.warn("The passkey of {} was refused: {}", staff, e.getMessage());
      return false;
    }
  }
}
