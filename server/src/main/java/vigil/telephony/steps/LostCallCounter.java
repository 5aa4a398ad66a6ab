package vigil.telephony.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Ids;
import vigil.telephony.LineHealth.RefusalReason;
import vigil.telephony.LineHealth.Refusals;
import vigil.telephony.TelephonyFact;
import vigil.telephony.store.CallStore.Change;

/// Counts who tried to call and became no call, and tells of them every few seconds: a fact for
/// each would let a flood of INVITEs fill the ledger, and the database may be what is missing.
final class LostCallCounter {
  private static final Logger LOG = LoggerFactory.getLogger(LostCallCounter.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final String MAILBOX = "lost-tries";

  private final CallContext context;
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<RefusalReason, AtomicInteger> byReason = new EnumMap<>(RefusalReason.class);
  private final AtomicInteger gaveUp = new AtomicInteger();
  private final Instant since;
  private final AtomicInteger cancelled = new AtomicInteger();

  LostCallCounter(CallContext context) {
    this.context = context;
    this.since = context.now();
    for (RefusalReason one : RefusalReason.values()) {
      byReason.put(one, new AtomicInteger());
    }
  }

  /// A caller got 503.
  void refused(RefusalReason why) {
    refused.incrementAndGet();
    count(why).incrementAndGet();
  }

  private AtomicInteger count(RefusalReason why) {
    return Objects.requireNonNull(byReason.get(why));
  }

  /// All since the server began, told or not.
  Refusals countAll() {
    var counts = new EnumMap<RefusalReason, Integer>(RefusalReason.class);
    byReason.forEach((why, count) -> counts.put(why, count.get()));
    return new Refusals(since, counts, gaveUp.get());
  }

  /// A caller hung up before the answer.
  void cancelled() {
    cancelled.incrementAndGet();
    gaveUp.incrementAndGet();
  }

  /// Tells now and then again and again, until the alarms stop.
  void start() {
    appendCounts();
    context.alarms.after(EVERY, MAILBOX, this::start);
  }

  /// What cannot be written is told the next time.
  void appendCounts() {
    int turnedAway = refused.getAndSet(0);
    int gone = cancelled.getAndSet(0);
    if (turnedAway + gone == 0) {
      return;
    }
    var fact = new TelephonyFact.TriesLost(Ids.next(context.clock), 1, turnedAway, gone);
    try {
      context.store.write(new Change(null, List.of(), List.of(fact)));
    } catch (RuntimeException away) {
      refused.addAndGet(turnedAway);
      cancelled.addAndGet(gone);
      LOG.warn("{} lost tries could not be told yet: {}", turnedAway + gone, away.getMessage());
    }
  }
}
