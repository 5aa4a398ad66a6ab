package vigil.casework.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
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
  private static final List<Class<? extends OrderFact>> PRESSING =
      List.of(OrderFact.Supervised.class, OrderFact.Reminded.class, OrderFact.LeaderNoted.class);

  private final SqlReminderStatus urgings;

  ReminderStatusReader(SqlReminderStatus urgings) {
    this.urgings = urgings;
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
    return Set.copyOf(PRESSING);
  }

  /// Answers wait for the next who presses, or the end, and are written at once.
  @Override
  public void read(List<LedgerEntry> entries) {
    var answers = new LinkedHashMap<String, Instant>();
    for (LedgerEntry entry : entries) {
      if (entry.is(OrderFact.Reported.class)) {
        answers.putIfAbsent(entry.subject(), entry.as(OrderFact.Reported.class).on().at());
      } else if (entry.is(OrderFact.FeedbackGiven.class)) {
        answers.putIfAbsent(entry.subject(), entry.as(OrderFact.FeedbackGiven.class).on().at());
      } else if (PRESSING.stream().anyMatch(entry::is)) {
        urgings.answered(answers);
        answers.clear();
        pressed(entry);
      }
    }
    urgings.answered(answers);
  }

  private void pressed(LedgerEntry entry) {
    String order = entry.subject();
    if (entry.is(OrderFact.Supervised.class)) {
      var fact = entry.as(OrderFact.Supervised.class);
      urgings.supervised(order, fact.on().at(), fact.due());
    } else if (entry.is(OrderFact.Reminded.class)) {
      var on = entry.as(OrderFact.Reminded.class).on();
      urgings.reminded(order, on.at(), OrderVisibility.isOfTheCitizen(on.by()));
    } else {
      urgings.noted(order, entry.as(OrderFact.LeaderNoted.class).on().at());
    }
  }
}
