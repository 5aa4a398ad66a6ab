package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vigil.portal.store.SqlApiKeys;
import vigil.portal.web.Guard;

/// Who may come in: every address so often, this city's jurisdiction only, and with a key to write.
@Component
class Doors {
  private final Guard guard;
  private final SqlApiKeys keys;
  private final String jurisdiction;

  /// @param jurisdiction `vigil.open311.jurisdiction`; a client may leave it out
  Doors(
      Guard guard,
      SqlApiKeys keys,
      @Value("${vigil.open311.jurisdiction:shanghai.gov.cn}") String jurisdiction) {
    this.guard = guard;
    this.keys = keys;
    this.jurisdiction = jurisdiction;
  }

  Asked open(HttpServletRequest request) {
    guard.pass(Guard.What.REQUEST, request);
    Asked asked = new Asked(request);
    asked.mustBeText();
    String wanted = asked.text("jurisdiction_id");
    if (wanted != null && !wanted.equals(jurisdiction)) {
      throw Unserved.notFound(
          "jurisdiction_id was not found; it is %s and may be left out".formatted(jurisdiction));
    }
    return asked;
  }

  /// Whose key it is; nobody comes in without one.
  String system(Asked asked) {
    String system = systemIfAny(asked);
    if (system == null) {
      throw new Unserved(
          HttpStatus.FORBIDDEN, "api_key is missing: send it as X-Api-Key or as a parameter");
    }
    return system;
  }

  /// Whose key it is; null where none came. A wrong one is told as such, also where none is needed.
  @Nullable String systemIfAny(Asked asked) {
    String header = asked.request().getHeader("X-Api-Key");
    @Nullable String key = header == null || header.isBlank() ? asked.text("api_key") : header;
    return key == null
        ? null
        : keys.owner(key)
            .orElseThrow(() -> new Unserved(HttpStatus.FORBIDDEN, "api_key is not valid"));
  }
}
