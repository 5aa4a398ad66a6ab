package vigil.messaging.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderFact;
import vigil.casework.Step;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.messaging.OutboxSource;
import vigil.messaging.store.SqlOutbox;

/// Fills the outbox from the ledger: the rows and the reader's position are kept together, so
/// nothing is told twice and nothing is left out.
@Component
class OutboxReader implements LedgerReader {
  /// A little more than the time itself: the fact of the taking back has to be read.
  static final Duration HELD = Step.TakeBackAnswer.WITHIN.plusSeconds(5);

  private final SqlOutbox outbox;
  private final List<OutboxSource> sources;

  OutboxReader(SqlOutbox outbox, List<OutboxSource> sources) {
    this.outbox = outbox;
    this.sources = List.copyOf(sources);
  }

  /// An answer at once is taken back within some seconds: until then nobody is told of it, nor of
  /// the closing that goes with it.
  private static Instant notBefore(OrderFact fact) {
    Instant at = fact.on().at();
    return switch (fact) {
      case OrderFact.Answered _ -> at.plus(HELD);
      case OrderFact.Closed it when it.ending() == OrderFact.Ending.ANSWERED -> at.plus(HELD);
      case OrderFact.Registered _,
          OrderFact.Amended _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Submitted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.PriorityFact _,
          OrderFact.UnitFact _,
          OrderFact.RequestFact _,
          OrderFact.Audited _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.Closed _,
          OrderFact.RecheckOrdered _,
          OrderFact.Archived _ ->
          at;
    };
  }

  @Override
  public String name() {
    return "messaging.outbox";
  }

  private static boolean mayConcern(LedgerEntry entry) {
    return entry.find(OrderFact.class).isPresent() || entry.is(CaseworkFact.AttachmentAdded.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    if (entries.stream().noneMatch(OutboxReader::mayConcern)) {
      return;
    }
    Instant begin = outbox.getBeginning();
    List<LedgerEntry> told = entries.stream().filter(it -> !it.at().isBefore(begin)).toList();
    for (OrderFact fact : LedgerEntry.listFacts(told, OrderFact.class)) {
      for (OutboxSource source : sources) {
        source
            .list(fact)
            .forEach(wanted -> {
              var _ = outbox.add(wanted, notBefore(fact));
            });
      }
      if (fact instanceof OrderFact.AnswerTakenBack) {
        outbox.cancel(fact.subject(), fact.version() - 2, fact.version() - 1);
      }
    }
    for (LedgerEntry entry : told) {
      entry
          .find(CaseworkFact.AttachmentAdded.class)
          .ifPresent(fact -> sources.forEach(source -> source.list(fact).forEach(outbox::add)));
    }
  }
}
