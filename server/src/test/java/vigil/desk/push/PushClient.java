package vigil.desk.push;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.TestData;

/// A desk's end of the push: a real WebSocket client of a demo member of staff.
final class PushClient implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;
  private volatile long position;

  PushClient(int port, String staff, String query) throws IOException {
    socket =
        CLIENT
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token())
            .header("X-Vigil-As", staff)
            .buildAsync(URI.create("ws://localhost:" + port + "/api/desk/push" + query), this)
            .join();
  }

  static String token() throws IOException {
    return TestData.token();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      var message = JsonMapper.shared().readTree(part.toString());
      part.setLength(0);
      position = Math.max(position, message.path("seq").asLong());
      heard.add(message);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedStage(null);
  }

  /// Whether the desk has joined: the server says from where it may resume.
  boolean isLive() {
    return heard.stream().anyMatch(message -> !message.has("kind"));
  }

  long position() {
    return position;
  }

  List<JsonNode> listMessages(String subject) {
    return heard.stream().filter(m -> m.path("subject").asString("").equals(subject)).toList();
  }

  /// The wire is cut: nobody says goodbye.
  void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
