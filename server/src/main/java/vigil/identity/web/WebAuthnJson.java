package vigil.identity.web;

import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.InvalidInput;

/// The JSON forms of Web Authentication (level 3, section 5.1.9): what browsers parse and give.
final class WebAuthnJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  private WebAuthnJson() {}

  static JsonNode tree(Object options) {
    return JSON.valueToTree(options);
  }

  static <T> T parse(JsonNode credential, TypeReference<T> type) {
    try {
      return JSON.readValue(JSON.treeAsTokens(credential), type);
    } catch (JacksonException | IllegalArgumentException e) {
      throw InvalidInput.malformed("credential", "a public key credential as a browser gives it");
    }
  }
}
