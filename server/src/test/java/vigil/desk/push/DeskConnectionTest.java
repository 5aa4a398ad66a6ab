package vigil.desk.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import vigil.identity.Role;
import vigil.identity.SocketOwner;
import vigil.identity.Staff;

/// A desk that does not take its messages is dropped, and delays nobody.
class DeskConnectionTest {
  @Test
  void aDeskThatTakesNothingIsDroppedWithAReason() throws Exception {
    var closed = new CompletableFuture<CloseStatus>();
    var stuck = new CountDownLatch(1);
    var line =
        new DeskConnection(
            stuckSession(stuck, closed), new SocketOwner(agent(), null, Instant.MAX), 0, 0);
    var own = Thread.ofVirtual().start(() -> drain(line));
    for (int i = 0; i < DeskConnection.LONGEST_QUEUE + 2; i++) {
      line.offer(new TextMessage(PushMessage.position(i)));
    }
    assertEquals(DeskConnection.TOO_SLOW, closed.get(10, TimeUnit.SECONDS));
    stuck.countDown();
    own.join();
  }

  private static void drain(DeskConnection line) {
    try {
      line.drain();
    } catch (java.io.IOException | InterruptedException gone) {
      throw new IllegalStateException(gone);
    }
  }

  /// A session whose first send hangs until it is let go; it is closed from then on.
  private static WebSocketSession stuckSession(
      CountDownLatch stuck, CompletableFuture<CloseStatus> closed) {
    return (WebSocketSession)
        Proxy.newProxyInstance(
            DeskConnectionTest.class.getClassLoader(),
            new Class<?>[] {WebSocketSession.class},
            (_, method, arguments) -> {
              switch (method.getName()) {
                case "sendMessage" -> stuck.await();
                case "close" -> closed.complete((CloseStatus) arguments[0]);
                default -> {}
              }
              return method.getReturnType() == boolean.class
                  ? !closed.isDone()
                  : method.getName().equals("getAttributes") ? Map.of() : null;
            });
  }

  private static Staff agent() {
    return new Staff("agent-1", "王秀兰", "Wang Xiulan", Set.of(Role.AGENT), null, "1001");
  }
}
