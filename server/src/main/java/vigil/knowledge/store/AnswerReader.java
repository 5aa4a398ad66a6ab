package vigil.knowledge.store;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;

/// Learns which orders were answered at once by a script, from the orders' own facts: so an answer
/// counts though nobody notes it, also when the script is retired meanwhile, and no longer once it
/// is taken back. Facts of before name no edition; of those, what agents noted is counted.
@Component
class AnswerReader implements Projection {
  private final JdbcClient sql;

  AnswerReader(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public String name() {
    return "knowledge.answers";
  }

  @Override
  public List<String> tables() {
    return List.of("knowledge.answer");
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(OrderFact.AnswerTakenBack.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      entry.find(OrderFact.IntakeFact.class).ifPresent(this::take);
    }
  }

  private void take(OrderFact.IntakeFact fact) {
    switch (fact) {
      case OrderFact.Answered it -> insert(it);
      case OrderFact.AnswerTakenBack it -> takeBack(it);
      case OrderFact.Registered _,
          OrderFact.Amended _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Submitted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.Withdrawn _ -> {}
    }
  }

  private void insert(OrderFact.Answered fact) {
    if (fact.script() == null || fact.edition() == null) {
      return;
    }
    sql.sql(
            """
            insert into knowledge.answer (order_id, script, edition, at) values (?, ?, ?, ?)
            on conflict (order_id, script)
            do update set edition = excluded.edition, at = excluded.at, taken_back_at = null
            """)
        .params(fact.subject(), fact.script(), fact.edition(), SqlScripts.utc(fact.on().at()))
        .update();
  }

  private void takeBack(OrderFact.AnswerTakenBack fact) {
    sql.sql(
            """
            update knowledge.answer set taken_back_at = ?
            where order_id = ? and taken_back_at is null
            """)
        .params(SqlScripts.utc(fact.on().at()), fact.subject())
        .update();
  }
}
