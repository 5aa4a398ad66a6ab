package vigil.casework.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;

/// Counts who pressed for an order, as the ledger tells of it: beside the steps and not in them.
@Component
class ReminderStatusReader implements Projection {
  private final SqlReminderStatus reminders;

  ReminderStatusReader(SqlReminderStatus reminders) {
    this.reminders = reminders;
  }

  @Override
  public String name() {
    return "casework.urgings";
  }

  @Override
  public List<String> tables() {
    return List.of("casework.urging");
  }

  /// What answers a leader's note comes with every order, and few have one: answers may come with
  /// the next second's look, many together.
  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(
        OrderFact.Supervised.class, OrderFact.Reminded.class, OrderFact.LeaderNoted.class);
  }

  /// Answers wait for the next who presses, or the end, and are written at once.
  @Override
  public void read(List<LedgerEntry> entries) {
    var answers = new LinkedHashMap<String, Instant>();
    for (LedgerEntry entry : entries) {
      entry.find(OrderFact.class).ifPresent(fact -> take(fact, answers));
    }
    reminders.answered(answers);
  }

  private void take(OrderFact fact, Map<String, Instant> answers) {
    String order = fact.subject();
    Instant at = fact.on().at();
    switch (fact) {
      case OrderFact.Supervised it ->
          press(answers, () -> reminders.supervised(order, at, it.due()));
      case OrderFact.Reminded it ->
          press(
              answers,
              () -> reminders.reminded(order, at, OrderVisibility.isOfTheCitizen(it.on().by())));
      case OrderFact.LeaderNoted _ -> press(answers, () -> reminders.noted(order, at));
      case OrderFact.Reported _, OrderFact.FeedbackGiven _ -> answers.putIfAbsent(order, at);
      case OrderFact.Absorbed _,
          OrderFact.UrgencyRaised _,
          OrderFact.FellOverdue _,
          OrderFact.Rescheduled _,
          OrderFact.PartTakenBack _,
          OrderFact.Relayed _,
          OrderFact.Dispatched _,
          OrderFact.Signed _,
          OrderFact.Returned _,
          OrderFact.Recalled _,
          OrderFact.Contacted _,
          OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.IntakeFact _,
          OrderFact.ConferenceFact _,
          OrderFact.RoundFact _,
          OrderFact.RequestFact _ -> {}
    }
  }

  private void press(Map<String, Instant> answers, Runnable note) {
    reminders.answered(answers);
    answers.clear();
    note.run();
  }
}
