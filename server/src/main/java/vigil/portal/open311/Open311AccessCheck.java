package vigil.portal.open311;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import vigil.portal.store.SqlApiKeys;
import vigil.portal.web.RateLimiter;

/// Who may come in: every address so often, this city's jurisdiction only, and with a key to write.
@Component
class Open311AccessCheck {
  private final RateLimiter guard;
  private final SqlApiKeys keys;
  private final String jurisdiction;

  /// @param jurisdiction `vigil.open311.jurisdiction`; a client may leave it out
  Open311AccessCheck(
      RateLimiter guard,
      SqlApiKeys keys,
      @Value("${vigil.open311.jurisdiction:shanghai.gov.cn}") String jurisdiction) {
    this.guard = guard;
    this.keys = keys;
    this.jurisdiction = jurisdiction;
  }

  Open311HttpRequest check(HttpServletRequest request) {
    guard.check(RateLimiter.LimitedAction.REQUEST, request);
    Open311HttpRequest asked = new Open311HttpRequest(request);
    asked.mustBeText();
    String wanted = asked.text("jurisdiction_id");
    if (wanted != null && !wanted.equals(jurisdiction)) {
      throw Open311Exception.notFound(
          "jurisdiction_id was not found; it is %s and may be left out".formatted(jurisdiction));
    }
    return asked;
  }

  /// Whose key it is; nobody comes in without one.
  String getSystem(Open311HttpRequest asked) {
    String system = findSystem(asked);
    if (system == null) {
      throw new Open311Exception(
          HttpStatus.FORBIDDEN, "api_key is missing: send it as X-Api-Key or as a parameter");
    }
    return system;
  }

  /// Whose key it is; null where none came. A wrong one is told as such, also where none is needed.
  @Nullable String findSystem(Open311HttpRequest asked) {
    String header = asked.request().getHeader("X-Api-Key");
    @Nullable String key = header == null || header.isBlank() ? asked.text("api_key") : header;
    return key == null
        ? null
        : keys.findOwner(key)
            .orElseThrow(() -> new Open311Exception(HttpStatus.FORBIDDEN, "api_key is not valid"));
  }
}
