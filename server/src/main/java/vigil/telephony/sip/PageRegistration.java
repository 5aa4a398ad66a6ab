package vigil.telephony.sip;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import javax.sip.address.SipURI;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;

/// The registration of one page (RFC 3261, section 10). Its session proves who it is, so that it is
/// asked for no digest, and is somebody else's extension for nobody.
final class PageRegistration {
  /// A page that says nothing for longer is away, also when nobody saw it go.
  static final Duration LONGEST = Duration.ofMinutes(2);

  private final PhoneAccounts accounts;
  private final String extension;
  private final String staff;
  private final String host;
  private final InstantSource clock;
  private @Nullable String contact;
  private boolean isOver;

  PageRegistration(
      PhoneAccounts accounts, String extension, String staff, String host, InstantSource clock) {
    this.accounts = accounts;
    this.extension = extension;
    this.staff = staff;
    this.host = host;
    this.clock = clock;
  }

  String extension() {
    return extension;
  }

  /// Answers the page's REGISTER.
  ///
  /// @param port of the page's bridge
  synchronized Response handle(Request request, int port, SipMessageFactory messages) {
    boolean isOwn =
        request.getHeader(ToHeader.NAME) instanceof ToHeader to
            && to.getAddress().getURI() instanceof SipURI uri
            && extension.equals(uri.getUser());
    if (!isOwn || isOver) {
      return messages.response(Response.FORBIDDEN, request, null, null);
    }
    ContactHeader said = contact(request);
    Response ok = messages.response(Response.OK, request, null, null);
    if (said == null) {
      return ok;
    }
    if (said.isWildCard()) {
      unbind();
      return ok;
    }
    if (!(said.getAddress().getURI() instanceof SipURI uri) || PageBridge.user(uri).isEmpty()) {
      return messages.response(Response.BAD_REQUEST, request, null, null);
    }
    long seconds = Math.min(seconds(request, said), LONGEST.toSeconds());
    if (seconds <= 0) {
      unbind();
      return ok;
    }
    String there = "sip:%s@%s:%d".formatted(uri.getUser(), host, port);
    accounts.bindPage(extension, staff, there, clock.instant().plusSeconds(seconds));
    contact = there;
    messages.header(ok, "Contact", "<" + uri + ">;expires=" + seconds);
    return ok;
  }

  private static @Nullable ContactHeader contact(Request request) {
    Iterator<?> all = request.getHeaders(ContactHeader.NAME);
    return all != null && all.hasNext() && all.next() instanceof ContactHeader one ? one : null;
  }

  private static long seconds(Request request, ContactHeader contact) {
    if (contact.getExpires() >= 0) {
      return contact.getExpires();
    }
    return request.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader header
        ? header.getExpires()
        : LONGEST.toSeconds();
  }

  private void unbind() {
    if (contact != null) {
      accounts.unbindPage(extension, contact);
      contact = null;
    }
  }

  /// The page is gone, and registers no more.
  synchronized void end() {
    isOver = true;
    unbind();
  }
}
