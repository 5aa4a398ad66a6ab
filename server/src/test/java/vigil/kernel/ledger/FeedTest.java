package vigil.kernel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import vigil.kernel.Await;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.database.TestDatabase;

/// When a reader hears of what, over a real database.
class FeedTest {
  record Common(String subject, int version) implements Fact {}

  record Rare(String subject, int version) implements Fact {}

  private HikariDataSource database;
  private LedgerFixture house;
  private final SelectiveReader choosy = new SelectiveReader();

  @BeforeEach
  void open() {
    var pool = new HikariConfig();
    pool.setDataSource(TestDatabase.migrated("kernel"));
    pool.setMaximumPoolSize(4);
    database = new HikariDataSource(pool);
    house = new LedgerFixture(database);
  }

  @AfterEach
  void close() {
    house.close();
    database.close();
  }

  /// Cares for one kind of fact.
  private static final class SelectiveReader implements LedgerReader {
    final List<LedgerEntry> rare = new CopyOnWriteArrayList<>();
    final AtomicInteger times = new AtomicInteger();

    @Override
    public String name() {
      return "choosy";
    }

    @Override
    public Set<Class<? extends Fact>> listImmediateFacts() {
      return Set.of(Rare.class);
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      times.incrementAndGet();
      entries.stream().filter(entry -> entry.is(Rare.class)).forEach(rare::add);
    }

    List<String> subjects() {
      return rare.stream().map(LedgerEntry::subject).toList();
    }
  }

  @Test
  void aReaderIsWokenForWhatConcernsItAndForNothingElse() {
    house.tail.start();
    var pump = house.pump(choosy);
    pump.runOnce();
    house.append(new Common("it", 1));
    house.settle();
    pump.runOnce();
    assertEquals(0, choosy.times.get());
    house.append(new Rare("it", 2));
    house.settle();
    pump.runOnce();
    assertEquals(1, choosy.times.get());
    assertEquals(List.of("it"), choosy.subjects());
    assertEquals(house.ledger.head(), house.position("choosy"));
  }

  /// The reader's row is locked, so a write to it would wait.
  @Test
  void aReaderThatHasAllLeavesItsRowAlone() {
    house.tail.start();
    var pump = house.pump(choosy);
    house.append(new Rare("it", 1));
    house.settle();
    pump.runOnce();
    var round = house.round(pump);
    house.transaction.executeWithoutResult(locked -> {
      house.sql.sql(ReaderRunner.POSITION).param("choosy").query(Long.class).single();
      Thread other =
          Thread.ofVirtual()
              .start(() -> {
                round.runOnce();
                pump.runOnce();
              });
      Await.until(() -> !other.isAlive());
    });
  }

  @Test
  void aReaderWhoseRowWasSetBackReadsAnew() {
    house.tail.start();
    var pump = house.pump(choosy);
    house.append(new Rare("it", 1));
    house.settle();
    pump.runOnce();
    house.sql.sql("update kernel.reader set seq = 0").update();
    house.round(pump).runOnce();
    pump.runOnce();
    assertEquals(List.of("it", "it"), choosy.subjects());
  }

  /// As many turns as there were pauses, and not one for each commit.
  @Test
  void aReaderInNoHurryTakesWhatComesTogether() {
    var calm = new CalmReader();
    house.begin();
    house.feed(calm);
    long began = System.nanoTime();
    for (int i = 1; i <= 60; i++) {
      house.append(new Common("it", i));
    }
    Await.until(() -> calm.facts.get() == 60);
    long pauses = (System.nanoTime() - began) / ReaderRound.PAUSE.toNanos();
    assertTrue(calm.turns.get() <= pauses + 2, () -> calm.turns + " turns, " + pauses + " pauses");
  }

  private static final class CalmReader implements LedgerReader {
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger facts = new AtomicInteger();

    @Override
    public String name() {
      return "calm";
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      turns.incrementAndGet();
      facts.addAndGet(entries.size());
    }
  }

  /// Both are passed over the same facts with one commit.
  @Test
  void manyReadersAreGivenTheirFactsTogether() {
    var calm = new CalmReader();
    house.tail.start();
    var pumps = new ReaderRunner[] {house.pump(calm), house.pump(choosy)};
    for (var pump : pumps) {
      pump.runOnce();
    }
    house.append(new Common("it", 1));
    house.settle();
    var round = house.round(pumps);
    round.runOnce();
    assertEquals(1, calm.facts.get());
    assertEquals(1, choosy.times.get());
    assertEquals(house.ledger.head(), house.position("calm"));
    assertEquals(house.ledger.head(), house.position("choosy"));
    assertEquals(
        1,
        house
            .sql
            .sql("select count(distinct xmin::text) from kernel.reader")
            .query(Integer.class)
            .single());
    round.runOnce();
    assertEquals(1, calm.facts.get());
  }

  @Test
  void oneThatFailsInARoundHoldsUpNoOther() {
    var calm = new CalmReader();
    house.begin();
    house.feed(calm, new PoisonedReader());
    house.append(new Rare("poison", 1));
    house.append(new Common("it", 1));
    Await.until(() -> house.position("calm") == 2 && calm.facts.get() >= 2);
    Await.until(() -> house.position("poisoned") == 2);
  }

  /// Else one that is not concerned would wait for whoever fails.
  @Test
  void aRoundThatFailsSendsEachToATurnOfItsOwn() {
    house.tail.start();
    var pumps = new ReaderRunner[] {house.pump(choosy), house.pump(new PoisonedReader())};
    for (var pump : pumps) {
      pump.runOnce();
    }
    house.append(new Common("poison", 1));
    house.settle();
    house.round(pumps).runOnce();
    assertEquals(0, house.position("choosy"), "nothing of the round is kept");
    pumps[0].runOnce();
    assertEquals(house.ledger.head(), house.position("choosy"));
  }

  private static final class PoisonedReader implements LedgerReader {
    @Override
    public String name() {
      return "poisoned";
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      if (entries.stream().anyMatch(entry -> entry.subject().equals("poison"))) {
        throw new IllegalStateException("It is bitter");
      }
    }
  }

  @Test
  void theRestComesToItSoonAfter() {
    house.begin();
    house.feed(choosy);
    for (int i = 1; i <= 40; i++) {
      house.append(i % 10 == 0 ? new Rare("rare", i / 10) : new Common("common", i - i / 10));
    }
    house.append(new Common("common", 37));
    Await.until(() -> house.ledger.head() >= 41);
    Await.until(() -> house.position("choosy") == house.ledger.head());
    assertEquals(List.of(1, 2, 3, 4), choosy.rare.stream().map(LedgerEntry::version).toList());
  }

  /// The writer's fact has the lower number and is committed later: a server that began behind the
  /// highest number that it sees would never hear of it.
  @Test
  void aServerThatStartsWhileAWriterIsUnderWayMissesNothing() {
    house.transaction.executeWithoutResult(status -> {
      house.ledger.append(new Rare("under way", 1));
      elsewhere(() -> {
        house.append(new Rare("meanwhile", 1));
        house.tail.start();
        house.tail.runOnce();
        house.pump(choosy).runOnce();
      });
      assertEquals(List.of(), choosy.subjects(), "the later one waits for the one under way");
    });
    house.settle();
    house.pump(choosy).runOnce();
    assertEquals(List.of("under way", "meanwhile"), choosy.subjects());
  }

  /// Stumbles over what it must not be told.
  private static final class FailingReader implements LedgerReader {
    final List<String> taken = new CopyOnWriteArrayList<>();
    volatile RuntimeException failure = new IllegalStateException("13800001234 is no order");
    boolean takesEveryFact;

    @Override
    public String name() {
      return "picky";
    }

    @Override
    public boolean acceptsEveryFact() {
      return takesEveryFact;
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      for (LedgerEntry entry : entries) {
        if (entry.subject().equals("poison")) {
          throw failure;
        }
      }
      entries.forEach(entry -> taken.add(entry.subject()));
    }
  }

  private void poisonAmongOthers() {
    house.tail.start();
    for (String subject : List.of("one", "two", "poison", "three")) {
      house.append(new Rare(subject, 1));
    }
    house.settle();
  }

  private static void turns(ReaderRunner pump, int times) {
    for (int i = 0; i < times; i++) {
      try {
        pump.runOnce();
      } catch (IllegalStateException stumbled) {
        assertTrue(stumbled.getMessage() != null);
      }
    }
  }

  private long setAside() {
    return house.sql.sql("select count(*) from kernel.set_aside").query(Long.class).single();
  }

  @Test
  void aFactThatCannotBeTakenIsSetAsideAndTheRestGoOn() {
    poisonAmongOthers();
    var picky = new FailingReader();
    var pump = house.pump(picky);
    turns(pump, 1 + 2 + ReaderRunner.TRIES - 1);
    assertEquals(List.of("one", "two"), picky.taken);
    assertEquals(0, setAside(), "it is tried some times first");
    turns(pump, 3);
    assertEquals(List.of("one", "two", "three"), picky.taken);
    assertEquals(house.ledger.head(), house.position("picky"));
    assertEquals(1, setAside());
    String reason =
        house.sql.sql("select reason from kernel.set_aside").query(String.class).single();
    assertTrue(reason.startsWith("IllegalStateException at vigil.kernel.ledger.FeedTest"), reason);
    assertFalse(reason.contains("13800001234"), "a failure's words may name a person");
  }

  @Test
  void whatPassesByItselfIsWaitedFor() {
    poisonAmongOthers();
    var picky = new FailingReader();
    picky.failure = new QueryTimeoutException("the database is away");
    var pump = house.pump(picky);
    for (int i = 0; i < 20; i++) {
      assertThrows(QueryTimeoutException.class, pump::runOnce);
    }
    assertEquals(0, setAside());
    assertEquals(0, house.position("picky"));
  }

  @Test
  void whoMustHaveEveryFactGoesOnWithoutNone() {
    poisonAmongOthers();
    var picky = new FailingReader();
    picky.takesEveryFact = true;
    var pump = house.pump(picky);
    turns(pump, 20);
    assertEquals(0, setAside());
    assertEquals(0, house.position("picky"));
  }

  record Holed(String subject, int version, @Nullable String note, List<Hole> holes)
      implements Fact {}

  record Hole(@Nullable String may, String must) {}

  @Test
  void aFactIsWholeOrIsNotAppended() {
    house.append(new Holed("it", 1, null, List.of(new Hole(null, "there"))));
    var failure =
        assertThrows(
            IllegalArgumentException.class,
            () -> house.append(new Holed("it", 2, "why", List.of(new Hole("here", gone())))));
    assertTrue(
        String.valueOf(failure.getMessage()).endsWith("Holed.holes[].must"), failure::toString);
  }

  /// What JSON leaves in a component that no compiler looks at.
  @SuppressWarnings("NullAway")
  private static String gone() {
    return null;
  }

  static void elsewhere(Runnable work) {
    try {
      Thread.ofPlatform().start(work).join();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }
}
