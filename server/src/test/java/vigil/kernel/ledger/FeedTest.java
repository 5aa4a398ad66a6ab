package vigil.kernel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vigil.kernel.Await;
import vigil.kernel.Entry;
import vigil.kernel.Fact;
import vigil.kernel.LedgerReader;
import vigil.kernel.database.TestDatabase;

/// When a reader hears of what, over a real database.
class FeedTest {
  private static final Duration NEVER = Duration.ofDays(1);

  record Common(String subject, int version) implements Fact {}

  record Rare(String subject, int version) implements Fact {}

  private HikariDataSource database;
  private LedgerHouse house;
  private final Choosy choosy = new Choosy();

  @BeforeEach
  void open() {
    var pool = new HikariConfig();
    pool.setDataSource(TestDatabase.migrated("kernel"));
    pool.setMaximumPoolSize(4);
    database = new HikariDataSource(pool);
    house = new LedgerHouse(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /// Cares for one kind of fact.
  private static final class Choosy implements LedgerReader {
    final List<Entry> rare = new CopyOnWriteArrayList<>();
    final AtomicInteger times = new AtomicInteger();

    @Override
    public String name() {
      return "choosy";
    }

    @Override
    public Set<Class<? extends Fact>> concerns() {
      return Set.of(Rare.class);
    }

    @Override
    public void read(List<Entry> entries) {
      times.incrementAndGet();
      entries.stream().filter(entry -> entry.is(Rare.class)).forEach(rare::add);
    }

    List<String> subjects() {
      return rare.stream().map(Entry::subject).toList();
    }
  }

  @Test
  void aReaderIsWokenForWhatConcernsItAndForNothingElse() {
    house.tail.start();
    var pump = new Pump(house.ledger, house.sql, house.transaction, choosy, NEVER);
    pump.turn();
    house.append(new Common("it", 1));
    house.settle();
    pump.turn();
    assertEquals(0, choosy.times.get());
    house.append(new Rare("it", 2));
    house.settle();
    pump.turn();
    assertEquals(1, choosy.times.get());
    assertEquals(List.of("it"), choosy.subjects());
    assertEquals(house.ledger.head(), house.position("choosy"));
  }

  @Test
  void theRestComesToItSoonAfter() {
    house.begin();
    var pump = house.feed(choosy);
    for (int i = 1; i <= 40; i++) {
      house.append(i % 10 == 0 ? new Rare("rare", i / 10) : new Common("common", i - i / 10));
    }
    house.append(new Common("common", 37));
    Await.until(() -> house.ledger.head() >= 41);
    Await.until(() -> house.position("choosy") == house.ledger.head());
    assertEquals(List.of(1, 2, 3, 4), choosy.rare.stream().map(Entry::version).toList());
    pump.stop();
    house.tail.stop();
  }

  /// Its fact has the lower number and is committed later: a server that began behind the highest
  /// number that it sees would never hear of it.
  @Test
  void aServerThatStartsWhileAWriterIsUnderWayMissesNothing() {
    house.transaction.executeWithoutResult(status -> {
      house.ledger.append(new Rare("under way", 1));
      elsewhere(() -> {
        house.append(new Rare("meanwhile", 1));
        house.tail.start();
        house.tail.turn();
        house.pump(choosy).turn();
      });
      assertEquals(List.of(), choosy.subjects(), "the later one waits for the one under way");
    });
    house.settle();
    house.pump(choosy).turn();
    assertEquals(List.of("under way", "meanwhile"), choosy.subjects());
  }

  private static void elsewhere(Runnable work) {
    try {
      Thread.ofPlatform().start(work).join();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
