package vigil.kernel.database;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import vigil.kernel.Timers;

/// Where all state lives: the address given by `vigil.database.url`, else a PostgreSQL of our own
/// in the data folder. The application connects as the service role, migrations and maintenance as
/// the owner (`vigil.database.owner-url`); where one address alone is given it is both, and
/// [ServiceGrants] says so.
@Configuration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
class DatabaseSetup {
  /// How long a writer waits for a database that is away before it says so.
  private static final String WAIT = "${vigil.database.wait:25s}";

  private static final long START_MILLIS = 25_000;

  /// No address of another is given. (`havingValue = ""` would match any address.)
  private static final String OWN = "'${vigil.database.url:}'.isEmpty()";

  private static final int MOST_CONNECTIONS = 32;
  private static final int OWNER_CONNECTIONS = 4;

  @Bean(destroyMethod = "close")
  @ConditionalOnExpression(OWN)
  Postgres postgres(
      ObjectProvider<PostgresAhead.Starting> ahead,
      DataFolder data,
      @Value("${vigil.database.port:" + Postgres.PORT + "}") int port,
      @Value("${vigil.database.wal-days:" + Postgres.LOG_DAYS + "}") int logDays) {
    PostgresAhead.Starting starting = ahead.getIfAvailable();
    var postgres = starting == null ? Postgres.open(data, port, logDays) : starting.join();
    Thread.ofPlatform().daemon().name("postgres-watch").start(postgres::supervise);
    return postgres;
  }

  /// What migrates and maintains. Nothing else is given it unless it asks for it by its name.
  @Bean(name = OwnerConnection.DATABASE, defaultCandidate = false, destroyMethod = "close")
  @FlywayDataSource
  HikariDataSource ownerDatabase(
      ObjectProvider<Postgres> own,
      @Value("${vigil.database.url:}") String url,
      @Value("${vigil.database.owner-url:}") String ownerUrl,
      @Value(WAIT) Duration wait) {
    Postgres postgres = own.getIfAvailable();
    String given = ownerUrl.isEmpty() ? url : ownerUrl;
    HikariDataSource pool = pool(postgres == null ? given : postgres.ownerUrl(), wait);
    pool.setMaximumPoolSize(OWNER_CONNECTIONS);
    pool.setMinimumIdle(0);
    return pool;
  }

  @Bean
  @ConditionalOnExpression(OWN)
  WalArchiveSweep logSweep(Postgres postgres, JdbcClient sql, Timers timers) {
    return new WalArchiveSweep(postgres.walArchive(), sql, timers);
  }

  @Bean
  @ConditionalOnExpression(OWN)
  DataSource ownDatabase(Postgres postgres, @Value(WAIT) Duration wait) {
    return pool(postgres.serviceUrl(), wait);
  }

  @Bean
  @ConditionalOnExpression("!(" + OWN + ")")
  DataSource givenDatabase(@Value("${vigil.database.url}") String url, @Value(WAIT) Duration wait) {
    return pool(url, wait);
  }

  private static HikariDataSource pool(String url, Duration wait) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(MOST_CONNECTIONS);
    pool.setConnectionTimeout(wait.toMillis());
    pool.setValidationTimeout(2_000);
    pool.setInitializationFailTimeout(START_MILLIS);
    pool.addDataSourceProperty("prepareThreshold", "1");
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("socketTimeout", "30");
    // what a statement fails on says the row in its detail: numbers and names, for the log
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    return pool;
  }

  @Bean
  @ConditionalOnMissingBean
  JdbcClient jdbcClient(DataSource database) {
    return JdbcClient.create(database);
  }
}
