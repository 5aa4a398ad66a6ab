package vigil.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.Vigil;
import vigil.kernel.Ledger;
import vigil.knowledge.KnowledgeFact;

/// A script is published: how long until each of N desks has it? From before the append until the
/// text is in the client's hand, over real WebSockets to a whole server in this process - so both
/// ends share these cores. `PushBench [desks]`, 2,000 without a number.
public final class PushBench {
  private static final int DESKS = 2_000;
  private static final int WARM_UP = 10;
  private static final int SCRIPTS = 30;
  private static final int AGENTS = 12;
  private static final int JOINING_AT_ONCE = 50;
  private static final int TARGET_MILLIS = 200;
  private static final Duration BETWEEN = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private PushBench() {}

  /// What arrived, of all desks together: nanoseconds from the append on.
  private static final class ArrivalTimes {
    private final long[] sentNanos = new long[WARM_UP + SCRIPTS];
    private final long[] lateNanos;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger live = new AtomicInteger();

    ArrivalTimes(int desks) {
      lateNanos = new long[desks * SCRIPTS];
    }

    void take(String text) {
      long now = System.nanoTime();
      int at = text.indexOf("bench-script-");
      if (at < 0) {
        if (!text.contains("\"kind\"")) {
          live.incrementAndGet();
        }
        return;
      }
      int from = at + "bench-script-".length();
      int script = Integer.parseInt(text.substring(from, text.indexOf('"', from)));
      int n = arrived.getAndIncrement();
      if (script >= WARM_UP) {
        lateNanos[n - (WARM_UP * (lateNanos.length / SCRIPTS))] = now - sentNanos[script];
      }
    }
  }

  private static final class Desk implements WebSocket.Listener {
    private final ArrivalTimes arrivals;
    private final StringBuilder part = new StringBuilder();

    Desk(ArrivalTimes arrivals) {
      this.arrivals = arrivals;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        arrivals.take(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return CompletableFuture.completedStage(null);
    }
  }

  public static void main(String[] args) throws Exception {
    int desks = args.length > 0 ? Integer.parseInt(args[0]) : DESKS;
    Path folder = Files.createTempDirectory("vigil-bench-push");
    var arrivals = new ArrivalTimes(desks);
    try (var house = open(folder);
        var client = HttpClient.newHttpClient()) {
      long before = usedBytes();
      var sockets = join(house, client, folder, desks, arrivals);
      await(() -> arrivals.live.get() >= desks, "every desk to be live");
      long heap = usedBytes() - before;
      publish(house, arrivals, desks);
      print(arrivals, desks, heap);
      sockets.forEach(WebSocket::abort);
    } finally {
      delete(folder);
    }
    System.exit(0); // the SIP stack leaves a thread behind that is no daemon
  }

  private static ConfigurableApplicationContext open(Path folder) throws IOException {
    return new SpringApplicationBuilder(Vigil.class)
        .run(
            "--vigil.demo=true",
            "--vigil.data=" + folder,
            "--vigil.database.port=" + FreePort.find(),
            "--vigil.sip.port=0",
            "--vigil.media.control=127.0.0.1:1",
            "--server.port=0",
            "--server.tomcat.max-connections=" + 20_000,
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn");
  }

  private static List<WebSocket> join(
      ConfigurableApplicationContext house,
      HttpClient client,
      Path folder,
      int desks,
      ArrivalTimes arrivals)
      throws Exception {
    String port = house.getEnvironment().getRequiredProperty("local.server.port");
    var address = URI.create("ws://localhost:" + port + "/api/desk/push");
    String token = Files.readString(folder.resolve("operator-token")).strip();
    var room = new Semaphore(JOINING_AT_ONCE);
    var joining = new ArrayList<CompletableFuture<WebSocket>>();
    for (int i = 0; i < desks; i++) {
      room.acquire();
      joining.add(
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + token)
              .header("X-Vigil-As", "agent-" + (1 + i % AGENTS))
              .buildAsync(address, new Desk(arrivals))
              .whenComplete((_, _) -> room.release()));
    }
    var sockets = new ArrayList<WebSocket>();
    for (var one : joining) {
      sockets.add(one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }
    return sockets;
  }

  private static void publish(
      ConfigurableApplicationContext house, ArrivalTimes arrivals, int desks) {
    var ledger = house.getBean(Ledger.class);
    var transaction = house.getBean(TransactionTemplate.class);
    for (int i = 0; i < WARM_UP + SCRIPTS; i++) {
      int script = i;
      arrivals.sentNanos[script] = System.nanoTime();
      transaction.executeWithoutResult(_ ->
          ledger.append(
              new KnowledgeFact.Published(
                  "bench-script-" + script,
                  1,
                  1,
                  "健康码变成黄码怎么办",
                  "My health code turned yellow",
                  "epidemic",
                  null,
                  "editor-1")));
      await(() -> arrivals.arrived.get() >= (script + 1) * desks, "every desk to hear");
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private static void print(ArrivalTimes arrivals, int desks, long heap) {
    double[] millis =
        Arrays.stream(arrivals.lateNanos).mapToDouble(n -> n / 1e6).sorted().toArray();
    var last =
        IntStream.range(0, SCRIPTS)
            .mapToDouble(s ->
                Arrays.stream(arrivals.lateNanos, s * desks, (s + 1) * desks).max().orElse(0) / 1e6)
            .sorted()
            .toArray();
    System.out.printf("%-34s %10s%n", "a published script at " + desks + " desks", "ms");
    System.out.printf("%-34s %10.1f%n", "median", at(millis, 0.5));
    System.out.printf("%-34s %10.1f%n", "p99", at(millis, 0.99));
    System.out.printf("%-34s %10.1f%n", "the last desk, median of " + SCRIPTS, at(last, 0.5));
    System.out.printf("%-34s %10.1f%n", "the last desk, worst", last[last.length - 1]);
    System.out.printf(
        "%-34s %10d KB, both ends%n", "heap for each desk", heap / 1024 / Math.max(1, desks));
    System.out.printf("bench push: %.1f ms p99 (target %d)%n", at(millis, 0.99), TARGET_MILLIS);
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  }

  private static void await(java.util.function.BooleanSupplier condition, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Waited " + PATIENCE + " for " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static long usedBytes() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(f -> f.toFile().delete());
    }
  }
}
