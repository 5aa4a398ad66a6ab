package vigil.casework.store;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.casework.life.Actor;
import vigil.kernel.Entry;
import vigil.kernel.Projection;

/// Counts who pressed for an order, as the ledger tells of it: beside the steps and not in them.
@Component
class UrgingReader implements Projection {
  private final SqlUrgings urgings;

  UrgingReader(SqlUrgings urgings) {
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

  @Override
  public void read(List<Entry> entries) {
    for (Entry entry : entries) {
      String order = entry.subject();
      if (entry.is(OrderFact.Supervised.class)) {
        var fact = entry.as(OrderFact.Supervised.class);
        urgings.supervised(order, fact.on().at(), fact.due());
      } else if (entry.is(OrderFact.Reminded.class)) {
        var on = entry.as(OrderFact.Reminded.class).on();
        urgings.reminded(order, on.at(), Actor.isCitizen(on.by()));
      } else if (entry.is(OrderFact.LeaderNoted.class)) {
        urgings.noted(order, entry.as(OrderFact.LeaderNoted.class).on().at());
      } else if (entry.is(OrderFact.Reported.class)) {
        urgings.answered(order, entry.as(OrderFact.Reported.class).on().at());
      } else if (entry.is(OrderFact.FeedbackGiven.class)) {
        urgings.answered(order, entry.as(OrderFact.FeedbackGiven.class).on().at());
      }
    }
  }
}
