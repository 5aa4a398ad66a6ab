package vigil.telephony.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.ServerTest;
import vigil.TestData;
import vigil.kernel.Await;
import vigil.telephony.sip.PhoneAccounts;

/// The phone in a page over real WebSockets (RFC 7118).
@ServerTest
class PagePhoneTest {
  private static final int TAKEN_OVER = 4009;

  @LocalServerPort int port;
  @Autowired JdbcClient db;
  @Autowired PhoneAccounts accounts;

  /// A page's socket.
  private final class Page implements WebSocket.Listener, AutoCloseable {
    final List<String> heard = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final WebSocket socket;
    private final StringBuilder part = new StringBuilder();

    Page(@Nullable String staff, String protocol) throws IOException {
      var builder = HttpClient.newHttpClient().newWebSocketBuilder();
      if (staff != null) {
        builder.header("Authorization", "Bearer " + TestData.token()).header("X-Vigil-As", staff);
      }
      socket =
          builder
              .subprotocols(protocol)
              .buildAsync(URI.create("ws://localhost:" + port + "/api/telephony/page"), this)
              .join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        heard.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return CompletableFuture.completedStage(null);
    }

    String register(String extension) {
      int known = heard.size();
      socket
          .sendText(
              """
              REGISTER sip:localhost SIP/2.0
              Via: SIP/2.0/WS home.invalid;branch=z9hG4bK%1$d
              Max-Forwards: 69
              To: <sip:%2$s@localhost>
              From: <sip:%2$s@localhost>;tag=a
              Call-ID: b
              CSeq: %1$d REGISTER
              Contact: <sip:page%2$s@home.invalid;transport=ws>;expires=60
              Content-Length: 0

              """
                  .formatted(known + 1, extension)
                  .replace("\n", "\r\n"),
              true)
          .join();
      Await.until(() -> heard.size() > known);
      return heard.getLast();
    }

    @Override
    public void close() {
      socket.abort();
    }
  }

  private String extension(String staff) {
    return db.sql("select extension from identity.staff where id = ?")
        .param(staff)
        .query(String.class)
        .single();
  }

  private boolean isPage(String extension) {
    return accounts.listBindings(extension).stream().anyMatch(PhoneAccounts.Binding::isPage);
  }

  // promise: docs/calls.md «is the page's for as long as it is open, and no longer»
  @Test
  void aPageIsThePhoneOfWhoIsSignedInWhileItIsOpen() throws IOException {
    String own = extension("agent-3");
    try (var page = new Page("agent-3", "sip")) {
      assertEquals("sip", page.socket.getSubprotocol());
      String ok = page.register(own);
      assertTrue(ok.startsWith("SIP/2.0 200 "), ok);
      assertTrue(ok.contains("<sip:page" + own + "@home.invalid;transport=ws>;expires=60"), ok);
      assertTrue(isPage(own));
      String others = page.register(extension("agent-4"));
      assertTrue(others.startsWith("SIP/2.0 403 "), others);
    }
    Await.until(() -> !isPage(own));
  }

  @Test
  void aSecondPageTakesOver() throws Exception {
    String own = extension("agent-7");
    try (var first = new Page("agent-7", "sip");
        var second = new Page("agent-7", "sip")) {
      assertEquals(TAKEN_OVER, first.closed.get(30, TimeUnit.SECONDS));
      second.register(own);
      assertTrue(isPage(own));
      assertEquals(1, accounts.listBindings(own).size());
    }
  }

  @Test
  void whoIsNotSignedInOrSpeaksNoSipIsNotLetIn() {
    assertEquals(401, status(() -> new Page(null, "sip")));
    assertEquals(400, status(() -> new Page("agent-8", "chat")));
  }

  private interface Opening {
    Page open() throws IOException;
  }

  private static int status(Opening opening) {
    var refused = assertThrows(CompletionException.class, opening::open);
    return assertInstanceOf(WebSocketHandshakeException.class, refused.getCause())
        .getResponse()
        .statusCode();
  }

  @Test
  void whoSaysTooMuchIsClosed() throws Exception {
    try (var page = new Page("agent-8", "sip")) {
      for (int i = 0; i <= PageConnection.MOST_MESSAGES && !page.closed.isDone(); i++) {
        page.socket.sendText("\r\n\r\n", true).join();
      }
      assertEquals(1008, page.closed.get(30, TimeUnit.SECONDS));
    }
  }
}
