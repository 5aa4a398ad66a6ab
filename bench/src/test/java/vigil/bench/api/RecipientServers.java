package vigil.bench.api;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Everybody who is written to: an SMS gateway and a webhook's receiver over HTTP, a mail server
/// over SMTP. They remember by id what came, as real ones do to drop a second one.
final class RecipientServers implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("<?([0-9a-f-]{36})@?.*");

  private final HttpServer http;
  private final GreenMail mail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final Map<String, String> bodies = new ConcurrentHashMap<>();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final AtomicInteger came = new AtomicInteger();

  RecipientServers() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/sms", exchange -> take(exchange, "Idempotency-Key"));
    http.createContext("/hook", exchange -> take(exchange, "webhook-id"));
    http.start();
    mail.start();
  }

  String url(String path) {
    return "http://127.0.0.1:" + http.getAddress().getPort() + path;
  }

  int smtp() {
    return mail.getSmtp().getPort();
  }

  private void take(HttpExchange exchange, String header) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    took(String.valueOf(exchange.getRequestHeaders().getFirst(header)), body);
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /// The same id stands for the same message.
  private void took(String id, String body) {
    came.incrementAndGet();
    String before = bodies.putIfAbsent(id, body);
    if (before != null && !before.equals(body)) {
      changed.add(id);
    }
  }

  /// The ids of all that came, e-mails included.
  Set<String> ids() throws MessagingException {
    for (var one : mail.getReceivedMessages()) {
      Matcher id = ID.matcher(one.getHeader("Message-ID", ""));
      if (id.matches()) {
        took(id.group(1), one.getSubject());
      }
    }
    return bodies.keySet();
  }

  /// Those that came again with other words.
  Set<String> changed() {
    return changed;
  }

  int seconds() {
    return came.get() - bodies.size();
  }

  @Override
  public void close() {
    http.stop(0);
    mail.stop();
  }
}
