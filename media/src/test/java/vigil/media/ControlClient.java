package vigil.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A server's side of the control wire, as raw as the protocol document.
public final class ControlClient implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String secret;
  private final Socket socket;
  private final OutputStream out;
  private final AtomicLong ids = new AtomicLong();
  private final ConcurrentHashMap<Long, JsonNode> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<JsonNode> stray = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  public ControlClient(int port) throws IOException {
    this(port, MediaFixture.SECRET);
  }

  public ControlClient(int port, String secret) throws IOException {
    this.secret = secret;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    out = socket.getOutputStream();
    Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        JsonNode node = JSON.readTree(line);
        if (node.has("event")) {
          events.add(node);
        } else if (node.has("id")) {
          answers.put(node.path("id").asLong(), node);
        } else {
          stray.add(node);
        }
      }
    } catch (IOException gone) {
      // Media closed it: `ended` says so.
    } finally {
      ended = true;
    }
  }

  public void raw(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /// Sends a command written without its id, and gives its answer.
  public JsonNode ask(String command) throws IOException {
    long id = ids.incrementAndGet();
    String known = command.startsWith("'do':'hello'") ? ",'secret':'" + secret + "'" : "";
    raw("{\"id\":" + id + "," + (command + known).replace('\'', '"') + "}\n");
    Await.until(
        "an answer to " + command, () -> answers.containsKey(id) || ended, () -> "ended " + ended);
    JsonNode answer = answers.get(id);
    if (answer == null) {
      throw new IOException("connection ended");
    }
    return answer;
  }

  /// The same, and it must be said yes to.
  public JsonNode done(String command) throws IOException {
    JsonNode answer = ask(command);
    if (!answer.path("ok").asBoolean()) {
      throw new AssertionError(command + " -> " + answer);
    }
    return answer;
  }

  public String why(String command) throws IOException {
    JsonNode answer = ask(command);
    return answer.path("ok").asBoolean() ? "ok" : answer.path("why").asString();
  }

  public List<JsonNode> events() {
    return events;
  }

  public List<JsonNode> stray() {
    return stray;
  }

  public boolean ended() {
    return ended;
  }

  public JsonNode event(String name, Predicate<JsonNode> which) {
    Predicate<JsonNode> wanted = e -> e.path("event").asString().equals(name) && which.test(e);
    Await.until(name, () -> events.stream().anyMatch(wanted), events::toString);
    return events.stream().filter(wanted).findFirst().orElseThrow();
  }

  public JsonNode event(String name) {
    return event(name, e -> true);
  }

  public long count(String name) {
    return events.stream().filter(e -> e.path("event").asString().equals(name)).count();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
