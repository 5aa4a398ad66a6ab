package vigil.telephony.media;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.telephony.LineHealth;
import vigil.telephony.RecordingPause;
import vigil.telephony.life.CallRecord.RecordingFile;

/// The TCP connection to vigil-media: comes back by itself, says hello with a fencing number,
/// pings, hands events on.
public final class MediaConnection {
  private static final Logger LOG = LoggerFactory.getLogger(MediaConnection.class);
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(1);
  private static final Duration TRY_AGAIN_AFTER = Duration.ofMillis(200);

  /// Renews the calls that media has (docs/media-protocol.md).
  private static final Duration PING_EVERY = Duration.ofSeconds(30);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MediaSettings settings;
  private final MediaEvents events;
  private final LongSupplier fencing;
  private final String lease = "vigil-" + ProcessHandle.current().pid();
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition connected = lock.newCondition();
  private final Condition over = lock.newCondition();
  private @Nullable BufferedWriter out;
  private volatile @Nullable Socket socket;
  private volatile boolean stopped;
  private @Nullable String run;
  private long seen;
  private long fence;
  private final InstantSource clock;
  private volatile @Nullable Instant changedAt;
  private volatile @Nullable Instant renewedAt;

  /// Said once, until media has said welcome: whoever answers the line but refuses the hello is
  /// still not there. Only the connecting thread knows it.
  private boolean isComplained;

  /// @param fencing the number of this server's life, higher than that of every earlier one
  public MediaConnection(
      MediaSettings settings, MediaEvents events, LongSupplier fencing, InstantSource clock) {
    this.settings = settings;
    this.events = events;
    this.fencing = fencing;
    this.clock = clock;
  }

  public void start() {
    fence = fencing.getAsLong();
    stopped = false;
    Thread.ofVirtual().name("media-wire").start(this::stayConnected);
    Thread.ofVirtual().name("media-ping").start(this::pingOften);
  }

  /// Ends the connection and both its threads, also those that rest.
  public void stop() {
    lock.lock();
    try {
      stopped = true;
      over.signalAll();
    } finally {
      lock.unlock();
    }
    Socket open = socket;
    if (open != null) {
      close(open);
    }
  }

  public boolean isUp() {
    lock.lock();
    try {
      return out != null;
    } finally {
      lock.unlock();
    }
  }

  /// Whether it is there, since when, and when it last said that it keeps our calls.
  public LineHealth.Media getHealth() {
    return new LineHealth.Media(isUp(), changedAt, renewedAt);
  }

  /// Sends an order as soon as there is a connection. The future fails when the connection is lost
  /// before the answer came.
  ///
  /// @param nanos how long to wait for a connection
  CompletableFuture<JsonNode> send(Map<String, Object> order, long nanos)
      throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (out == null && left > 0) {
        left = connected.awaitNanos(left);
      }
      return out == null ? lost("not connected") : write(out, order);
    } finally {
      lock.unlock();
    }
  }

  private CompletableFuture<JsonNode> write(BufferedWriter to, Map<String, Object> order) {
    long id = ids.incrementAndGet();
    var line = new LinkedHashMap<String, Object>();
    line.put("id", id);
    line.putAll(order);
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(id, answer);
    try {
      to.write(JSON.writeValueAsString(line));
      to.write('\n');
      to.flush();
      return answer.whenComplete((_, _) -> waiting.remove(id));
    } catch (IOException e) {
      waiting.remove(id);
      return lost("broken connection");
    }
  }

  private static CompletableFuture<JsonNode> lost(String why) {
    return CompletableFuture.failedFuture(new IOException(why));
  }

  private void stayConnected() {
    boolean goesOn = !stopped;
    while (goesOn) {
      try (var made = new Socket()) {
        made.connect(
            new InetSocketAddress(settings.host(), settings.port()),
            (int) CONNECT_WITHIN.toMillis());
        made.setTcpNoDelay(true);
        socket = made;
        if (!stopped) {
          converse(made);
        }
      } catch (IOException | RuntimeException e) {
        if (!isComplained && !stopped) {
          isComplained = true;
          LOG.warn("vigil-media is not there at {}: {}", settings.control(), e.getMessage());
        }
      }
      disconnected();
      goesOn = rest(TRY_AGAIN_AFTER);
    }
  }

  private void converse(Socket open) throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(open.getInputStream(), StandardCharsets.UTF_8));
    var writer =
        new BufferedWriter(new OutputStreamWriter(open.getOutputStream(), StandardCharsets.UTF_8));
    var hello = write(writer, hello());
    String line = reader.readLine();
    while (line != null) {
      take(JSON.readTree(line));
      if (hello.isDone() && !isUp()) {
        welcome(hello.getNow(JSON.createObjectNode()), writer);
      }
      line = reader.readLine();
    }
  }

  private Map<String, Object> hello() throws IOException {
    var order = new LinkedHashMap<String, Object>();
    order.put("do", "hello");
    order.put("lease", lease);
    order.put("fence", fence);
    order.put("secret", Files.readString(settings.secretFile()).strip());
    if (run != null) {
      order.put("run", run);
      order.put("seen", seen);
    }
    return order;
  }

  private void welcome(JsonNode answer, BufferedWriter writer) throws IOException {
    if (!answer.path("ok").asBoolean(false)) {
      throw new IOException("vigil-media said " + answer.path("why").asString("nothing"));
    }
    String now = answer.path("run").asString("");
    if (!now.equals(run)) {
      run = now;
      seen = 0;
    }
    lock.lock();
    try {
      out = writer;
      changedAt = clock.instant();
      renewedAt = changedAt;
      connected.signalAll();
    } finally {
      lock.unlock();
    }
    isComplained = false;
    LOG.info("vigil-media is there, with {} calls", answer.path("calls").asInt(0));
    events.connected();
  }

  private void disconnected() {
    lock.lock();
    try {
      changedAt = out == null ? changedAt : clock.instant();
      out = null;
    } finally {
      lock.unlock();
    }
    for (CompletableFuture<JsonNode> answer : waiting.values()) {
      answer.completeExceptionally(new IOException("connection lost"));
    }
  }

  private void take(JsonNode line) {
    if (!line.has("event")) {
      CompletableFuture<JsonNode> answer = waiting.get(line.path("id").asLong(-1));
      if (answer != null) {
        answer.complete(line);
      }
      return;
    }
    long seq = line.path("seq").asLong(0);
    if (seq != 0 && seq <= seen) {
      return;
    }
    seen = Math.max(seen, seq);
    try {
      event(line);
    } catch (JacksonException e) {
      LOG.warn("vigil-media said an event that nobody understands: {}", e.getMessage());
    }
  }

  private void event(JsonNode line) {
    String call = line.path("call").asString("");
    String leg = line.path("leg").asString("");
    switch (line.path("event").asString("")) {
      case "played" ->
          events.played(
              call, leg, line.path("tag").isString() ? line.path("tag").asString() : null);
      case "echoed" -> events.echoed(call, QualityParser.parseTest(line));
      case "silent" -> events.silent(call, leg);
      case "heard" -> events.heard(call, leg);
      case "key" -> events.key(call, leg, line.path("key").asString(""));
      case "recorded" ->
          events.recorded(
              call.isEmpty() ? null : call,
              recording(line),
              QualityParser.parseAll(line.path("legs")));
      case "record-resumed" -> events.recordResumed(call);
      case "record-failed" -> events.recordFailed(call, line.path("file").asString(""));
      case "ended" -> events.ended(call);
      default -> LOG.debug("vigil-media says {}", line.path("event").asString(""));
    }
  }

  private static RecordingFile recording(JsonNode line) {
    var pauses = new ArrayList<RecordingPause>();
    for (JsonNode pause : line.path("pauses")) {
      pauses.add(
          new RecordingPause(pause.path("fromMillis").asLong(0), pause.path("toMillis").asLong(0)));
    }
    return new RecordingFile(
        line.path("file").asString(""),
        line.path("millis").asLong(0),
        line.path("partial").asBoolean(false),
        pauses);
  }

  private void pingOften() {
    while (rest(PING_EVERY)) {
      try {
        var _ =
            send(Map.of("do", "ping"), TimeUnit.SECONDS.toNanos(1))
                .thenAccept(pong -> renewedAt = clock.instant());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// @return whether to go on; false at once when the wire was stopped
  private boolean rest(Duration time) {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!stopped && left > 0) {
        left = over.awaitNanos(left);
      }
      return !stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void close(Socket open) {
    try {
      open.close();
    } catch (IOException e) {
      LOG.debug("The connection to vigil-media was closed already");
    }
  }
}
