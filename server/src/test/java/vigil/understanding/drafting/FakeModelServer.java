package vigil.understanding.drafting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/// A server of models over real HTTP that behaves as it is told, request by request.
public final class FakeModelServer implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What it does with one request.
  public interface Behaviour {
    void answer(HttpExchange exchange, CountDownLatch end) throws IOException;
  }

  /// A request as its bytes arrived.
  public record Arrived(String path, String body, String authorization) {}

  private final HttpServer server;
  private final LinkedBlockingDeque<Behaviour> next = new LinkedBlockingDeque<>();
  private final List<Arrived> arrived = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);

  public FakeModelServer() {
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
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public FakeModelServer then(Behaviour... some) {
    next.addAll(List.of(some));
    return this;
  }

  public List<Arrived> arrived() {
    return List.copyOf(arrived);
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Authorization");
    arrived.add(new Arrived(exchange.getRequestURI().getPath(), body, key == null ? "" : key));
    Behaviour told = next.poll();
    try (exchange) {
      (told == null ? status(500) : told).answer(exchange, end);
    }
  }

  public static Behaviour status(int status, String... headers) {
    return (exchange, _) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  public static Behaviour body(String text) {
    return (exchange, _) -> {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /// A well-formed answer with this text of the model in it.
  public static Behaviour says(String content) {
    return body(completion(content, "stop"));
  }

  public static String completion(String content, String finish) {
    var message = Map.of("role", "assistant", "content", content);
    var choice = Map.of("index", 0, "message", message, "finish_reason", finish);
    return JSON.writeValueAsString(Map.of("id", "x", "choices", List.of(choice)));
  }

  /// Promises more than it sends, then hangs up.
  public static Behaviour cutOff() {
    return (exchange, _) -> {
      exchange.sendResponseHeaders(200, 10_000);
      exchange.getResponseBody().write("{\"choices\":[{\"mess".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  /// Takes the words and never answers.
  public static Behaviour silent() {
    return (_, end) -> await(end, Duration.ofMinutes(1));
  }

  /// Says a byte now and then, for ever.
  public static Behaviour dripping() {
    return (exchange, end) -> {
      exchange.sendResponseHeaders(200, 0);
      while (!await(end, Duration.ofMillis(20))) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
      }
    };
  }

  /// Talks without an end.
  public static Behaviour endless() {
    return (exchange, end) -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] much = " ".repeat(10_000).getBytes(StandardCharsets.UTF_8);
      while (!await(end, Duration.ZERO)) {
        exchange.getResponseBody().write(much);
      }
    };
  }

  private static boolean await(CountDownLatch end, Duration most) throws IOException {
    try {
      return end.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException(stop);
    }
  }

  @Override
  public void close() {
    end.countDown();
    server.stop(0);
  }
}
