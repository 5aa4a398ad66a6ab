package vigil.exchange.protocol;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who we are to other platforms.
///
/// @param code `vigil.portal.exchange.code`: the name by which their operators enter us
@Component
public record PlatformIdentity(@Value("${vigil.portal.exchange.code:vigil}") String code) {
  /// How a platform's code looks.
  public static final String CODE = "[a-z0-9][a-z0-9-]{1,39}";

  public PlatformIdentity {
    if (!code.matches(CODE)) {
      throw new IllegalArgumentException(
          "vigil.portal.exchange.code=" + code + " must be like hangzhou-12345");
    }
  }
}
