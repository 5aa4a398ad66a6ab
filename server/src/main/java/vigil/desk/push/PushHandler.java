package vigil.desk.push;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import vigil.identity.Identity;
import vigil.identity.Sessions;
import vigil.identity.SocketOwner;
import vigil.kernel.Ledger;

/// `/api/desk/push?after=SEQ`: opened by whoever is signed in; says nothing to anyone else.
@Component
class PushHandler extends TextWebSocketHandler implements HandshakeInterceptor {
  static final int MOST_DESKS = 5_000;
  static final CloseStatus TOO_MANY = new CloseStatus(4029, "TOO_MANY");
  private static final long SEND_MILLIS = 5_000;
  private static final int LONGEST_WORD = 1_024;
  private static final Logger LOG = LoggerFactory.getLogger(PushHandler.class);

  private final PushHub hub;
  private final Identity identity;
  private final Sessions sessions;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Map<String, DeskConnection> lines = new ConcurrentHashMap<>();

  PushHandler(
      PushHub hub, Identity identity, Sessions sessions, Ledger ledger, InstantSource clock) {
    this.hub = hub;
    this.identity = identity;
    this.sessions = sessions;
    this.ledger = ledger;
    this.clock = clock;
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
    if (lines.size() >= MOST_DESKS) {
      session.close(TOO_MANY);
      return;
    }
    session.setTextMessageSizeLimit(LONGEST_WORD);
    if (session instanceof StandardWebSocketSession standard) {
      standard
          .getNativeSession()
          .getUserProperties()
          .put("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", SEND_MILLIS);
    }
    var owner = SocketOwner.of(session.getAttributes());
    var staff = owner.staff();
    var line = new DeskConnection(session, owner, after(session), clock.millis());
    lines.put(session.getId(), line);
    hub.register(line);
    if (identity.findStaff(staff.id()).isEmpty()) {
      line.close(PushHub.SIGNED_OUT); // locked between the handshake and here
      return;
    }
    Thread.ofVirtual().name("desk-" + staff.id()).start(() -> serve(line));
  }

  private void serve(DeskConnection line) {
    try {
      hub.serve(line);
    } catch (IOException gone) {
      LOG.debug("The desk of {} is gone: {}", line.staff().id(), gone.getMessage());
      line.close(CloseStatus.SESSION_NOT_RELIABLE);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException broken) {
      LOG.warn("The push to the desk of {} broke; it will join anew.", line.staff().id(), broken);
      line.close(CloseStatus.SERVER_ERROR);
    }
  }

  /// From where a desk resumes; without a number from now.
  private long after(WebSocketSession session) {
    var uri = session.getUri();
    String after =
        uri == null
            ? null
            : UriComponentsBuilder.fromUri(uri).build().getQueryParams().getFirst("after");
    return after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : ledger.head();
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    heard(session);
  }

  /// Desks have nothing to say here; that they live is enough.
  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    heard(session);
  }

  /// A push ends with its session: signed out elsewhere, idle for too long, or over. Costs one read
  /// for all desks.
  void closeExpired() {
    var open = List.copyOf(lines.values());
    var ended = sessions.listEnded(open.stream().map(DeskConnection::owner).toList());
    open.stream()
        .filter(line -> ended.contains(line.owner()))
        .forEach(line -> line.close(PushHub.SIGNED_OUT));
  }

  private void heard(WebSocketSession session) {
    var line = lines.get(session.getId());
    if (line != null) {
      line.recordHeard(clock.millis());
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    var line = lines.remove(session.getId());
    if (line != null) {
      hub.unregister(line);
    }
  }
}
