package vigil.telephony.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;
import org.springframework.web.socket.handler.SessionLimitExceededException;
import vigil.identity.SocketOwner;
import vigil.telephony.sip.PageBridge;

/// One page's WebSocket, within bounds: of a message's size, of how many it says, and of how much
/// waits for it.
final class PageConnection {
  private static final Logger LOG = LoggerFactory.getLogger(PageConnection.class);

  /// As on the line's other wires.
  private static final int LONGEST_MESSAGE = 16_384;

  private static final int SEND_MILLIS = 5_000;
  private static final int LARGEST_QUEUE = 256 * 1024;

  /// A phone says some ten messages a call.
  static final int MOST_MESSAGES = 200;

  private static final long WINDOW_MILLIS = 10_000;

  private final WebSocketSession raw;
  private final SocketOwner owner;
  private final WebSocketSession session;
  private volatile @Nullable PageBridge bridge;
  private volatile long heardAtMillis;
  private volatile boolean isClosed;
  private long windowAtMillis;
  private int said;

  PageConnection(WebSocketSession raw, SocketOwner owner, long nowMillis) {
    raw.setTextMessageSizeLimit(LONGEST_MESSAGE);
    this.raw = raw;
    this.owner = owner;
    this.session = new ConcurrentWebSocketSessionDecorator(raw, SEND_MILLIS, LARGEST_QUEUE);
    this.heardAtMillis = nowMillis;
    this.windowAtMillis = nowMillis;
  }

  void open(PageBridge opened) {
    bridge = opened;
    if (isClosed) {
      opened.close();
    }
  }

  boolean is(WebSocketSession other) {
    return raw.getId().equals(other.getId());
  }

  SocketOwner owner() {
    return owner;
  }

  long heardAtMillis() {
    return heardAtMillis;
  }

  void recordHeard(long nowMillis) {
    heardAtMillis = nowMillis;
  }

  /// Takes a message in the order of the wire; who says too much is closed.
  void receive(String message, long nowMillis) {
    recordHeard(nowMillis);
    if (nowMillis - windowAtMillis > WINDOW_MILLIS) {
      windowAtMillis = nowMillis;
      said = 0;
    }
    PageBridge open = bridge;
    if (++said > MOST_MESSAGES) {
      close(CloseStatus.POLICY_VIOLATION);
    } else if (open != null) {
      open.receive(message);
    }
  }

  void send(String message) {
    put(new TextMessage(message));
  }

  void ping() {
    put(new PingMessage());
  }

  private void put(WebSocketMessage<?> message) {
    try {
      session.sendMessage(message);
    } catch (SessionLimitExceededException slow) {
      close(slow.getStatus());
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("A page was gone already");
    }
  }

  /// The page is no phone any more. Never waits for a send that hangs.
  void close(CloseStatus why) {
    isClosed = true;
    PageBridge open = bridge;
    if (open != null) {
      open.close();
    }
    Thread.ofVirtual()
        .name("page-close")
        .start(() -> {
          try {
            raw.close(why);
          } catch (IOException gone) {
            LOG.debug("A page was gone already");
          }
        });
  }
}
