package vigil.identity.steps;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.AccountNotice;
import vigil.identity.IdentityFact;
import vigil.identity.store.SqlEnrolments;
import vigil.identity.store.SqlNotices;
import vigil.identity.store.SqlPasskeys;
import vigil.identity.store.SqlPasswords;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;

/// Sets a password and a passkey in the place of those before, and ends what was open with them.
@Component
class CredentialReplacement {
  private final SqlEnrolments links;
  private final SqlPasswords hashes;
  private final SqlPasskeys passkeys;
  private final SqlNotices notices;
  private final WebAuthnRelyingPartyOperations webauthn;
  private final Ledger ledger;
  private final InstantSource clock;

  CredentialReplacement(
      SqlEnrolments links,
      SqlPasswords hashes,
      SqlPasskeys passkeys,
      SqlNotices notices,
      WebAuthnRelyingPartyOperations webauthn,
      Ledger ledger,
      InstantSource clock) {
    this.links = links;
    this.hashes = hashes;
    this.passkeys = passkeys;
    this.notices = notices;
    this.webauthn = webauthn;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Uses up the link.
  ///
  /// @return false when it was used before
  @Transactional
  public boolean replace(
      String token,
      String staff,
      Enrolment.PasskeyRequest begun,
      PublicKeyCredential<AuthenticatorAttestationResponse> credential,
      String label) {
    Instant now = clock.instant();
    var link = links.find(token).orElse(null);
    if (link == null || !links.use(token, now)) {
      return false;
    }
    boolean wasSet = hashes.isSet(staff);
    passkeys.deleteOf(staff);
    webauthn.registerCredential(
        new ImmutableRelyingPartyRegistrationRequest(
            begun.options(), new RelyingPartyPublicKey(credential, label)));
    hashes.set(staff, begun.passwordHash(), link.isFounding() || link.codeHash() != null, now);
    hashes.endSessions(staff);
    ledger.append(new IdentityFact.Enrolled(staff));
    if (!link.isFounding() && wasSet) {
      notices.dropLinks(staff);
      notices.add(Ids.next(clock), staff, AccountNotice.NoticeKind.KEY_SET, null, now);
    }
    return true;
  }
}
