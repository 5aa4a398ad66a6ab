package vigil.telephony.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.HeaderAddress;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.ToHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Message;
import org.jspecify.annotations.Nullable;

/// Reads the headers that a dialog is made of.
public final class Headers {
  /// Proxies on the way that record themselves; more is an attack.
  private static final int MOST_ROUTES = 20;

  /// What is said of a number that is to be kept from whom it calls.
  private static final List<String> PRIVATE = List.of("id", "user", "header");

  /// How numbers of this country begin elsewhere.
  private static final String COUNTRY = "+86";

  private Headers() {}

  /// A number as people of this country say it.
  public static String inCountry(String number) {
    return number.startsWith(COUNTRY) ? number.substring(COUNTRY.length()) : number;
  }

  public static String callId(Message message) {
    return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
  }

  public static long cseq(Message message) {
    return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
  }

  public static @Nullable String fromTag(Message message) {
    return ((FromHeader) message.getHeader(FromHeader.NAME)).getTag();
  }

  /// A tag that is not there is empty: phones of RFC 2543 have none (RFC 3261, 12.1.1).
  public static String tag(@Nullable String said) {
    return said == null ? "" : said;
  }

  public static @Nullable String toTag(Message message) {
    return ((ToHeader) message.getHeader(ToHeader.NAME)).getTag();
  }

  public static String fromUri(Message message) {
    return ((FromHeader) message.getHeader(FromHeader.NAME)).getAddress().getURI().toString();
  }

  public static String toUri(Message message) {
    return ((ToHeader) message.getHeader(ToHeader.NAME)).getAddress().getURI().toString();
  }

  /// The branch of the top `Via`; null for a request of RFC 2543.
  public static @Nullable String branch(Message message) {
    return message.getHeader(ViaHeader.NAME) instanceof ViaHeader via ? via.getBranch() : null;
  }

  /// The user part of From: the number that the trunk presents.
  public static String fromUser(Message message) {
    var from = (FromHeader) message.getHeader(FromHeader.NAME);
    return user(from.getAddress().getURI()).orElse("");
  }

  /// Whether the caller asks that nobody be told the number (RFC 3323, RFC 3325).
  public static boolean isPrivate(Message message) {
    Iterator<?> headers = message.getHeaders("Privacy");
    while (headers != null && headers.hasNext()) {
      String said = headers.next().toString().toLowerCase(Locale.ROOT);
      String[] words = said.substring(said.indexOf(':') + 1).strip().split("[;,\\s]+", -1);
      if (!Collections.disjoint(List.of(words), PRIVATE)) {
        return true;
      }
    }
    return isPrivateByRemoteParty(message);
  }

  /// As gateways said it before RFC 3323 (draft-ietf-sip-privacy-04).
  private static boolean isPrivateByRemoteParty(Message message) {
    Iterator<?> headers = message.getHeaders("Remote-Party-ID");
    while (headers != null && headers.hasNext()) {
      String said = headers.next().toString().toLowerCase(Locale.ROOT).replace(" ", "");
      if (said.contains("party=calling") || !said.contains("party=")) {
        return said.contains("privacy=full") || said.contains("privacy=uri");
      }
    }
    return false;
  }

  /// The number that a trunk asserts (RFC 3325, P-Asserted-Identity); to be asked of trunks only.
  public static Optional<String> assertedUser(Message message) {
    Iterator<?> headers = message.getHeaders("P-Asserted-Identity");
    while (headers != null && headers.hasNext()) {
      if (headers.next() instanceof HeaderAddress said) {
        Optional<String> user = user(said.getAddress().getURI());
        if (user.isPresent()) {
          return user;
        }
      }
    }
    return Optional.empty();
  }

  /// The number or name that a URI is of, without parameters (RFC 3261, 19.1.6) and what only makes
  /// a number legible (RFC 3966, 5.1.1).
  public static Optional<String> user(URI uri) {
    Optional<String> said =
        switch (uri) {
          case SipURI sip -> Optional.ofNullable(sip.getUser());
          case TelURL tel -> Optional.of((tel.isGlobal() ? "+" : "") + tel.getPhoneNumber());
          default -> Optional.empty();
        };
    return said.map(user -> user.split(";", 2)[0])
        .map(user -> user.matches("\\+?[0-9().-]+") ? user.replaceAll("[().-]", "") : user)
        .map(user -> user.startsWith("++") ? user.substring(1) : user);
  }

  /// Where requests within the dialog go; empty when there is no SIP Contact.
  public static Optional<String> target(Message message) {
    return message.getHeader(ContactHeader.NAME) instanceof ContactHeader contact
            && !contact.isWildCard()
            && contact.getAddress().getURI() instanceof SipURI uri
        ? Optional.of(uri.toString())
        : Optional.empty();
  }

  /// The route set as it is sent.
  ///
  /// @param reversed for who sent the INVITE (RFC 3261, 12.1.2)
  public static List<String> routes(Message message, boolean reversed) {
    var found = new ArrayList<String>();
    Iterator<?> headers = message.getHeaders(RecordRouteHeader.NAME);
    while (headers != null && headers.hasNext() && found.size() < MOST_ROUTES) {
      if (headers.next() instanceof RecordRouteHeader route) {
        found.add(route.getAddress().toString());
      }
    }
    if (reversed) {
      Collections.reverse(found);
    }
    return found;
  }
}
