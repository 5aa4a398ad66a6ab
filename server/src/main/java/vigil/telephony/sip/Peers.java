package vigil.telephony.sip;

import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import javax.sip.PeerUnavailableException;
import javax.sip.SipFactory;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import org.jspecify.annotations.Nullable;

/// Who may speak within a dialog, and where its far side is reached: never elsewhere than where its
/// packets come from, so that a `Contact` can neither send our calls to a stranger nor let one in.
public final class Peers {
  private static final AddressFactory ADDRESSES = addresses();

  private Peers() {}

  private static AddressFactory addresses() {
    try {
      return SipFactory.getInstance().createAddressFactory();
    } catch (PeerUnavailableException e) {
      throw new IllegalStateException("The SIP library is not there", e);
    }
  }

  /// Whether a request that names this dialog is its far side's: it carries the far tag (RFC 3261,
  /// 12.2.2) and comes from the next hop, or for a caller from a trunk.
  ///
  /// @param fromTag null when the request had none
  /// @param trunks the addresses of the trunks
  public static boolean isPeer(
      Dialog dialog, @Nullable String fromTag, PacketSource source, Collection<String> trunks) {
    return dialog.id().remoteTag() != null
        && dialog.id().remoteTag().equals(Headers.tag(fromTag))
        && isFarSide(dialog, source, trunks);
  }

  /// Whether a packet comes from where a dialog leads: all that can be asked of a phone that we
  /// ring, whose tag is not written down yet.
  ///
  /// @param trunks the addresses of the trunks
  public static boolean isFarSide(Dialog dialog, PacketSource source, Collection<String> trunks) {
    String hop = host(nextHop(dialog.route().routes(), dialog.route().remoteTarget()));
    boolean isTrunks = dialog.role() == Dialog.Role.CALLER && trunks.contains(source.host());
    return isTrunks || hop.equals(source.host()) || !isInDigits(hop);
  }

  /// Where a far side that gave this contact is reached.
  ///
  /// @param known other addresses that a contact may name: the trunks, for a caller
  /// @return the contact; with the packet's own address in it where it named another
  public static String resolveContact(
      String contact, List<String> routes, PacketSource source, Collection<String> known) {
    String host = host(contact);
    boolean isThere = host.equals(source.host()) || known.contains(host) || !routes.isEmpty();
    String target = isThere ? without(contact) : moved(contact, source.host(), source.port());
    return over(source.transport(), target);
  }

  /// A dialog goes on by the way by which it came.
  private static String over(Transport way, String target) {
    SipURI uri = way.isStream() ? uri(target) : null;
    if (uri == null) {
      return target;
    }
    try {
      uri.setTransportParam(way.word());
      return uri.toString();
    } catch (ParseException e) {
      throw new IllegalStateException(way + " is no transport", e);
    }
  }

  /// The contact of who answered our INVITE: at the address that we rang, else we go on there.
  public static String resolveAnsweredContact(String contact, List<String> routes, String rung) {
    String host = host(rung);
    boolean isThere = !isInDigits(host) || host.equals(host(contact)) || !routes.isEmpty();
    return isThere ? over(transport(List.of(), rung), without(contact)) : rung;
  }

  /// The routes that we follow. A request leaves for the first of them, so that must be where we
  /// are spoken to from, or a trunk: elsewhere anybody could have us knock by a `Record-Route`. Who
  /// speaks by TLS is not spoken to in the clear: there are keys in what we say.
  ///
  /// @param there whom we speak with, an address
  ///
  /// @param way by which we are spoken to: only over a connection do we make one
  public static List<String> routes(
      List<String> said, String there, Collection<String> known, Transport way) {
    if (said.isEmpty()) {
      return said;
    }
    SipURI first = uri(said.getFirst());
    Transport asked = first == null ? null : Transport.of(first);
    boolean isDowngrade = way == Transport.TLS && asked != Transport.TLS;
    if (first == null || asked == null || isDowngrade || (asked != Transport.UDP && asked != way)) {
      return List.of();
    }
    String hop = first.getMAddrParam() == null ? host(said.getFirst()) : first.getMAddrParam();
    boolean isCarriers = asked == Transport.TLS || known.contains(hop);
    boolean isReached = isCarriers || (hop.equals(there) && asked == Transport.UDP);
    return isReached ? said : List.of();
  }

  /// By which way a request to this target, by these routes, leaves.
  public static Transport transport(List<String> routes, String target) {
    SipURI uri = uri(nextHop(routes, target));
    Transport way = uri == null ? null : Transport.of(uri);
    return way == null ? Transport.UDP : way;
  }

  private static String nextHop(List<String> routes, String target) {
    return routes.isEmpty() ? target : routes.getFirst();
  }

  /// The host of a URI or of an address in angle brackets; empty when there is none.
  public static String host(String text) {
    SipURI uri = uri(text);
    String host = uri == null ? null : uri.getHost();
    return host == null ? "" : host.replace("[", "").replace("]", "");
  }

  private static boolean isInDigits(String host) {
    return host.matches("[0-9.]+") || host.contains(":");
  }

  /// `maddr` would send a request elsewhere than the host says (RFC 3261, 19.1.1), and another
  /// transport by a way that we do not have.
  private static String without(String contact) {
    SipURI uri = uri(contact);
    if (uri == null || (uri.getMAddrParam() == null && Transport.of(uri) == Transport.UDP)) {
      return contact;
    }
    return plain(uri).toString();
  }

  private static SipURI plain(SipURI uri) {
    uri.removeParameter("maddr");
    uri.removeParameter("transport");
    uri.setSecure(false);
    return uri;
  }

  private static String moved(String contact, String host, int port) {
    SipURI uri = uri(contact);
    if (uri == null || host.isEmpty()) {
      return contact;
    }
    try {
      plain(uri).setHost(host);
      uri.setPort(port);
      return uri.toString();
    } catch (ParseException e) {
      throw new IllegalStateException("A packet came from " + host + ", which is no address", e);
    }
  }

  static @Nullable SipURI uri(String text) {
    try {
      Address address = ADDRESSES.createAddress(text.contains("<") ? text : "<" + text + ">");
      return address.getURI() instanceof SipURI uri ? uri : null;
    } catch (ParseException e) {
      return null;
    }
  }
}
