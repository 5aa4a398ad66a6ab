package vigil.messaging;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;

/// Somebody else's server, over real HTTP: a gateway or a webhook's receiver. It does what it is
/// told for the next requests, in order, and answers 200 to all others.
public final class FakeHttpReceiver implements AutoCloseable {
  /// What it does with one request.
  public enum ReceiverBehaviour {
    FAIL,
    REFUSE,
    GONE,
    BUSY,
    REDIRECT,
    /// Takes the message and never answers.
    STALL,
    /// Takes the message and drops the connection, as a server does that dies after its work.
    CUT
  }

  /// A request as it came in.
  public record ReceivedRequest(Map<String, List<String>> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }
  }

  private final HttpServer server;
  private final LinkedBlockingDeque<ReceiverBehaviour> moods = new LinkedBlockingDeque<>();
  private final List<ReceivedRequest> got = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);

  public FakeHttpReceiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
  }

  public FakeHttpReceiver next(ReceiverBehaviour... some) {
    moods.addAll(List.of(some));
    return this;
  }

  public List<ReceivedRequest> listReceived() {
    synchronized (got) {
      return List.copyOf(got);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(exchange.getRequestHeaders());
    got.add(new ReceivedRequest(headers, body));
    ReceiverBehaviour mood = moods.poll();
    int status =
        switch (mood) {
          case null -> 200;
          case FAIL -> 500;
          case REFUSE -> 422;
          case GONE -> 410;
          case BUSY -> 503;
          case REDIRECT -> 302;
          case STALL, CUT -> 0;
        };
    if (mood == ReceiverBehaviour.STALL) {
      stall();
    }
    if (status == 0) {
      exchange.close();
      return;
    }
    exchange.getResponseHeaders().set("Location", url());
    exchange.getResponseHeaders().set("Retry-After", "0");
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private void stall() {
    try {
      var _ = end.await(1, TimeUnit.MINUTES);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
