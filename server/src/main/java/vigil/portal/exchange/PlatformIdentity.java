package vigil.portal.exchange;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Who we are to other platforms.
///
/// @param code `vigil.portal.exchange.code`: the name by which their operators enter us
@Component
public record PlatformIdentity(@Value("${vigil.portal.exchange.code:vigil}") String code) {
  public PlatformIdentity {
    if (!code.matches(SqlPartners.CODE)) {
      throw new IllegalArgumentException(
          "vigil.portal.exchange.code=" + code + " must be like hangzhou-12345");
    }
  }
}
