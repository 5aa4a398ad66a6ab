package vigil.identity.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.AccountNotice;
import vigil.identity.IdentityFact;
import vigil.identity.store.SqlNotices;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.UserRefusal;

/// Step-up authentication: whoever is signed in touches the key once more, before personal data is
/// shown or let out, or rights are changed (rules 9.10).
@Service
public class StepUp {
  /// What came of a step.
  public sealed interface Outcome permits TouchChallenge, TouchSuccess, Refusal {}

  /// The challenge that the key answers next.
  public record TouchChallenge(PublicKeyCredentialRequestOptions options, Instant at)
      implements Outcome {}

  /// The session is fresh.
  ///
  /// @param until what needs a fresh touch may be called before this
  public record TouchSuccess(Instant at, Instant until) implements Outcome {}

  /// Why the session is as fresh or stale as it was.
  public sealed interface Refusal extends Outcome, UserRefusal {}

  /// The account has no key: a new enrolment link is needed.
  public record PasskeyMissing() implements Refusal {}

  /// Another key, another challenge, or nobody touched it.
  public record PasskeyRefused() implements Refusal {}

  /// The key's counter did not grow: somebody may have a copy. Refused, and told to its owner.
  public record KeyPerhapsCopied() implements Refusal {}

  /// Nothing was asked in this session, the answer came too late, or once before.
  public record TouchAgain() implements Refusal {}

  /// How long the key has after it was asked.
  public static final Duration WAIT = Duration.ofMinutes(2);

  private final PasskeyVerifier keys;
  private final SqlNotices notices;
  private final StepUpMaxAge freshness;
  private final Ledger ledger;
  private final InstantSource clock;

  StepUp(
      PasskeyVerifier keys,
      SqlNotices notices,
      StepUpMaxAge freshness,
      Ledger ledger,
      InstantSource clock) {
    this.keys = keys;
    this.notices = notices;
    this.freshness = freshness;
    this.ledger = ledger;
    this.clock = clock;
  }

  public Outcome createChallenge(String staff) {
    if (!keys.hasKey(staff)) {
      return new PasskeyMissing();
    }
    Instant now = clock.instant();
    return new TouchChallenge(keys.createChallenge(staff, now), now);
  }

  @Transactional
  public Outcome verifyTouch(
      String staff,
      TouchChallenge asked,
      PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
    Instant now = clock.instant();
    if (asked.at().plus(WAIT).isBefore(now)) {
      return new TouchAgain();
    }
    return switch (keys.verify(staff, asked.options(), answer)) {
      case OWN_KEY -> {
        ledger.append(new IdentityFact.KeyTouched(staff));
        yield new TouchSuccess(now, freshness.until(now));
      }
      case OTHER_KEY -> new PasskeyRefused();
      case PERHAPS_COPIED -> {
        ledger.append(new IdentityFact.KeyPerhapsCopied(staff));
        var what = AccountNotice.NoticeKind.KEY_PERHAPS_COPIED;
        notices.add(Ids.next(clock), staff, what, null, now);
        yield new KeyPerhapsCopied();
      }
    };
  }
}
