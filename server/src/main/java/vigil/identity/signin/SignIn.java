package vigil.identity.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.IdentityFact;
import vigil.identity.store.SqlAttempts;
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
  private final KeyCheck keys;
  private final SqlAttempts attempts;
  private final Ledger ledger;
  private final InstantSource clock;

  SignIn(
      SqlStaff people,
      Passwords passwords,
      KeyCheck keys,
      SqlAttempts attempts,
      Ledger ledger,
      InstantSource clock,
      Timers timers) {
    this.people = people;
    this.passwords = passwords;
    this.keys = keys;
    this.attempts = attempts;
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
    if (!keys.hasKey(staff)) {
      return new SignInRefusal.PasskeyMissing();
    }
    return new Next(keys.challenge(staff, now));
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
    if (!keys.isHers(staff, options, answer)) {
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
}
