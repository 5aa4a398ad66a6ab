package vigil.telephony.web;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketHttpHeaders;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import vigil.identity.Sessions;
import vigil.identity.SocketOwner;
import vigil.telephony.steps.TelephonyService;

/// `/api/telephony/page`: SIP over WebSocket (RFC 7118) for the page of whoever is signed in and
/// has an extension. One page a person: another one takes over.
@Component
class PagePhoneHandler extends TextWebSocketHandler
    implements HandshakeInterceptor, SubProtocolCapable {
  static final String SUB_PROTOCOL = "sip";
  static final int MOST_PAGES = 5_000;

  /// Another page of the same person is the phone now; this one does not come back by itself.
  static final CloseStatus TAKEN_OVER = new CloseStatus(4009, "TAKEN_OVER");

  static final CloseStatus SIGNED_OUT = new CloseStatus(4001, "SIGNED_OUT");
  static final CloseStatus TOO_MANY = new CloseStatus(4029, "TOO_MANY");

  private static final Logger LOG = LoggerFactory.getLogger(PagePhoneHandler.class);

  private final TelephonyService line;
  private final Sessions sessions;
  private final InstantSource clock;

  /// By extension.
  private final Map<String, PageConnection> pages = new ConcurrentHashMap<>();

  PagePhoneHandler(TelephonyService line, Sessions sessions, InstantSource clock) {
    this.line = line;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public List<String> getSubProtocols() {
    return List.of(SUB_PROTOCOL);
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    var owner = sessions.findOwner(request);
    if (owner.isEmpty()) {
      response.setStatusCode(HttpStatus.UNAUTHORIZED);
      return false;
    }
    boolean hasExtension = owner.get().staff().extension() != null;
    var offered = new WebSocketHttpHeaders(request.getHeaders()).getSecWebSocketProtocol();
    if (!hasExtension || !offered.contains(SUB_PROTOCOL)) {
      response.setStatusCode(hasExtension ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT);
      return false;
    }
    owner.get().keepIn(attributes);
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}

  @Override
  public void afterConnectionEstablished(WebSocketSession session) throws IOException {
    var owner = SocketOwner.of(session.getAttributes());
    String extension = extension(owner);
    if (pages.size() >= MOST_PAGES) {
      session.close(TOO_MANY);
      return;
    }
    var page = new PageConnection(session, owner, clock.millis());
    PageConnection before = pages.put(extension, page);
    if (before != null) {
      LOG.info("The phone of {} is in another page now", extension);
      before.close(TAKEN_OVER);
    }
    page.open(line.pages().open(extension, owner.staff().id(), page::send));
    if (!session.isOpen() || pages.get(extension) != page) {
      page.close(TAKEN_OVER); // overtaken while it opened
    }
  }

  private @Nullable PageConnection find(WebSocketSession session) {
    var page = pages.get(extension(SocketOwner.of(session.getAttributes())));
    return page != null && page.is(session) ? page : null;
  }

  /// The handshake let in nobody without.
  private static String extension(SocketOwner owner) {
    return Objects.requireNonNull(owner.staff().extension());
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    var page = find(session);
    if (page != null) {
      page.receive(message.getPayload(), clock.millis());
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    var page = find(session);
    if (page != null) {
      page.recordHeard(clock.millis());
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    var page = find(session);
    if (page != null) {
      pages.values().remove(page);
      page.close(status);
    }
  }

  /// A page whose session is over, or that is silent for too long, is no phone any more. Pages are
  /// asked first: a database that is away makes none of them silent. Costs one read for all pages.
  void sweep(long silenceMillis) {
    List<PageConnection> open = List.copyOf(pages.values());
    open.forEach(PageConnection::ping);
    endSilent(open, silenceMillis);
    endSignedOut(open);
  }

  private void endSilent(List<PageConnection> open, long silenceMillis) {
    for (PageConnection page : open) {
      if (clock.millis() - page.heardAtMillis() > silenceMillis) {
        remove(page, CloseStatus.SESSION_NOT_RELIABLE);
      }
    }
  }

  private void endSignedOut(List<PageConnection> open) {
    var ended = sessions.listEnded(open.stream().map(PageConnection::owner).toList());
    open.stream()
        .filter(page -> ended.contains(page.owner()))
        .forEach(page -> remove(page, SIGNED_OUT));
  }

  private void remove(PageConnection page, CloseStatus why) {
    pages.values().remove(page);
    page.close(why);
  }

  void closeAll() {
    List.copyOf(pages.values()).forEach(page -> remove(page, CloseStatus.GOING_AWAY));
  }
}
