package vigil.telephony.media;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How vigil-media is reached.
///
/// @param control where vigil-media listens, `host:port`
/// @param secretFile what vigil-media wants to hear with a hello; it makes the file at its start
/// @param pageAddress where web pages find vigil-media, an address in digits; null: where phones do
/// @param patience what a caller may wait for media before the call is refused with 503
///   (docs/failures.md)
@ConfigurationProperties("vigil.media")
public record MediaSettings(
    @DefaultValue("127.0.0.1:7070") String control,
    Path secretFile,
    @Nullable String pageAddress,
    @DefaultValue("2s") Duration patience) {
  public MediaSettings {
    if (!control.matches("[^:]+:[0-9]{1,5}")) {
      throw new IllegalArgumentException("vigil.media.control must be host:port, not " + control);
    }
    if (pageAddress != null && !pageAddress.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
      throw new IllegalArgumentException("vigil.media.page-address is an IPv4 address");
    }
  }

  String host() {
    return control.substring(0, control.indexOf(':'));
  }

  int port() {
    return Integer.parseInt(control.substring(control.indexOf(':') + 1));
  }
}
