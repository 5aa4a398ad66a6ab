package vigil.acd.steps;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vigil.acd.SeatView;
import vigil.acd.store.SqlDebts;
import vigil.acd.store.SqlDrafts;
import vigil.acd.store.SqlQueue;
import vigil.acd.store.SqlQueueDays;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.city.files.PolicyCity;
import vigil.kernel.Await;
import vigil.kernel.LedgerEntry;
import vigil.kernel.ListLedger;
import vigil.kernel.MemoryVault;
import vigil.kernel.TestAppends;
import vigil.kernel.database.TestDatabase;
import vigil.telephony.CallerNeed;
import vigil.telephony.PlacedCalls;
import vigil.telephony.Telephony;
import vigil.workforce.WorkforceFact;

/// The line on a real database, with a telephone that is told what happens and a workforce in a
/// map.
abstract class QueueFixture {
  static final Instant NIGHT = Instant.parse("2022-05-01T18:00:00Z");

  /// A database that can be away.
  static final class FlakyDataSource extends DelegatingDataSource {
    final AtomicBoolean isAway = new AtomicBoolean();
    final AtomicInteger refused = new AtomicInteger();

    FlakyDataSource(DataSource database) {
      super(database);
    }

    @Override
    public Connection getConnection() throws SQLException {
      if (isAway.get()) {
        refused.incrementAndGet();
        throw new SQLException("Connection refused", "08001");
      }
      return super.getConnection();
    }
  }

  final AtomicReference<Instant> now = new AtomicReference<>(NIGHT);
  final FlakyDataSource database =
      new FlakyDataSource(TestDatabase.migrated("kernel", "workforce", "acd"));
  final ScriptedTelephony telephony = new ScriptedTelephony();
  final Map<String, List<String>> placed = new ConcurrentHashMap<>();
  final ListWorkforce workforce = new ListWorkforce(now::get);
  final ListLedger ledger = new ListLedger(now::get);
  final SqlDebts debts = new SqlDebts(JdbcClient.create(database));
  final SqlDrafts drafts = new SqlDrafts(JdbcClient.create(database), new MemoryVault());
  final SqlQueueDays days = new SqlQueueDays(JdbcClient.create(database));
  QueueRunner line = server();
  SeatShifts seats = new SeatShifts(line, workforce);
  QueueCallListener calls = new QueueCallListener(line);

  private QueueRunner server() {
    var beans =
        new StaticListableBeanFactory(
            Map.of("telephony", telephony, "placed", (PlacedCalls) () -> Map.copyOf(placed)));
    var book =
        new QueueStore(
            new SqlQueue(JdbcClient.create(database)),
            debts,
            ledger,
            TestAppends.of(database, ledger),
            new JdbcTransactionManager(database));
    return new QueueRunner(
        book,
        new DecisionExecutor(
            beans.getBeanProvider(Telephony.class),
            beans.getBeanProvider(PlacedCalls.class),
            workforce),
        now::get,
        new QueuePolicy(PolicyCity.shipped()));
  }

  @BeforeEach
  void start() {
    line.start();
  }

  @AfterEach
  void stop() {
    line.stop();
  }

  /// The process is gone; another one starts on the same database.
  void crash() {
    line.stop();
    line = server();
    seats = new SeatShifts(line, workforce);
    calls = new QueueCallListener(line);
    line.start();
  }

  AcdService acd() {
    return new AcdService(line, seats, debts, days, workforce, ledger, now::get);
  }

  void onShift(String staff) {
    workforce.startShift(staff, "sip:" + staff);
    readShift(began(staff));
  }

  void readShift(LedgerEntry... entries) {
    new ShiftReader(seats, (_, _) -> {}).read(List.of(entries));
  }

  LedgerEntry began(String staff) {
    return entry(new WorkforceFact.ShiftBegan(staff, "sip:" + staff, "home", List.of()));
  }

  LedgerEntry entry(vigil.kernel.Fact fact) {
    var one = new ListLedger(now::get);
    one.append(fact);
    return one.listAfter(0, 1).getFirst();
  }

  static OrderFact registered(String order, String call) {
    var on = new OrderFact.FactHeader(order, 1, NIGHT, "an");
    var origin = new Order.Origin(NIGHT, "an", Order.Channel.PHONE, call);
    var appeal =
        new Order.Appeal(AppealType.HELP, Urgency.NORMAL, null, null, null, null, List.of());
    return new OrderFact.Registered(on, "20220501-000001-0", origin, appeal, List.of(), NIGHT);
  }

  void arrive(String call) {
    calls.arrived(ScriptedTelephony.told(call), CallerNeed.ORDINARY);
    Await.until(() -> line.ask(view -> view.findCaller(call).isPresent()));
  }

  void rings(String offer, String address) {
    Await.until(() -> telephony.orders.contains("ring " + offer + " at " + address));
  }

  void talk(String call, String staff) {
    rings(call + "/1", "sip:" + staff);
    calls.answered(call, call + "/1");
    Await.until(() -> acd().getSeat(staff).activity().state() == SeatView.State.TALKING);
    Await.until(() -> acd().getSeat(staff).debts().contains(call));
  }

  List<String> waiting() {
    return acd().getQueue().waiting().stream().map(one -> one.call()).toList();
  }
}
