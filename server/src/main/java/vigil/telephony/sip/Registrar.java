package vigil.telephony.sip;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.header.AuthorizationHeader;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import vigil.telephony.sip.Accounts.Account;
import vigil.telephony.sip.Accounts.Binding;

/// Where the staff's phones are (RFC 3261, section 10), each proved by digest.
public final class Registrar {
  static final Duration USUAL = Duration.ofMinutes(5);
  static final Duration SHORTEST = Duration.ofSeconds(10);
  static final Duration LONGEST = Duration.ofHours(1);

  /// Phones of one extension at once; the oldest gives way.
  static final int MOST_PHONES = 5;

  private final Accounts accounts;
  private final Digest digest;
  private final List<Digest.Algorithm> offered;
  private final InstantSource clock;

  public Registrar(
      Accounts accounts, Digest digest, List<Digest.Algorithm> offered, InstantSource clock) {
    this.offered = List.copyOf(offered);
    this.accounts = accounts;
    this.digest = digest;
    this.clock = clock;
  }

  Response take(Request request, Messages messages) {
    var to = (ToHeader) request.getHeader(ToHeader.NAME);
    if (!(to.getAddress().getURI() instanceof SipURI uri) || uri.getUser() == null) {
      return messages.response(Response.BAD_REQUEST, request, null, null);
    }
    String extension = uri.getUser();
    return switch (judge(request, extension)) {
      case RIGHT -> bind(request, extension, messages);
      case WRONG -> messages.response(Response.FORBIDDEN, request, null, null);
      case STALE -> challenge(request, messages);
    };
  }

  /// STALE also when nothing was said: both are asked again.
  private Digest.Verdict judge(Request request, String extension) {
    if (!(request.getHeader(AuthorizationHeader.NAME) instanceof AuthorizationHeader said)) {
      return Digest.Verdict.STALE;
    }
    Digest.Algorithm algorithm = Digest.Algorithm.of(said.getAlgorithm());
    if (algorithm == null
        || said.getNonce() == null
        || said.getResponse() == null
        || said.getUsername() == null
        || said.getURI() == null
        || said.getRealm() == null) {
      return Digest.Verdict.STALE;
    }
    var claim =
        new Digest.Claim(
            said.getUsername(),
            said.getRealm(),
            said.getNonce(),
            said.getURI().toString(),
            said.getResponse(),
            algorithm,
            said.getQop(),
            said.getCNonce(),
            said.getQop() == null ? 1 : said.getNonceCount());
    Optional<Account> account = accounts.account(extension);
    if (account.isEmpty() || !claim.user().equals(extension)) {
      return Digest.Verdict.WRONG;
    }
    String ha1 =
        switch (algorithm) {
          case MD5 -> account.get().md5();
          case SHA256 -> account.get().sha256();
        };
    return digest.judge(claim, ha1, request.getMethod(), clock.instant());
  }

  private Response challenge(Request request, Messages messages) {
    Response response = messages.response(Response.UNAUTHORIZED, request, null, null);
    boolean isAgain = request.getHeader(AuthorizationHeader.NAME) != null;
    for (Digest.Algorithm algorithm : offered) {
      messages.header(
          response,
          "WWW-Authenticate",
          "Digest realm=\"%s\", nonce=\"%s\", algorithm=%s, qop=\"auth\"%s"
              .formatted(
                  Digest.REALM,
                  digest.nonce(clock.instant()),
                  algorithm.word,
                  isAgain ? ", stale=true" : ""));
    }
    return response;
  }

  private Response bind(Request request, String extension, Messages messages) {
    long usual =
        request.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader header
            ? header.getExpires()
            : USUAL.toSeconds();
    for (ContactHeader contact : contacts(request)) {
      if (contact.isWildCard()) {
        accounts.unbindAll(extension);
        continue;
      }
      long seconds = contact.getExpires() >= 0 ? contact.getExpires() : usual;
      if (seconds > 0 && seconds < SHORTEST.toSeconds()) {
        Response brief = messages.response(Response.INTERVAL_TOO_BRIEF, request, null, null);
        messages.header(brief, "Min-Expires", String.valueOf(SHORTEST.toSeconds()));
        return brief;
      }
      one(request, extension, contact, Math.min(seconds, LONGEST.toSeconds()));
    }
    return listed(request, extension, messages);
  }

  private void one(Request request, String extension, ContactHeader contact, long seconds) {
    if (!(contact.getAddress().getURI() instanceof SipURI)) {
      return;
    }
    String uri = contact.getAddress().getURI().toString();
    if (seconds == 0) {
      accounts.unbind(extension, uri);
      return;
    }
    String callId = ((CallIdHeader) request.getHeader(CallIdHeader.NAME)).getCallId();
    long cseq = ((CSeqHeader) request.getHeader(CSeqHeader.NAME)).getSeqNumber();
    List<Binding> present = accounts.bindings(extension);
    for (int i = MOST_PHONES - 1; i < present.size(); i++) {
      accounts.unbind(extension, present.get(i).contact());
    }
    Instant until = clock.instant().plusSeconds(seconds);
    accounts.bind(new Binding(extension, uri, callId, cseq, until));
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

  private Response listed(Request request, String extension, Messages messages) {
    Response response = messages.response(Response.OK, request, null, null);
    Instant now = clock.instant();
    for (Binding binding : accounts.bindings(extension)) {
      long left = Math.max(0, Duration.between(now, binding.expiresAt()).toSeconds());
      messages.header(response, "Contact", "<" + binding.contact() + ">;expires=" + left);
    }
    return response;
  }
}
