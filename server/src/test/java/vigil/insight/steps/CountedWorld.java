package vigil.insight.steps;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.OrderFact;
import vigil.city.City;
import vigil.city.files.PolicyCity;
import vigil.city.files.PolicySource;
import vigil.insight.policy.Topics;
import vigil.insight.store.SqlCountedRows;
import vigil.insight.store.SqlDailySums;
import vigil.insight.store.SqlOrderCounts;
import vigil.insight.store.SqlSensing;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;

/// The reader of orders over a database of its own, for tests that hold figures against facts.
public final class CountedWorld {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  public static final City CITY = new PolicyCity(PolicySource.shipped(), PolicyCity.USUAL_PROFILE);

  private CountedWorld() {}

  public static Projection reader(JdbcClient sql) {
    var topics = new Topics(CITY);
    return new OrderDaysReader(
        new SqlOrderCounts(sql),
        new SqlDailySums(sql),
        new SqlCountedRows(sql),
        new SqlSensing(sql, topics),
        topics,
        CITY);
  }

  public static void empty(JdbcClient sql) {
    reader(sql).tables().forEach(table -> sql.sql("truncate " + table).update());
  }

  /// Facts as the ledger gives them.
  ///
  /// @param after the number of the fact before the first of these
  public static List<LedgerEntry> entries(List<? extends OrderFact> facts, int after) {
    var entries = new ArrayList<LedgerEntry>();
    for (OrderFact fact : facts) {
      entries.add(entry(after + entries.size() + 1, fact));
    }
    return entries;
  }

  public static LedgerEntry entry(int seq, OrderFact fact) {
    return new LedgerEntry(
        seq,
        fact.on().at(),
        Fact.kind(fact.getClass()),
        fact.subject(),
        fact.version(),
        JSON.writeValueAsString(fact));
  }
}
