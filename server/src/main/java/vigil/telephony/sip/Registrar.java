package vigil.telephony.sip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import vigil.telephony.sip.PhoneAccounts.Binding;

/// Where the staff's phones are (RFC 3261, section 10), each proved by digest.
public final class Registrar {
  static final Duration USUAL = Duration.ofMinutes(5);
  static final Duration SHORTEST = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofHours(1);

  /// Phones of one extension at once; the oldest gives way.
  static final int MOST_PHONES = 5;

  private final PhoneAccounts accounts;
  private final DigestAuthenticator gate;
  private final InstantSource clock;
  private final RegisteredPhones phones = new RegisteredPhones();

  public Registrar(PhoneAccounts accounts, DigestAuthenticator gate, InstantSource clock) {
    this.accounts = accounts;
    this.gate = gate;
    this.clock = clock;
  }

  Response handle(Request request, PacketSource source, SipMessageFactory messages) {
    var to = (ToHeader) request.getHeader(ToHeader.NAME);
    if (!(to.getAddress().getURI() instanceof SipURI uri) || uri.getUser() == null) {
      return messages.response(Response.BAD_REQUEST, request, null, null);
    }
    String extension = uri.getUser();
    return switch (judge(request, source, extension)) {
      case RIGHT -> bind(request, source, extension, messages);
      case WRONG -> messages.response(Response.FORBIDDEN, request, null, null);
      case STALE -> gate.challenge(request, source, messages);
    };
  }

  /// Where phones stand, also those that an earlier life of this server registered.
  RegisteredPhones phones() {
    return phones;
  }

  void start() {
    accounts.listLiving().forEach(phones::add);
  }

  private Digest.Verdict judge(Request request, PacketSource source, String extension) {
    return gate.judge(
        request,
        source,
        name -> name.equals(extension) ? accounts.findAccount(extension) : Optional.empty());
  }

  private Response bind(
      Request request, PacketSource source, String extension, SipMessageFactory messages) {
    long usual =
        request.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader header
            ? header.getExpires()
            : USUAL.toSeconds();
    for (ContactHeader contact : contacts(request)) {
      if (contact.isWildCard()) {
        accounts.unbindAll(extension);
        phones.remove(source.host(), extension);
        continue;
      }
      long seconds = contact.getExpires() >= 0 ? contact.getExpires() : usual;
      if (seconds > 0 && seconds < SHORTEST.toSeconds()) {
        Response brief = messages.response(Response.INTERVAL_TOO_BRIEF, request, null, null);
        messages.header(brief, "Min-Expires", String.valueOf(SHORTEST.toSeconds()));
        return brief;
      }
      one(request, source, extension, contact, Math.min(seconds, LONGEST.toSeconds()));
    }
    return listed(request, extension, messages);
  }

  /// The phone is reached where its packets come from, also when it names another address: one
  /// behind a NAT works, and nobody has our calls sent to a third.
  private void one(
      Request request, PacketSource source, String extension, ContactHeader contact, long seconds) {
    if (!(contact.getAddress().getURI() instanceof SipURI)) {
      return;
    }
    String said = contact.getAddress().getURI().toString();
    String uri = Peers.resolveContact(said, List.of(), source, List.of());
    if (seconds == 0) {
      accounts.unbind(extension, uri);
      phones.remove(source.host(), extension);
      return;
    }
    String callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    long cseq = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
    List<Binding> present = listPhones(extension);
    for (int i = MOST_PHONES - 1; i < present.size(); i++) {
      accounts.unbind(extension, present.get(i).contact());
    }
    Instant until = clock.instant().plusSeconds(seconds);
    accounts.bind(new Binding(extension, uri, callId, cseq, until, false));
    phones.add(source.host(), extension, until);
  }

  private List<Binding> listPhones(String extension) {
    return accounts.listBindings(extension).stream().filter(phone -> !phone.isPage()).toList();
  }

  private static List<ContactHeader> contacts(Request request) {
    var found = new ArrayList<ContactHeader>();
    Iterator<?> headers = request.getHeaders(ContactHeader.NAME);
    while (headers != null && headers.hasNext() && found.size() < MOST_PHONES) {
      if (headers.next() instanceof ContactHeader contact) {
        found.add(contact);
      }
    }
    return found;
  }

  private Response listed(Request request, String extension, SipMessageFactory messages) {
    Response response = messages.response(Response.OK, request, null, null);
    Instant now = clock.instant();
    for (Binding binding : listPhones(extension)) {
      long left = Math.max(0, Duration.between(now, binding.expiresAt()).toSeconds());
      messages.header(response, "Contact", "<" + binding.contact() + ">;expires=" + left);
    }
    return response;
  }
}
