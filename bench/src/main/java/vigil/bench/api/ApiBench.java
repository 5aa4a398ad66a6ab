package vigil.bench.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.bench.OrderCopies;

/// Ten times the peak's appeals, 90,000 a day in ten hours, half by the portal's form and half
/// written by agents, each led on through its life; beside them people who only look. Over HTTP
/// against a server of its own, from this machine, so that both ends share its cores.
///
/// `-Dvigil.bench.seconds=N` sets how long (ten minutes), `-Dvigil.bench.large=N` how many orders
/// lie there before (90,000), `-Dvigil.bench.statements=true` prints what PostgreSQL spent its time
/// on.
public final class ApiBench {
  private static final int SECONDS = Integer.getInteger("vigil.bench.seconds", 600);
  private static final int LARGE = Integer.getInteger("vigil.bench.large", 90_000);
  private static final double APPEALS_A_SECOND =
      Integer.getInteger("vigil.bench.a-day", 90_000) / 36_000.0;
  private static final int WARM_UP_SECONDS = 30;
  private static final int SEEDS = 240;
  private static final int SEEDERS = 4;
  private static final double TARGET_MILLIS = 50;

  /// Between two steps of an order; shorter where the run is short, so that lives come to their
  /// end.
  private static final Duration PACE = Duration.ofSeconds(Math.clamp(SECONDS / 40, 2, 10));

  private ApiBench() {}

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("vigil-bench-api");
    try (var server = new DeployedServer(folder, List.of())) {
      var times = new LatencyRecorder();
      try (var wire = new LoadClient(server.url(), server.token(), times, false)) {
        int orders = fill(server, wire);
        System.out.printf(
            "%.1f appeals/s for %d s over %,d orders; load average before: %s%n",
            APPEALS_A_SECOND, SECONDS, orders, load());
        if (Boolean.getBoolean("vigil.bench.statements")) {
          server.countStatements();
        }
        double p99 = run(server, wire, times);
        server.statements(times.count()).forEach(System.out::println);
        System.out.printf("bench api: %.1f ms p99 (target %.0f)%n", p99, TARGET_MILLIS);
      }
    }
  }

  /// Lives from every stage, then copies of them.
  private static int fill(DeployedServer server, LoadClient wire) throws InterruptedException {
    var seeders = new ArrayList<Thread>();
    for (int s = 0; s < SEEDERS; s++) {
      int first = s;
      seeders.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = first; n < SEEDS; n += SEEDERS) {
                  int most = n % 20 < 2 ? n / 20 % 10 : 10;
                  new LoadLife(wire, "before", n, 0, 0, new Random(n), _ -> {}, most).run();
                }
              }));
    }
    for (Thread seeder : seeders) {
      seeder.join();
    }
    var sql = JdbcClient.create(server.sql());
    if (LARGE > SEEDS) {
      OrderCopies.multiply(sql, 1, LARGE / SEEDS - 1, false);
    }
    return sql.sql("select count(*) from casework.work_order").query(Integer.class).single();
  }

  private static double run(DeployedServer server, LoadClient wire, LatencyRecorder times)
      throws Exception {
    var readers = new LoadReaders(wire, new Random(2));
    readers.findDeepPages();
    long begin = System.nanoTime() + 1_000_000_000L;
    long measured = begin + WARM_UP_SECONDS * 1_000_000_000L;
    long end = measured + SECONDS * 1_000_000_000L;
    times.begin(measured);
    var all = new ArrayList<Thread>();
    readers.look(begin, end, all);
    var dice = new Random(3);
    var lives = new LoadArrivals(wire, "bench", APPEALS_A_SECOND, PACE, dice, _ -> {});
    all.add(Thread.ofVirtual().start(() -> lives.arrive(begin, end)));
    LoadClient.until(measured);
    var cpu = new CpuUsage(server);
    LoadClient.until(end);
    cpu.stop();
    String load = load();
    for (Thread one : all) {
      one.join();
    }
    double p99 = times.print();
    System.out.printf(
        "CPU for each request: server %.2f ms, PostgreSQL %.2f ms, this load %.2f ms; load average after: %s%n",
        cpu.server() / times.count(),
        cpu.postgres() / times.count(),
        cpu.own() / times.count(),
        load);
    System.out.printf(
        "%,d requests, %d errors (target 0); %.0f requests/s%n",
        times.count(), times.errors(), times.count() / (double) SECONDS);
    return p99;
  }

  private static String load() throws IOException {
    String all = Files.readString(Path.of("/proc/loadavg"));
    return all.substring(0, all.indexOf(' ', all.indexOf(' ', all.indexOf(' ') + 1) + 1));
  }
}
