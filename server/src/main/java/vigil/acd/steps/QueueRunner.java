package vigil.acd.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vigil.acd.AcdFact;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Engine;
import vigil.acd.engine.EngineView;
import vigil.acd.engine.Event;
import vigil.acd.engine.QueueLimits;

/// The one writer of the line. Events come in from every side; one thread takes what has gathered,
/// lets the engine decide, commits the whole batch (group commit: one fsync for up to [#BATCH]
/// events), and only then lets the hands act. While the database is away it waits and says so; what
/// it has decided stays decided.
@Component
class QueueRunner implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(QueueRunner.class);
  private static final int BATCH = 64;

  /// Ten minutes of a hundred times the busiest hour's events; beyond it the network's threads
  /// wait.
  private static final int INBOX_AT_MOST = 200_000;

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration DATABASE_RETRY = Duration.ofMillis(250);

  private final QueueStore book;
  private final DecisionExecutor hands;
  private final InstantSource clock;
  private final QueuePolicy rules;
  private final BlockingQueue<PendingEvent> inbox = new LinkedBlockingQueue<>(INBOX_AT_MOST);

  /// Guards the engine against readers; never held during a commit.
  private final ReentrantLock lock = new ReentrantLock();

  private final ChangedRows changes = new ChangedRows();
  private Engine engine;
  private long batch;
  private Engine.@Nullable Head written;
  private volatile boolean isRunning;
  private volatile Thread thread = Thread.currentThread();

  QueueRunner(QueueStore book, DecisionExecutor hands, InstantSource clock, QueuePolicy rules) {
    this.book = book;
    this.hands = hands;
    this.clock = clock;
    this.rules = rules;
    this.engine =
        new Engine(QueueLimits.USUAL, vigil.acd.engine.Snapshot.empty(Instant.EPOCH), changes);
  }

  /// Puts an event into the line; done once its decisions are committed.
  CompletableFuture<List<Decision>> submit(Event event) {
    return put(PendingEvent.of(event));
  }

  CompletableFuture<List<Decision>> submit(Event event, AcdFact cause) {
    return put(PendingEvent.caused(event, cause));
  }

  /// A seat that comes on shift in the middle of a call to a citizen is kept by it.
  void submitPlaced(String staff) {
    hands
        .listPlacedCalls()
        .forEach((call, all) -> {
          if (all.contains(staff)) {
            var _ = submit(new Event.CallPlaced(call, all));
          }
        });
  }

  CompletableFuture<List<Decision>> submitOrderSaved(String call, String staff, String order) {
    return put(PendingEvent.orderSaved(call, staff, order));
  }

  private CompletableFuture<List<Decision>> put(PendingEvent letter) {
    try {
      inbox.put(letter);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      letter.done().completeExceptionally(stop);
    }
    return letter.done();
  }

  /// The line as it stands; a decision may show a moment before its commit.
  <T> T ask(Function<EngineView, T> question) {
    lock.lock();
    try {
      return question.apply(engine.view());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void start() {
    isRunning = true;
    thread = Thread.ofPlatform().name("acd-line").start(this::run);
  }

  private void run() {
    while (isRunning && !isRebuilt()) {
      LockSupport.parkNanos(DATABASE_RETRY.toNanos());
    }
    while (isRunning) {
      try {
        turn();
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException broken) {
        log.error("The line met something nobody foresaw and is rebuilt as last stored", broken);
        while (isRunning && !isRebuilt()) {
          LockSupport.parkNanos(DATABASE_RETRY.toNanos());
        }
      }
    }
  }

  /// Starts from the database, and takes what happened while nobody looked.
  private boolean isRebuilt() {
    try {
      var stored = book.load(now());
      var news =
          QueueRecovery.events(stored.snapshot(), hands.listLiveCalls(), hands.listPlacedCalls());
      lock.lock();
      try {
        engine = new Engine(QueueLimits.USUAL, stored.snapshot(), changes);
        changes.clear();
        batch = stored.batch();
        written = engine.head();
      } finally {
        lock.unlock();
      }
      // The news comes before the deadlines that passed meanwhile: no seat is blamed for a ring
      // that
      // died with the server.
      decide(news.stream().map(PendingEvent::of).toList(), Instant.MIN);
      log.info(
          "The line stands: {} callers, {} seats, {} changes while nobody looked",
          stored.snapshot().callers().size(),
          stored.snapshot().seats().size(),
          news.size());
      return true;
    } catch (RuntimeException failure) {
      log.warn("The line cannot be rebuilt yet and will try again", failure);
      return false;
    }
  }

  private void turn() throws InterruptedException {
    var letters = new ArrayList<PendingEvent>();
    var first = inbox.poll(untilDeadline().toNanos(), TimeUnit.NANOSECONDS);
    if (first != null) {
      letters.add(first);
      inbox.drainTo(letters, BATCH - 1);
    } else if (isDue()) {
      letters.add(PendingEvent.of(new Event.Tick()));
    }
    if (!letters.isEmpty()) {
      try {
        decide(letters, now());
      } catch (RuntimeException broken) {
        letters.forEach(letter -> letter.done().completeExceptionally(broken));
        throw broken;
      }
    }
  }

  private Duration untilDeadline() {
    var left = engine.nextDeadline().map(at -> Duration.between(now(), at)).orElse(LOOK);
    return left.isNegative() ? Duration.ZERO : left.compareTo(LOOK) < 0 ? left : LOOK;
  }

  private boolean isDue() {
    return engine.nextDeadline().filter(at -> !at.isAfter(now())).isPresent();
  }

  /// @param at the time the engine is given
  private void decide(List<PendingEvent> letters, Instant at) {
    var pages = new ArrayList<QueueStore.DecidedEvent>(letters.size());
    var inForce = rules.get();
    lock.lock();
    try {
      engine.setLimits(inForce);
      for (var letter : letters) {
        pages.add(new QueueStore.DecidedEvent(letter, engine.step(letter.event(), at)));
      }
    } finally {
      lock.unlock();
    }
    commit(pages, now());
    for (var page : pages) {
      hands.execute(page.decisions(), event -> inbox.add(PendingEvent.of(event)));
      page.letter().done().complete(page.decisions());
    }
  }

  /// What changes nothing and tells of nothing is not written.
  private void commit(List<QueueStore.DecidedEvent> pages, Instant at) {
    if (engine.head().equals(written) && changes.isEmpty() && !QueueStore.isTold(pages)) {
      return;
    }
    batch++;
    boolean saidSo = false;
    while (true) {
      try {
        book.write(batch, engine, changes, pages, at);
        changes.clear();
        written = engine.head();
        if (saidSo) {
          log.info("The database is back; nothing the line decided was lost");
        }
        return;
      } catch (DataAccessResourceFailureException
          | TransientDataAccessException
          | RecoverableDataAccessException
          | TransactionException away) {
        if (!isRunning) {
          throw away;
        }
        if (!saidSo) {
          log.warn("The database does not answer; {} decisions wait", pages.size(), away);
          saidSo = true;
        }
        LockSupport.parkNanos(DATABASE_RETRY.toNanos());
      }
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void stop() {
    isRunning = false;
    thread.interrupt();
    try {
      thread.join(LOOK.toMillis() * 5);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return isRunning;
  }

  /// After the telephone side has found its calls, before the readers bring news.
  @Override
  public int getPhase() {
    return SmartLifecycle.DEFAULT_PHASE - 10;
  }
}
