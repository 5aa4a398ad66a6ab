package vigil.identity.steps;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import vigil.identity.store.SqlPasskeys;
import vigil.identity.store.SqlUserHandles;

/// The relying party: who asks authenticators for keys.
@Configuration
class WebAuthnSettings {
  @Bean
  WebAuthnRelyingPartyOperations webauthn(
      IdentitySettings settings, SqlUserHandles handles, SqlPasskeys passkeys) {
    var party =
        PublicKeyCredentialRpEntity.builder()
            .id(settings.publicUrl().getHost())
            .name("Vigil 12345")
            .build();
    var operations =
        new Webauthn4JRelyingPartyOperations(handles, passkeys, party, Set.of(settings.origin()));
    // A new link replaces the old key, and may be used with the very same authenticator.
    // Whoever finds a key has no second factor: its PIN or finger is asked each time.
    operations.setCustomizeCreationOptions(options ->
        options
            .excludeCredentials(List.of())
            .authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }
}
