package vigil.kernel.ledger;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.kernel.Projection;
import vigil.kernel.database.TestDatabase;

/// Who must know all that was said waits for the projection that counts it.
class SqlProjectionsTest {
  private static final String NAME = "counting";

  record Said(String subject, int version) implements Fact {}

  private static final class Counting implements LedgerReader {
    @Override
    public String name() {
      return NAME;
    }

    @Override
    public void read(List<LedgerEntry> entries) {
      // its row alone is looked at
    }
  }

  @Test
  void whatIsCommittedIsWaitedForBeforeItIsSettledToo() {
    var pool = new HikariConfig();
    pool.setDataSource(TestDatabase.migrated("kernel"));
    pool.setMaximumPoolSize(4);
    try (var database = new HikariDataSource(pool);
        var house = new LedgerFixture(database)) {
      var none = new StaticListableBeanFactory().getBeanProvider(Projection.class);
      var projections = new SqlProjections(house.sql, house.ledger, none);
      house.tail.start();
      var pump = house.pump(new Counting());
      pump.runOnce();
      assertTrue(projections.await(NAME, Duration.ZERO), "nothing was said");
      house.append(new Said("it", 1));
      assertFalse(projections.await(NAME, Duration.ZERO), "committed, not settled");
      house.settle();
      assertFalse(projections.await(NAME, Duration.ZERO), "settled, not counted");
      pump.runOnce();
      assertTrue(projections.await(NAME, Duration.ZERO));
    }
  }
}
