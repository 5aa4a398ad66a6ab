package vigil.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.database.OwnerConnection;

/// The ledger on a real PostgreSQL with fsync on: durable appends a second with 1, 8 and 32
/// writers, beside a bare insert of the same row (the anchor); how late a reader sees a fact; how
/// fast a folding reader rebuilds.
public final class LedgerBench {
  private static final int[] WRITERS = {1, 8, 32};
  private static final int FACTS = 8_000;
  private static final int REBUILT = 200_000;
  private static final int FOLDED_TARGET = 70_000;

  private LedgerBench() {}

  /// What is appended: about the size of an order's fact.
  public record Measured(String subject, int version, String what, long sentNanos)
      implements Fact {}

  /// Counts, and remembers how late each fact came.
  static final class LagReader implements LedgerReader {
    final AtomicLong folded = new AtomicLong();
    final long[] lateNanos = new long[1 << 20];

    @Override
    public String name() {
      return "bench";
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      long now = System.nanoTime();
      for (LedgerEntry entry : entries) {
        long n = folded.getAndIncrement();
        if (n < lateNanos.length) {
          lateNanos[(int) n] = now - entry.body().get("sentNanos").asLong();
        }
      }
    }
  }

  /// The kernel alone. Not a `@Configuration`, which the whole server's scan would take up too.
  @ComponentScan({
    "vigil.kernel.clock",
    "vigil.kernel.database",
    "vigil.kernel.ledger",
    "vigil.kernel.timers"
  })
  static class Kernel {
    @Bean
    PlatformTransactionManager transactions(DataSource database) {
      return new JdbcTransactionManager(database);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
      return new TransactionTemplate(transactions);
    }

    @Bean
    JdbcTemplate statements(DataSource database) {
      return new JdbcTemplate(database);
    }

    @Bean
    LagReader folding() {
      return new LagReader();
    }

    /// The kernel's tables are there before anyone in the kernel looks for them.
    @Bean
    static BeanPostProcessor migrated(BeanFactory house) {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          if (name.equals(OwnerConnection.SERVICE)) {
            var owner = house.getBean(OwnerConnection.DATABASE, HikariDataSource.class);
            migrate(owner, "__root");
            migrate(owner, "kernel");
            OwnerConnection.grantServiceAccess(owner, List.of("kernel"));
          }
          return bean;
        }
      };
    }

    private static void migrate(HikariDataSource database, String room) {
      Flyway.configure()
          .dataSource(database)
          .table("flyway_" + room)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .locations("classpath:db/migration/" + room)
          .load()
          .migrate();
    }
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("vigil-bench-ledger");
    try (var house = open(folder)) {
      var bench = new Run(house);
      System.out.printf("%-34s %10s %12s%n", "durable appends", "facts/s", "of bare insert");
      for (int writers : WRITERS) {
        double bare = bench.bareInserts(writers);
        double ours = bench.appends(writers);
        System.out.printf("%-34s %10.0f %11.0f%%%n", writers + " writers", ours, 100 * ours / bare);
      }
      bench.printLag();
      double rate = bench.rebuild();
      System.out.printf("%-34s %10.0f facts/s%n", "rebuild from position 0", rate);
      System.out.printf("bench ledger: %.0f facts/s folded (target %d)%n", rate, FOLDED_TARGET);
    }
  }

  private static ConfigurableApplicationContext open(Path folder) throws Exception {
    return new SpringApplicationBuilder(Kernel.class)
        .web(WebApplicationType.NONE)
        .run(
            "--vigil.data=" + folder,
            "--vigil.database.port=" + FreePort.find(),
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn");
  }

  private static final class Run {
    private final JdbcClient sql;
    private final Ledger ledger;
    private final LagReader reader;
    private final PlatformTransactionManager transactions;
    private long appended;

    Run(ConfigurableApplicationContext house) {
      sql = JdbcClient.create(house.getBean(OwnerConnection.DATABASE, HikariDataSource.class));
      ledger = house.getBean(Ledger.class);
      reader = house.getBean(LagReader.class);
      transactions = house.getBean(PlatformTransactionManager.class);
      sql.sql(
              "create table bare (seq bigint generated always as identity primary key, at timestamptz,"
                  + " kind text, subject text, version int, body jsonb)")
          .update();
    }

    double bareInserts(int writers) throws InterruptedException {
      return perSecond(
          writers,
          (writer, n) ->
              sql.sql(
                      "insert into bare (at, kind, subject, version, body)"
                          + " values (now(), 'bench.Measured', ?, ?, cast(? as jsonb))")
                  .params("order-" + writer, n, "{\"what\": \"handled\", \"sentNanos\": 1}")
                  .update());
    }

    double appends(int writers) throws InterruptedException {
      double rate =
          perSecond(
              writers,
              (writer, n) ->
                  ledger.append(new Measured("order-" + writer, n, "handled", System.nanoTime())));
      appended += FACTS / writers * (long) writers;
      awaitFolded(appended);
      return rate;
    }

    private interface Write {
      void one(int writer, int n);
    }

    private double perSecond(int writers, Write write) throws InterruptedException {
      var done = new CountDownLatch(writers);
      long start = System.nanoTime();
      for (int w = 0; w < writers; w++) {
        int writer = w;
        Thread.ofPlatform().start(() -> each(writers, writer, write, done));
      }
      done.await();
      return FACTS / ((System.nanoTime() - start) / 1e9);
    }

    private void each(int writers, int writer, Write write, CountDownLatch done) {
      var transaction = new TransactionTemplate(transactions);
      for (int i = 0; i < FACTS / writers; i++) {
        int n = i;
        transaction.executeWithoutResult(status -> write.one(writer, n));
      }
      done.countDown();
    }

    void printLag() {
      int n = (int) Math.min(reader.folded.get(), reader.lateNanos.length);
      long[] late = Arrays.copyOf(reader.lateNanos, n);
      Arrays.sort(late);
      System.out.printf(
          "%-34s %7.1f ms p50, %.1f ms p99%n",
          "append to reader, under that load", late[n / 2] / 1e6, late[n * 99 / 100] / 1e6);
    }

    /// Sets the reader back to 0 over a ledger of many facts and times it to the end.
    double rebuild() {
      sql.sql(
              "insert into kernel.fact (at, kind, subject, version, body) select now(),"
                  + " 'bench.Measured', 'order-' || i, 1, jsonb_build_object('what', 'handled',"
                  + " 'sentNanos', 0) from generate_series(1, ?) i")
          .param(REBUILT)
          .update();
      awaitFolded(appended + REBUILT);
      long total = appended + REBUILT;
      long start = System.nanoTime();
      sql.sql("update kernel.reader set seq = 0 where name = 'bench'").update();
      awaitFolded(2 * total);
      return total / ((System.nanoTime() - start) / 1e9);
    }

    private void awaitFolded(long facts) {
      long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
      while (reader.folded.get() < facts) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(
              "The reader folded " + reader.folded.get() + " of " + facts + " facts in 5 minutes");
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }
}
