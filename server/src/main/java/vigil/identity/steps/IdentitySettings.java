package vigil.identity.steps;

import java.net.URI;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What an operator may set about signing in.
///
/// @param publicUrl where browsers reach Vigil, without a path; its host is the passkeys' relying
///   party, and both are matched exactly
/// @param isDemo the demo city is on: `X-Vigil-As` is heard, enrolment links are written to a file
@Component
public record IdentitySettings(
    @Value("${vigil.public-url:http://localhost:${server.port:8080}}") URI publicUrl,
    @Value("${vigil.data:.vigil}") Path folder,
    @Value("${vigil.demo:false}") boolean isDemo) {
  public IdentitySettings {
    if (publicUrl.getHost() == null || !publicUrl.getPath().replace("/", "").isEmpty()) {
      throw new IllegalArgumentException(
          "vigil.public-url must be like https://hotline.example.org, without a path, but is "
              + publicUrl);
    }
  }

  /// Browsers come by https, whatever the wire from a proxy to the server is.
  public boolean isHttps() {
    return "https".equals(publicUrl.getScheme());
  }

  /// Scheme, host and port, as a browser names the origin.
  public String origin() {
    String text = publicUrl.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }
}
