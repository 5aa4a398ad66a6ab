package vigil.insight.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.acd.AcdFact;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.insight.policy.Topics;
import vigil.insight.rollup.OrderContribution;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Timers;

/// Senses each order once, when its category is first known. Beside the counts and not with them:
/// counts are made anew from the ledger when somebody asks for it, and that must wake nobody.
@Component
class SensingReader implements LedgerReader, SmartInitializingSingleton {
  private static final Duration ROLL = Duration.ofSeconds(30);
  private static final int LONGEST_LIFE = 10_000;

  private final Topics topics;
  private final PersistentSpikeDetector sensor;
  private final Ledger ledger;
  private final Timers timers;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  SensingReader(
      Topics topics,
      PersistentSpikeDetector sensor,
      Ledger ledger,
      Timers timers,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.topics = topics;
    this.sensor = sensor;
    this.ledger = ledger;
    this.timers = timers;
    this.clock = clock;
    this.transaction = transaction;
  }

  @Override
  public String name() {
    return "insight.sensing";
  }

  @Override
  public void afterSingletonsInstantiated() {
    timers.schedule(
        "insight.roll",
        ROLL,
        () -> transaction.executeWithoutResult(status -> sensor.advance(clock.instant())));
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var cases = new ArrayList<PersistentSpikeDetector.Case>();
    for (LedgerEntry entry : entries) {
      entry
          .find(OrderFact.class)
          .filter(fact -> !topics(fact).isEmpty() && isNew(fact))
          .ifPresent(fact ->
              topics(fact)
                  .forEach(topic ->
                      cases.add(
                          new PersistentSpikeDetector.Case(topic, place(fact), fact.on().at()))));
      cases.addAll(isToldAgain(entry) ? List.of() : CallCases.of(entry));
    }
    sensor.count(cases);
  }

  /// Whether the queue said before that this caller left: nobody gives up twice. An arrival is
  /// stored with its call and cannot come twice. Cost: a look at the call's facts, for those who
  /// gave up.
  private boolean isToldAgain(LedgerEntry entry) {
    return entry.is(AcdFact.Left.class)
        && ledger.listBySubject(entry.subject(), LONGEST_LIFE).stream()
            .anyMatch(earlier ->
                earlier.seq() < entry.seq()
                    && earlier.is(AcdFact.Left.class)
                    && !CallCases.of(earlier).isEmpty());
  }

  private List<String> topics(OrderFact fact) {
    var appeal = appeal(fact);
    String category = appeal == null ? null : appeal.category();
    return category == null ? List.of() : topics.listForCategory(category);
  }

  /// What the order is about, if this fact says so.
  private static Order.@Nullable Appeal appeal(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered it -> it.appeal();
      case OrderFact.Amended it -> it.appeal();
      case OrderFact.Submitted it -> it.appeal();
      case OrderFact.Answered _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceCalled _,
          OrderFact.ConferenceConcluded _,
          OrderFact.Withdrawn _,
          OrderFact.PriorityFact _,
          OrderFact.UnitFact _,
          OrderFact.RequestFact _,
          OrderFact.RoundFact _ ->
          null;
    };
  }

  /// The district's code; an order whose place nobody knows counts for the city alone.
  private static String place(OrderFact fact) {
    var appeal = appeal(fact);
    return appeal == null || appeal.district() == null
        ? OrderContribution.NOBODY
        : appeal.district();
  }

  /// Whether the order's topic was not known before, and the order was not brought over in a file:
  /// last week's orders are no surge of tonight.
  private boolean isNew(OrderFact fact) {
    return !isImported(fact)
        && (fact instanceof OrderFact.Registered
            || ledger.listBySubject(fact.subject(), LONGEST_LIFE).stream()
                .filter(earlier -> earlier.version() < fact.version())
                .flatMap(earlier -> earlier.find(OrderFact.class).stream())
                .noneMatch(earlier -> isImported(earlier) || !topics(earlier).isEmpty()));
  }

  private static boolean isImported(OrderFact fact) {
    return fact instanceof OrderFact.Registered born
        && born.origin().channel() == Order.Channel.IMPORT;
  }
}
