package vigil.telephony;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.FreePort;
import vigil.kernel.Await;
import vigil.kernel.MemoryVault;
import vigil.kernel.TestAppends;
import vigil.kernel.database.TestDatabase;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.telephony.media.MediaSettings;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.Digest;
import vigil.telephony.sip.PhoneAccounts.Account;
import vigil.telephony.sip.SipSettings;
import vigil.telephony.steps.CallTimeouts;
import vigil.telephony.steps.LineSettings;
import vigil.telephony.steps.TelephonyService;
import vigil.telephony.store.SqlCalls;
import vigil.telephony.store.SqlPhoneAccounts;

/// The real line on loopback: PostgreSQL, vigil-media in its own process, real UDP, phones that say
/// tones.
final class TelephonyFixture implements AutoCloseable {
  static final Duration SOON = Await.MOST;
  static final Duration RING_TIME = Duration.ofSeconds(15);

  /// Many tests side by side are slower than any machine of a hotline.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final Duration GREETING = Duration.ofMillis(400);

  static final MemoryVault VAULT = new MemoryVault();

  final ListLedger ledger = new ListLedger();
  final RememberingListener listener = new RememberingListener();
  final PhoneClock clock = new PhoneClock();
  final MediaProcess media;
  final JdbcClient sql;

  /// Staff whose phones neither register nor ring.
  final Set<String> locked = ConcurrentHashMap.newKeySet();

  private final InstantSource time = Clock.systemUTC();
  private final HikariDataSource database;
  final SqlPhoneAccounts accounts;
  private final List<SipPhone> phones = new ArrayList<>();
  private final int mostCalls;
  private final Map<String, String> trunkAccounts;
  private final CarrierSettings carriers;
  private final CallTimeouts times;

  /// Kept over a crash: nobody else may be given it meanwhile.
  private int port = FreePort.find();

  TelephonyService line;

  TelephonyFixture(Path folder, int mostCalls) throws IOException {
    this(folder, mostCalls, Map.of());
  }

  TelephonyFixture(Path folder, int mostCalls, Map<String, String> trunkAccounts)
      throws IOException {
    this(folder, mostCalls, trunkAccounts, CarrierSettings.NONE);
  }

  TelephonyFixture(
      Path folder, int mostCalls, Map<String, String> trunkAccounts, CarrierSettings carriers)
      throws IOException {
    this(folder, mostCalls, trunkAccounts, carriers, GREETING);
  }

  /// A line whose greeting plays so long.
  static TelephonyFixture greetingFor(Path folder, Duration greeting) throws IOException {
    return new TelephonyFixture(folder, 100, Map.of(), CarrierSettings.NONE, greeting);
  }

  private TelephonyFixture(
      Path folder,
      int mostCalls,
      Map<String, String> trunkAccounts,
      CarrierSettings carriers,
      Duration greeting)
      throws IOException {
    this.carriers = carriers;
    times = quick(greeting.plusSeconds(20));
    this.mostCalls = mostCalls;
    this.trunkAccounts = trunkAccounts;
    media = new MediaProcess(folder, greeting);
    var pool = new HikariConfig();
    pool.setDataSource(TestDatabase.migrated("kernel", "telephony"));
    pool.setMaximumPoolSize(8);
    database = new HikariDataSource(pool);
    sql = JdbcClient.create(database);
    accounts = new SqlPhoneAccounts(sql, time, VAULT, (staff, _) -> !locked.contains(staff));
    line = newLine();
  }

  private static CallTimeouts quick(Duration greeting) {
    return new CallTimeouts(
        Duration.ofMillis(300),
        greeting,
        Duration.ofMillis(1500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(20),
        Duration.ofSeconds(3),
        Duration.ofSeconds(6));
  }

  private TelephonyService newLine() {
    var made =
        new TelephonyService(
            settings(),
            media.folder,
            new SqlCalls(sql, TestAppends.of(database, ledger), VAULT),
            accounts,
            VAULT,
            time,
            () -> List.of(listener));
    made.load();
    made.start();
    Await.until(made::isReady);
    port = made.sipPort();
    return made;
  }

  private LineSettings settings() {
    var sip =
        new SipSettings(
            "127.0.0.1",
            port,
            "12345",
            List.of("127.0.0.1"),
            trunkAccounts,
            false,
            List.of("MD5", "SHA-256"),
            mostCalls);
    var toMedia = new MediaSettings(media.control(), media.secretFile(), null, PATIENCE);
    return new LineSettings(sip, carriers, toMedia, times);
  }

  /// The server is gone and another one comes: nobody says goodbye to any call.
  void crash() {
    line.stop();
  }

  void comeBack() {
    line = newLine();
  }

  InetSocketAddress server() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  SipPhone phone(String user, double hertz) {
    var phone = new SipPhone(user, server(), hertz, clock);
    phones.add(phone);
    return phone;
  }

  /// Until every call is over and its place free: the row is gone a moment before the place is.
  void awaitIdle() {
    Await.until(() -> line.listLive().isEmpty() && line.getHealth().channels().inUse() == 0);
  }

  void account(String extension, String password) {
    accounts.save(
        new Account(
            extension,
            Digest.ha1(Digest.Algorithm.MD5, extension, password),
            Digest.ha1(Digest.Algorithm.SHA256, extension, password)),
        "agent-" + extension);
  }

  /// A phone that is registered at an address.
  void bind(String extension, String at) {
    account(extension, "any");
    sql.sql(
            """
            insert into telephony.binding (extension, contact, call_id, cseq, expires_at, bound_at)
            values (?, ?, 'x', 1, now() + interval '1 hour', now())
            """)
        .params(extension, "sip:" + extension + "@" + at)
        .update();
  }

  /// A seat's phone, registered.
  SipPhone seat(String extension, double hertz) {
    account(extension, "secret-" + extension);
    SipPhone phone = phone(extension, hertz);
    int status = phone.register("secret-" + extension, 300);
    if (status != 200) {
      throw new AssertionError("The seat's phone could not register: " + status);
    }
    return phone;
  }

  /// A citizen calls and is in the queue.
  ///
  /// @return the call's id
  String queued(SipPhone caller) {
    int known = listener.arrived.size();
    caller.call("12345");
    return listener.arrival(known);
  }

  /// A citizen and a seat talk.
  String talking(SipPhone caller, SipPhone seat, String offer) {
    String call = queued(caller);
    line.ring(call, offer, "sip:" + seat.user(), RING_TIME);
    listener.hears("answered " + call + " " + offer);
    return call;
  }

  String state(String call) {
    return sql.sql("select state from telephony.call where id = ?")
        .param(call)
        .query(String.class)
        .single();
  }

  /// A connection of the line's own pool.
  Connection connection() throws SQLException {
    return database.getConnection();
  }

  /// Whether something waits for what another connection holds.
  boolean isWaitingForALock() {
    return sql.sql("select count(*) from pg_locks where not granted").query(Long.class).single()
        > 0;
  }

  /// The call that a dialog is of.
  String callOf(String callId) {
    return sql.sql("select call from telephony.dialog where call_id = ?")
        .param(callId)
        .query(String.class)
        .single();
  }

  static void hears(SipPhone phone, double hertz) {
    Await.until(() -> phone.ear().hears(hertz));
  }

  @Override
  public void close() throws IOException {
    phones.forEach(SipPhone::close);
    line.stop();
    clock.close();
    media.close();
    database.close();
  }
}
