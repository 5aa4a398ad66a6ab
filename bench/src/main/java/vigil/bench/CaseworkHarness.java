package vigil.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.flywaydb.core.Flyway;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.AssignmentStep;
import vigil.casework.Casework;
import vigil.casework.CompletionReport;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Outcome;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.casework.privacy.steps.NumberLookupLimitsService;
import vigil.casework.privacy.steps.RecusalsService;
import vigil.casework.privacy.store.SqlNumberLookups;
import vigil.casework.privacy.store.SqlRecusals;
import vigil.city.AppealType;
import vigil.city.UnclassifiedCategory;
import vigil.city.Urgency;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.StaffDirectory;
import vigil.kernel.database.OwnerConnection;

/// Casework as it is, on a PostgreSQL of its own with fsync on, without the web.
final class CaseworkHarness implements AutoCloseable {
  static final Staff AGENT = staff("agent-1", Role.AGENT, null);
  static final Staff DISPATCHER = staff("dispatcher-1", Role.DISPATCHER, null);
  static final Staff REVIEWER = staff("reviewer-1", Role.REVIEWER, null);
  static final Staff CALLBACK = staff("callback-1", Role.CALLBACK, null);
  static final Staff CITIZEN = staff("citizen", Role.CALLBACK, null);
  static final Staff CLERK = staff("clerk-310115", Role.CLERK, "d310115");
  static final Staff HANDLER = staff("handler-310115", Role.HANDLER, "d310115");

  private static final StatementRecorder RECORDER = new StatementRecorder();

  private static final String LEAD = "d310115";
  private static final String CATEGORY = "01010101";

  private final ConfigurableApplicationContext context;
  private final Casework casework;
  private final Path folder;
  private int batches;

  /// No `@Configuration`: a whole server on this class path would find it by its scan.
  @EnableTransactionManagement(proxyTargetClass = true)
  @Import({
    RecusalsService.class,
    SqlRecusals.class,
    NumberLookupLimitsService.class,
    SqlNumberLookups.class,
    UnclassifiedCategory.class
  })
  @ComponentScan({
    "vigil.kernel.clock",
    "vigil.kernel.database",
    "vigil.kernel.ledger",
    "vigil.kernel.timers",
    "vigil.casework.steps",
    "vigil.casework.store",
    "vigil.city.steps",
    "vigil.city.store"
  })
  static class HarnessConfiguration {
    @Bean
    PlatformTransactionManager transactions(DataSource database) {
      return new JdbcTransactionManager(database);
    }

    @Bean
    JdbcTemplate statements(DataSource database) {
      return new JdbcTemplate(database);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
      return new TransactionTemplate(transactions);
    }

    /// Nobody works here but the staff above.
    @Bean
    StaffDirectory register() {
      return new StaffDirectory() {
        @Override
        public List<Staff> list() {
          return List.of();
        }

        @Override
        public void replaceAll(List<Staff> staff, String by) {
          throw new UnsupportedOperationException("a bench changes no staff");
        }
      };
    }

    @Bean
    Identity identity() {
      return new Identity() {
        @Override
        public Optional<Staff> findStaff(String id) {
          return Optional.empty();
        }

        @Override
        public List<Staff> listByRole(Role role) {
          return List.of();
        }

        @Override
        public Optional<Instant> findFirstEnrolment(String staff) {
          return Optional.empty();
        }
      };
    }

    /// The tables are there before anyone looks for them.
    @Bean
    static BeanPostProcessor migrated(BeanFactory house) {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          if (name.equals(OwnerConnection.SERVICE)) {
            var owner = house.getBean(OwnerConnection.DATABASE, HikariDataSource.class);
            List.of("__root", "kernel", "city", "casework").forEach(r -> migrate(owner, r));
            OwnerConnection.grantServiceAccess(owner, List.of("kernel", "city", "casework"));
            return watched(bean);
          }
          return bean;
        }
      };
    }

    /// The same data source, whose connections can be recorded.
    private static Object watched(Object database) {
      var proxies = new ProxyFactory(database);
      proxies.setProxyTargetClass(true);
      proxies.addAdvice(
          (MethodInterceptor)
              call -> {
                Object answer = call.proceed();
                return answer instanceof Connection connection
                    ? RECORDER.watch(connection)
                    : answer;
              });
      return proxies.getProxy();
    }

    private static void migrate(HikariDataSource database, String room) {
      Flyway.configure()
          .dataSource(database)
          .table("flyway_" + room)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .locations("classpath:db/migration/" + room)
          .load()
          .migrate();
    }
  }

  private CaseworkHarness(ConfigurableApplicationContext context, Path folder) {
    this.context = context;
    this.folder = folder;
    casework = context.getBean(Casework.class);
  }

  static CaseworkHarness open(String name) throws IOException {
    Path folder = Files.createTempDirectory("vigil-bench-" + name);
    var context =
        new SpringApplicationBuilder(HarnessConfiguration.class)
            .web(WebApplicationType.NONE)
            .run(
                "--vigil.data=" + folder,
                "--vigil.database.port=" + FreePort.find(),
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
    return new CaseworkHarness(context, folder);
  }

  private static Staff staff(String id, Role role, @org.jspecify.annotations.Nullable String unit) {
    return new Staff(id, id, id, Set.of(role), unit, null);
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  JdbcClient sql() {
    return JdbcClient.create(database());
  }

  /// As the owner, who may grow and vacuum tables; with room for as many writers as the house has.
  HikariDataSource database() {
    var owner = context.getBean(OwnerConnection.DATABASE, HikariDataSource.class);
    owner.setMaximumPoolSize(32);
    return owner;
  }

  /// As the house itself.
  HikariDataSource service() {
    return context.getBean(OwnerConnection.SERVICE, HikariDataSource.class);
  }

  Casework casework() {
    return casework;
  }

  /// How far a life is led.
  enum LifeEnd {
    SUBMITTED,
    DISPATCHED,
    SIGNED,
    HANDLING,
    AUDITED,
    CLOSED
  }

  /// Nine steps from the first word to the last: register and submit, dispatch, sign, contact,
  /// handle, report, review, audit, callback.
  Order live(int n, LifeEnd until) {
    var kept = casework.register(draft(n), List.of(new Step.Submit()), AGENT);
    if (!(kept instanceof Registration.Registered(var order, _))) {
      throw new IllegalStateException("Refused: " + kept);
    }
    if (until == LifeEnd.SUBMITTED) {
      return order;
    }
    order = take(order, order.id(), new Step.Dispatch(LEAD, List.of(), List.of()), DISPATCHER);
    String part = order.findLead().orElseThrow().id();
    if (until == LifeEnd.DISPATCHED) {
      return order;
    }
    order = take(order, part, new AssignmentStep.Sign(), CLERK);
    if (until == LifeEnd.SIGNED) {
      return order;
    }
    order = take(order, part, AssignmentStep.Contact.withCitizen(), HANDLER);
    order = take(order, part, new AssignmentStep.Handle(), HANDLER);
    if (until == LifeEnd.HANDLING) {
      return order;
    }
    String contact = order.findLead().orElseThrow().attempts().getFirst().id();
    order = take(order, part, new AssignmentStep.Report(report(contact)), HANDLER);
    order = take(order, part, new AssignmentStep.Review(true, null), REVIEWER);
    order = take(order, order.id(), new Step.Audit(true, null), REVIEWER);
    return until == LifeEnd.AUDITED ? order : take(order, order.id(), satisfied(), CITIZEN);
  }

  /// One more life, and what it said to the database.
  ReplayedLife record(int n) {
    RECORDER.start();
    Order order = live(n, LifeEnd.CLOSED);
    return new ReplayedLife(service(), RECORDER.stop(), order.number());
  }

  private Order take(Order seen, String id, Step step, Staff by) {
    return switch (casework.take(id, seen.version(), step, by)) {
      case Outcome.Decision(var after, _) -> after;
      case vigil.casework.Refusal no -> throw new IllegalStateException("Refused: " + no);
    };
  }

  private static Step.CallBack satisfied() {
    return new Step.CallBack(
        Order.CallbackWay.SMS_LINK, Order.CallbackResult.SATISFIED, true, true, null, null);
  }

  private static Draft draft(int n) {
    var who =
        new Draft.Appellant(
            "王小明", "138" + (10_000_000 + n), null, null, null, null, Draft.CustomerKind.PERSON);
    var told =
        new Draft.Account(
            "小区封控，血透无法出门 " + n,
            "每周三次血透，今天起不能出小区，医院要求自行前往，居委电话无人接听，希望安排车辆并开具出门证明。",
            null,
            "请安排车辆",
            null);
    return new Draft(
        Draft.Source.of(Order.Channel.PHONE, "call-" + n),
        new Draft.Appeal(AppealType.HELP, Urgency.NORMAL, CATEGORY),
        told,
        new Draft.Place("310115", null, "花木路 %d 号".formatted(n % 900)),
        who,
        Draft.Accused.UNSAID,
        Draft.Handling.ORDINARY);
  }

  private static CompletionReport report(String contact) {
    return new CompletionReport(
        new CompletionReport.Findings(
            CompletionReport.FactFinding.TRUE,
            null,
            CompletionReport.AppealFinding.REASONABLE,
            null,
            CompletionReport.SiteCheck.NO_SITE,
            null),
        new CompletionReport.Solution(CompletionReport.Resolution.RESOLVED, null),
        new CompletionReport.Reply(
            "已安排车辆接送血透，出入证已办理。", "浦东新区花木街道", Instant.now(), CompletionReport.ReplyWay.PHONE, null),
        "已联系居委，办理出入证并安排车辆，市民表示认可。",
        "李处长",
        null,
        contact);
  }

  /// See [OrderCopies].
  void multiply(int times) {
    patiently(sql -> OrderCopies.multiply(sql, ++batches, times, true));
  }

  /// See [OrderCopies].
  void mix(int times) {
    patiently(sql -> OrderCopies.multiplyMixed(sql, ++batches, times));
  }

  /// A million orders take longer than the house lets any of its own statements take.
  private void patiently(Consumer<JdbcClient> growth) {
    try (var connection = database().getConnection()) {
      connection.setNetworkTimeout(Runnable::run, 0);
      var sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      sql.sql("set transaction_timeout = 0").update();
      growth.accept(sql);
      sql.sql("reset transaction_timeout").update();
    } catch (SQLException broken) {
      throw new IllegalStateException("The table did not grow", broken);
    }
  }

  long orders() {
    return sql().sql("select count(*) from casework.work_order").query(Long.class).single();
  }

  /// A million orders are no longer there either.
  @Override
  public void close() throws IOException {
    context.close();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}
