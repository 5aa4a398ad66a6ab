package vigil.insight.figures;

import java.time.LocalDate;
import java.util.ArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.insight.store.PastMeasure;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.kernel.Csv;

/// Gives the demo city a last year, once; and, where `vigil.demo.history` names one, an older
/// system's days (`policy/demo/NAME-days.csv`).
@Component
@ConditionalOnProperty("vigil.demo")
class LastYearImporter implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(LastYearImporter.class);

  private final SqlOverviewIndicators figures;
  private final TransactionTemplate transaction;
  private final String history;

  LastYearImporter(
      SqlOverviewIndicators figures,
      PlatformTransactionManager transactions,
      @Value("${vigil.demo.history:}") String history) {
    this.figures = figures;
    this.history = history;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (figures.hasLastYear()) {
      return;
    }
    var rows = new ArrayList<>(Csv.policy("", "demo/last-year.csv"));
    if (!history.isEmpty()) {
      rows.addAll(Csv.policy("", "demo/" + history + "-days.csv"));
    }
    transaction.executeWithoutResult(status ->
        rows.forEach(row ->
            figures.importDay(
                row.as("day", LocalDate::parse),
                row.as("measure", PastMeasure::parse),
                row.as("value", Double::parseDouble))));
    log.info("The demo city has a last year of {} figures", rows.size());
  }
}
