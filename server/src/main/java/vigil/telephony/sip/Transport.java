package vigil.telephony.sip;

import java.util.Locale;
import javax.sip.address.SipURI;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import org.jspecify.annotations.Nullable;

/// By which way messages go.
public enum Transport {
  UDP,
  TCP,
  TLS;

  /// As the top `Via` says.
  static Transport of(Message message) {
    Transport said =
        message.getHeader(ViaHeader.NAME) instanceof ViaHeader via ? of(via.getTransport()) : null;
    return said == null ? UDP : said;
  }

  /// As a URI asks; null for a way that we do not have.
  static @Nullable Transport of(SipURI uri) {
    if (uri.isSecure()) {
      return null;
    }
    return uri.getTransportParam() == null ? UDP : of(uri.getTransportParam());
  }

  private static @Nullable Transport of(String word) {
    for (Transport one : values()) {
      if (one.name().equalsIgnoreCase(word)) {
        return one;
      }
    }
    return null;
  }

  boolean isStream() {
    return this != UDP;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What a URI says of it; UDP goes without saying.
  String parameter() {
    return isStream() ? ";transport=" + word() : "";
  }
}
