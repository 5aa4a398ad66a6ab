package vigil.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// An order's life from registration to closing, nine steps, each its own transaction with fsync
/// on: CPU of the server and of PostgreSQL's processes per life, in a table that grows, beside nine
/// of the least writes that such steps could be, beside its own reads and writes bare, the same
/// life on Flowable 8 and, where Debian's packages are there, on Request Tracker 5 in the same
/// PostgreSQL.
///
/// `-Dvigil.bench.large=N` sets the largest table's size.
public final class OrderLifeBench {
  private static final int WARM_UP = 6_000;
  private static final int MEASURED = 3_000;

  /// The anchor's lives are several times as long; fewer of them say as much.
  private static final int ANCHOR_SHARE = 12;

  private static final int WRITERS = 2;
  private static final int LARGE = Integer.getInteger("vigil.bench.large", 100_000);
  private static final List<Integer> SIZES =
      IntStream.of(10_000, 100_000, 1_000_000, LARGE)
          .filter(size -> size <= LARGE)
          .distinct()
          .boxed()
          .toList();
  private static final double TARGET_MILLIS = 3.5;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private OrderLifeBench() {}

  public static void main(String[] args) throws Exception {
    try (var house = CaseworkHarness.open("order-life")) {
      var cpu = new Cpu(house.sql());
      IntConsumer ours = n -> house.live(n, CaseworkHarness.LifeEnd.CLOSED);
      run(WARM_UP, ours);
      System.out.printf(
          "%-32s %12s %12s %12s%n", "CPU per life, ms", "server", "PostgreSQL", "both");
      double small = 0;
      double large = 0;
      long logBytes = 0;
      for (int size : SIZES) {
        grow(house, size, ours);
        long logBefore = logBytes(house);
        large = measure(cpu, "vigil, %,d orders".formatted(house.orders()), ours, MEASURED);
        logBytes = logBytes(house) - logBefore;
        small = small == 0 ? large : small;
      }
      var bare = new BareLife(house.database());
      run(WARM_UP / ANCHOR_SHARE, bare::live);
      double least = measure(cpu, "nine bare writes", bare::live, MEASURED);
      System.out.printf("%-32s %38.2f x%n", "vigil / nine bare writes", large / least);
      ReplayedLife replayed = house.record(NUMBER.incrementAndGet());
      run(WARM_UP / ANCHOR_SHARE, replayed::live);
      String name = "its %d statements, bare".formatted(replayed.countStatements());
      double own = measure(cpu, name, replayed::live, MEASURED);
      System.out.printf("%-32s %38.2f x%n", "vigil / its statements, bare", large / own);
      try (var flowable = new FlowableLife(house.database())) {
        run(WARM_UP / ANCHOR_SHARE, flowable::live);
        double theirs =
            measure(cpu, "Flowable 8, its own tables", flowable::live, MEASURED / ANCHOR_SHARE);
        System.out.printf("%-32s %38.1f x%n", "Flowable / vigil", theirs / large);
      }
      besideRequestTracker(house, cpu, large);
      System.out.printf(
          "%-32s %35.1f KB%n", "write-ahead log per life", logBytes / 1024.0 / MEASURED);
      System.out.printf(
          "%-32s %+37.0f %%%n", "growth from small to large", 100 * (large / small - 1));
      System.out.printf(
          "bench order-life: %.2f ms CPU per life (target %.1f)%n", large, TARGET_MILLIS);
    }
  }

  /// Told apart where it is not there: it is Debian's, not Maven's.
  private static void besideRequestTracker(CaseworkHarness house, Cpu cpu, double ours)
      throws IOException {
    if (!RequestTracker.isInstalled()) {
      System.out.printf("%-32s %38s%n", "Request Tracker 5", "not installed");
      return;
    }
    try (var tracker = RequestTracker.open(house.database(), WRITERS)) {
      int lives = MEASURED / ANCHOR_SHARE / 3;
      tracker.live(lives / 2);
      double perl = -tracker.millis();
      double database = -cpu.postgresMillis();
      tracker.live(lives);
      perl = (perl + tracker.millis()) / lives;
      database = (database + cpu.postgresMillis()) / lives;
      System.out.printf(
          "%-32s %12.2f %12.2f %12.2f%n",
          "Request Tracker 5, its own tables", perl, database, perl + database);
      System.out.printf("%-32s %38.1f x%n", "Request Tracker / vigil", (perl + database) / ours);
    }
  }

  /// What PostgreSQL wrote into its log so far; that is what a kept log keeps, before zstd.
  private static long logBytes(CaseworkHarness house) {
    return house.sql().sql("select pg_current_wal_insert_lsn() - '0/0'").query(Long.class).single();
  }

  /// Then the connections are renewed, as the pool renews them every half hour: what they had
  /// planned for a table of another size goes with them.
  private static void grow(CaseworkHarness house, int size, IntConsumer life) {
    long there = house.orders();
    int times = (int) Math.max(0, size / there - 1);
    if (times > 0) {
      house.multiply(times);
    }
    house.service().getHikariPoolMXBean().softEvictConnections();
    run(WARM_UP / ANCHOR_SHARE, life);
  }

  /// What growing the table left to write is written first: it is no part of a life.
  private static double measure(Cpu cpu, String name, IntConsumer life, int lives) {
    double server = Cpu.jvmMillis();
    double database = cpu.postgresMillis();
    run(lives, life);
    double a = (Cpu.jvmMillis() - server) / lives;
    double b = (cpu.postgresMillis() - database) / lives;
    System.out.printf("%-32s %12.2f %12.2f %12.2f%n", name, a, b, a + b);
    return a + b;
  }

  /// @throws CompletionException when a life failed
  private static void run(int lives, IntConsumer life) {
    try (var writers = Executors.newFixedThreadPool(WRITERS)) {
      IntStream.range(0, WRITERS)
          .mapToObj(w -> CompletableFuture.runAsync(() -> several(lives / WRITERS, life), writers))
          .toList()
          .forEach(CompletableFuture::join);
    }
  }

  private static void several(int lives, IntConsumer life) {
    for (int i = 0; i < lives; i++) {
      life.accept(NUMBER.incrementAndGet());
    }
  }
}
