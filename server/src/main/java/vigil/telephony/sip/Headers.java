package vigil.telephony.sip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
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
import javax.sip.message.Message;
import org.jspecify.annotations.Nullable;

/// Reads the headers that a dialog is made of.
public final class Headers {
  /// Proxies on the way that record themselves; more is an attack.
  private static final int MOST_ROUTES = 20;

  private Headers() {}

  public static String callId(Message message) {
    return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
  }

  public static long cseq(Message message) {
    return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
  }

  public static @Nullable String fromTag(Message message) {
    return ((FromHeader) message.getHeader(FromHeader.NAME)).getTag();
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

  /// The user part of From: the number that the trunk presents.
  public static String fromUser(Message message) {
    var from = (FromHeader) message.getHeader(FromHeader.NAME);
    return from.getAddress().getURI() instanceof SipURI uri && uri.getUser() != null
        ? uri.getUser()
        : "";
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

  private static Optional<String> user(URI uri) {
    return switch (uri) {
      case SipURI sip -> Optional.ofNullable(sip.getUser());
      case TelURL tel -> Optional.of((tel.isGlobal() ? "+" : "") + tel.getPhoneNumber());
      default -> Optional.empty();
    };
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
