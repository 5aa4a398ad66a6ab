package vigil.telephony.sip;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.message.Response;
import vigil.telephony.sip.CarrierSettings.Carrier;

/// Where a carrier sends a call on (3xx; RFC 3261, 8.1.3.4). Followed to its own gateway only, and
/// to numbers that it may call: else a far telephone's forwarding would choose what we pay for.
public final class Redirects {
  /// A number, perhaps with what is known of its porting (RFC 4694).
  private static final Pattern USER = Pattern.compile("\\+?[0-9*#]{1,32}(;[A-Za-z0-9=+.-]{1,40})*");

  private Redirects() {}

  /// The place that is wanted most of those that we follow.
  public static Optional<String> findTarget(Carrier carrier, Response response) {
    if (response.getStatusCode() / 100 != 3) {
      return Optional.empty();
    }
    return contacts(response).stream()
        .sorted(Comparator.comparingDouble(contact -> -weight(contact)))
        .map(contact -> contact.getAddress().getURI())
        .filter(SipURI.class::isInstance)
        .map(SipURI.class::cast)
        .filter(uri -> isTheirs(carrier, uri))
        .map(uri -> carrier.uri(uri.getUser(), uri.getPort()))
        .findFirst();
  }

  private static List<ContactHeader> contacts(Response response) {
    var found = new ArrayList<ContactHeader>();
    Iterator<?> headers = response.getHeaders(ContactHeader.NAME);
    while (headers != null && headers.hasNext()) {
      if (headers.next() instanceof ContactHeader contact && !contact.isWildCard()) {
        found.add(contact);
      }
    }
    return found;
  }

  /// Whoever says nothing wants it most (RFC 3261, 20.10).
  private static double weight(ContactHeader contact) {
    return contact.getQValue() < 0 ? 1 : contact.getQValue();
  }

  private static boolean isTheirs(Carrier carrier, SipURI uri) {
    String user = uri.getUser();
    return user != null
        && USER.matcher(user).matches()
        && carrier.host().equalsIgnoreCase(uri.getHost())
        && uri.getMAddrParam() == null
        && carrier.isAllowed(user.split(";", 2)[0]);
  }
}
