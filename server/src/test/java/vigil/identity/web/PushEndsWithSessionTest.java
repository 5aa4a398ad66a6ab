package vigil.identity.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.kernel.Await;

/// Whoever is signed in no more hears nothing more, by real sessions and a real socket.
@ServerTest
class PushEndsWithSessionTest {
  private static final int SIGNED_OUT = 4001;

  @LocalServerPort int port;
  @Autowired JdbcClient db;

  @Value("${vigil.public-url}")
  String origin;

  /// A browser's push.
  private final class PushListener implements WebSocket.Listener {
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final CompletableFuture<Boolean> heard = new CompletableFuture<>();

    PushListener(SignedInBrowser who) {
      var ignored =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .header("Cookie", "SESSION=" + who.browser().cookie("SESSION").orElseThrow())
              .buildAsync(URI.create("ws://localhost:" + port + "/api/desk/push"), this)
              .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      heard.complete(true);
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return CompletableFuture.completedStage(null);
    }
  }

  @Test
  void aPushEndsWhenItsSessionIsOver() throws Exception {
    var who = SignedInBrowser.signedIn(port, origin, "agent-5");
    var ear = new PushListener(who);
    Await.until(ear.heard::isDone);
    assertFalse(ear.closed.isDone());
    db.sql("update identity.spring_session set expiry_time = 0 where principal_name = 'agent-5'")
        .update();
    assertEquals(SIGNED_OUT, ear.closed.get(30, TimeUnit.SECONDS));
  }

  @Test
  void aPushEndsWithTheSignOutAndWithTheLock() throws Exception {
    var who = SignedInBrowser.signedIn(port, origin, "agent-6");
    var first = new PushListener(who);
    Await.until(first.heard::isDone);
    assertEquals(204, who.browser().post("/api/identity/sign-out", Map.of()).status());
    assertEquals(SIGNED_OUT, first.closed.get(30, TimeUnit.SECONDS));
    var back = who.inAnotherBrowser(port);
    var second = new PushListener(back);
    Await.until(second.heard::isDone);
    String account = "/api/identity/register/agent-6/";
    var lock = Map.of("why", "钥匙遗失");
    assertEquals(200, ApiClient.operator(port).post(account + "lock", lock).status());
    assertEquals(SIGNED_OUT, second.closed.get(30, TimeUnit.SECONDS));
    assertEquals(200, ApiClient.operator(port).post(account + "unlock", Map.of()).status());
  }
}
