package vigil.identity.steps;

import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import vigil.identity.store.SqlPasskeys;

/// Asks one person's key, and nobody else's: a challenge for that person's keys, and whether one of
/// them answered it.
@Component
class PasskeyVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(PasskeyVerifier.class);

  private final SqlPasskeys passkeys;
  private final WebAuthnRelyingPartyOperations webauthn;

  PasskeyVerifier(SqlPasskeys passkeys, WebAuthnRelyingPartyOperations webauthn) {
    this.passkeys = passkeys;
    this.webauthn = webauthn;
  }

  boolean hasKey(String staff) {
    return passkeys.has(staff);
  }

  /// A fresh challenge, answered by this person's keys only.
  PublicKeyCredentialRequestOptions createChallenge(String staff, Instant at) {
    return webauthn.createCredentialRequestOptions(
        new ImmutablePublicKeyCredentialRequestOptionsRequest(StaffAuthentication.of(staff, at)));
  }

  /// What an answer is worth.
  enum Verdict {
    OWN_KEY,
    OTHER_KEY,
    /// The key is the right one, and its counter did not grow: somebody has a copy.
    PERHAPS_COPIED
  }

  Verdict verify(
      String staff,
      PublicKeyCredentialRequestOptions options,
      PublicKeyCredential<AuthenticatorAssertionResponse> answer) {
    try {
      var entity = webauthn.authenticate(new RelyingPartyAuthenticationRequest(options, answer));
      return entity != null && staff.equals(entity.getName()) ? Verdict.OWN_KEY : Verdict.OTHER_KEY;
    } catch (SqlPasskeys.SignCountNotIncreased | MaliciousCounterValueException copied) {
      LOG.warn("ALARM: a key of {} may have been copied: its counter did not grow", staff);
      return Verdict.PERHAPS_COPIED;
    } catch (AuthenticationException
        | VerificationException
        | DataConversionException
        | IllegalArgumentException e) {
      LOG.warn("The passkey of {} was refused: {}", staff, e.getMessage());
      return Verdict.OTHER_KEY;
    }
  }
}
