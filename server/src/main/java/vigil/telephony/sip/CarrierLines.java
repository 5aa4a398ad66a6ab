package vigil.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sip.address.SipURI;
import javax.sip.message.Request;
import vigil.telephony.sip.CarrierSettings.Account;
import vigil.telephony.sip.CarrierSettings.Carrier;

/// Where carriers with whom we are registered bring their calls. The contact that we register names
/// a word that nobody else is told; a call that names it, from the address that took the
/// registration, is that carrier's.
public final class CarrierLines {
  /// The parameter of our contact.
  public static final String PARAMETER = "line";

  /// Addresses that took a registration, by word.
  private final Map<String, String> living = new ConcurrentHashMap<>();

  /// The word of a carrier: the same in each life of this server, so that a registration of an
  /// earlier one is renewed and not doubled.
  public static String word(Carrier carrier, Account account) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(account.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String of = "line:" + account.user() + "@" + carrier.host();
      return HexFormat.of().formatHex(mac.doFinal(of.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This Java has no HMAC", e);
    }
  }

  /// Calls that name a word may come.
  ///
  /// @param address of who took the registration
  public void enter(String word, String address) {
    living.put(word, address);
  }

  /// No call may come by it any more.
  public void leave(String word) {
    living.remove(word);
  }

  /// Whether a carrier with whom we are registered is there.
  boolean contains(String address) {
    return living.containsValue(address);
  }

  /// Whether a call came by a registration of ours.
  boolean isProved(Request invite, PacketSource source) {
    if (!(invite.getRequestURI() instanceof SipURI uri)) {
      return false;
    }
    String word = uri.getParameter(PARAMETER);
    return word != null && source.host().equals(living.get(word));
  }
}
