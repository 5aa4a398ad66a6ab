package vigil.identity.steps;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.AccountNotice;
import vigil.identity.IdentityFact;
import vigil.identity.store.SqlNotices;
import vigil.identity.store.SqlPasswords;
import vigil.identity.store.SqlSignInAttempts;
import vigil.identity.store.SqlStaff;
import vigil.kernel.ClientNetwork;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;

/// Two factors, in this order: the password, then the passkey (rules 9.10). Only both together make
/// a session.
@Service
public class SignIn {
  /// What came of a step.
  public sealed interface Outcome permits PasskeyChallenge, SignInSuccess, SignInRefusal {}

  /// The password is right; the authenticator answers this challenge next.
  public record PasskeyChallenge(PublicKeyCredentialRequestOptions options) implements Outcome {}

  public record SignInSuccess(String staff, Instant at) implements Outcome {}

  /// How long the authenticator has after the password.
  public static final Duration PASSKEY_WAIT = Duration.ofMinutes(5);

  /// Names nobody has are counted under one of so many numbers, drawn anew with each start.
  private static final int NUMBERS_OF_NOBODY = 4096;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final SqlStaff people;
  private final SqlPasswords hashes;
  private final Passwords passwords;
  private final PasskeyVerifier keys;
  private final SqlSignInAttempts attempts;
  private final SqlNotices notices;
  private final SignInLimits limits = new SignInLimits();
  private final int salt = new SecureRandom().nextInt();
  private final Ledger ledger;
  private final InstantSource clock;

  SignIn(
      SqlStaff people,
      SqlPasswords hashes,
      Passwords passwords,
      PasskeyVerifier keys,
      SqlSignInAttempts attempts,
      SqlNotices notices,
      Ledger ledger,
      InstantSource clock) {
    this.people = people;
    this.hashes = hashes;
    this.passwords = passwords;
    this.keys = keys;
    this.attempts = attempts;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// In no transaction, and cheapest first: what an address or all of them may try is counted
  /// without the database, then a place for a password is taken, and only then anything is written.
  public Outcome checkPassword(String staff, String password, String address) {
    Instant now = clock.instant();
    String network = ClientNetwork.networkOf(address);
    var wait = limits.countTry(network, now);
    if (wait.isPresent()) {
      return new SignInRefusal.TooManyTries(wait.get().toSeconds() + 1);
    }
    if (!passwords.acquire()) {
      return new SignInRefusal.TooBusy(Passwords.RETRY_AFTER_SECONDS);
    }
    try {
      return judge(staff, password, network, now);
    } finally {
      passwords.release();
    }
  }

  private Outcome judge(String staff, String password, String network, Instant now) {
    var hash = ID.matcher(staff).matches() ? hashes.findHash(staff) : Optional.<String>empty();
    String name = hash.isPresent() ? staff : nobody(staff);
    if (attempts.countTry(name, network, now) == 0) {
      long wait = Duration.between(now, attempts.freeAt(name, network, now)).toSeconds() + 1;
      return new SignInRefusal.TooManyTries(wait);
    }
    if (!passwords.matches(hash, password)) {
      return new SignInRefusal.WrongSignIn();
    }
    limits.recordSuccess(network, now);
    if (people.find(staff).isEmpty()) {
      return new SignInRefusal.AccountLocked();
    }
    if (!keys.hasKey(staff)) {
      return new SignInRefusal.PasskeyMissing();
    }
    return new PasskeyChallenge(keys.createChallenge(staff, now));
  }

  /// A name that nobody has is slowed like any other and leaves none of its bytes.
  private String nobody(String name) {
    return "@" + Math.floorMod(31 * name.hashCode() ^ salt, NUMBERS_OF_NOBODY);
  }

  @Transactional
  public Outcome checkPasskey(
      String staff,
      PublicKeyCredentialRequestOptions options,
      PublicKeyCredential<AuthenticatorAssertionResponse> answer,
      String address) {
    if (people.find(staff).isEmpty()) {
      return new SignInRefusal.AccountLocked();
    }
    switch (keys.verify(staff, options, answer)) {
      case OWN_KEY -> attempts.clear(staff, ClientNetwork.networkOf(address));
      case OTHER_KEY -> {
        return new SignInRefusal.PasskeyRefused();
      }
      case PERHAPS_COPIED -> {
        return copied(staff);
      }
    }
    ledger.append(new IdentityFact.SignedIn(staff, address));
    return new SignInSuccess(staff, clock.instant());
  }

  private Outcome copied(String staff) {
    ledger.append(new IdentityFact.KeyPerhapsCopied(staff));
    var what = AccountNotice.NoticeKind.KEY_PERHAPS_COPIED;
    notices.add(Ids.next(clock), staff, what, null, clock.instant());
    return new SignInRefusal.KeyPerhapsCopied();
  }

  @Transactional
  public void signOut(String staff) {
    ledger.append(new IdentityFact.SignedOut(staff));
  }
}
