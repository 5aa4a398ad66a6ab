package vigil.desk.push;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import vigil.identity.SocketOwner;
import vigil.identity.Staff;

/// One desk's wire. A thread of its own sends, so that a slow desk delays nobody else; when
/// [#LONGEST_QUEUE] messages wait for it the desk is dropped, and resumes when it can.
final class DeskConnection {
  /// The desk did not take its messages in time; reconnect with `after`.
  static final CloseStatus TOO_SLOW = new CloseStatus(4008, "TOO_SLOW");

  static final int LONGEST_QUEUE = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(DeskConnection.class);

  private final WebSocketSession session;
  private final SocketOwner owner;
  private final BlockingQueue<WebSocketMessage<?>> queue = new ArrayBlockingQueue<>(LONGEST_QUEUE);
  private volatile long position;
  private volatile long heardAtMillis;

  DeskConnection(WebSocketSession session, SocketOwner owner, long position, long nowMillis) {
    this.session = session;
    this.owner = owner;
    this.position = position;
    this.heardAtMillis = nowMillis;
  }

  Staff staff() {
    return owner.staff();
  }

  SocketOwner owner() {
    return owner;
  }

  /// Every fact up to here was either sent or is none of this desk's business.
  long position() {
    return position;
  }

  void setPosition(long seq) {
    position = seq;
  }

  long heardAtMillis() {
    return heardAtMillis;
  }

  void recordHeard(long nowMillis) {
    heardAtMillis = nowMillis;
  }

  boolean concerns(PushMessage message) {
    return message.seq() > position && message.audience().reaches(owner.staff());
  }

  /// Puts a message in the queue; without room the desk is dropped.
  void offer(WebSocketMessage<?> message) {
    if (!queue.offer(message)) {
      LOG.warn("The desk of {} takes its messages too slowly and was dropped.", owner.staff().id());
      close(TOO_SLOW);
    }
  }

  void ping() {
    offer(new PingMessage());
  }

  /// Sends at once; only for the line's own thread.
  void send(String text) throws IOException {
    session.sendMessage(new TextMessage(text));
  }

  /// Sends what is queued until the line is closed.
  void drain() throws IOException, InterruptedException {
    while (session.isOpen()) {
      var message = queue.poll(1, java.util.concurrent.TimeUnit.SECONDS);
      if (message != null) {
        session.sendMessage(message);
      }
    }
  }

  /// Never waits for a send that hangs.
  void close(CloseStatus why) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            session.close(why);
          } catch (IOException gone) {
            LOG.debug("The desk of {} was gone already.", owner.staff().id());
          }
        });
  }
}
