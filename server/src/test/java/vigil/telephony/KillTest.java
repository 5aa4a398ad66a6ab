package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.SOON;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.Await;
import vigil.kernel.MemoryVault;
import vigil.kernel.database.TestDatabase;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;
import vigil.telephony.sip.Digest;
import vigil.telephony.sip.PhoneAccounts.Account;
import vigil.telephony.store.SqlPhoneAccounts;

/// `kill -9` of the server during twenty talking calls: all end normally, every recording is whole,
/// and who waits keeps waiting.
class KillTest {
  private static final int TALKING = 20;
  private static final int WAITING = 3;

  /// Bytes of two voices in G.711.
  private static final int HALF_A_SECOND = 8_000;

  @TempDir Path folder;
  private final PhoneClock clock = new PhoneClock();
  private final List<SipPhone> phones = new ArrayList<>();
  private Process server;
  private MediaProcess media;
  private JdbcClient sql;
  private String url;
  private int port;

  @BeforeEach
  void open() throws IOException {
    media = new MediaProcess(folder);
    var database = TestDatabase.migrated("kernel", "telephony");
    url = database.getJdbcUrl();
    sql = JdbcClient.create(database);
    server = started();
  }

  @AfterEach
  void close() throws IOException {
    phones.forEach(SipPhone::close);
    clock.close();
    server.destroyForcibly().onExit().join();
    media.close();
  }

  private Process started() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "vigil.telephony.TelephonyProcess",
                url,
                folder.toString(),
                media.control(),
                String.valueOf(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var reader =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = reader.readLine();
    while (line != null && !line.startsWith("line ready ")) {
      line = reader.readLine();
    }
    port = Integer.parseInt(String.valueOf(line).replace("line ready ", ""));
    Thread.ofVirtual().start(() -> reader.lines().forEach(_ -> {}));
    return process;
  }

  private SipPhone phone(String user, double hertz) {
    var at = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var phone = new SipPhone(user, at, hertz, clock);
    phones.add(phone);
    return phone;
  }

  private SipPhone seat(int number) {
    String user = "50%02d".formatted(number);
    new SqlPhoneAccounts(sql, Clock.systemUTC(), new MemoryVault(), (_, _) -> true)
        .save(
            new Account(
                user,
                Digest.ha1(Digest.Algorithm.MD5, user, "secret"),
                Digest.ha1(Digest.Algorithm.SHA256, user, "secret")),
            user);
    SipPhone seat = phone(user, 2000 + 40 * number);
    assertEquals(200, seat.register("secret", 300));
    return seat;
  }

  private long count(String state) {
    return sql.sql("select count(*) from telephony.call where state = ?")
        .param(state)
        .query(Long.class)
        .single();
  }

  // promise: README.md «talking callers notice nothing, waiting callers keep their place»
  @Test
  void noTalkingCallIsDroppedAndEveryRecordingIsWhole() throws Exception {
    var callers = new ArrayList<SipPhone>();
    var seats = new ArrayList<SipPhone>();
    for (int i = 0; i < TALKING; i++) {
      seats.add(seat(i));
      callers.add(phone("138001380%02d".formatted(i), 600 + 40 * i));
      callers.get(i).call("12345");
    }
    for (int i = 0; i < WAITING; i++) {
      phone("138001380%02d".formatted(80 + i), 500).call("12345");
    }
    Await.until(() -> count("TALKING") == TALKING && count("WAITING") == WAITING);
    server.destroyForcibly().onExit().join();
    assertTrue(callers.getFirst().state() == State.TALKING);
    server = started();
    for (int i = 0; i < TALKING; i++) {
      TelephonyFixture.hears(callers.get(i), 2000 + 40 * i);
    }
    for (int i = 0; i < TALKING; i++) {
      (i % 2 == 0 ? callers : seats).get(i).hangUp();
    }
    for (int i = 0; i < TALKING; i++) {
      assertTrue(callers.get(i).await(State.ENDED, SOON));
      assertTrue(seats.get(i).await(State.ENDED, SOON));
    }
    Await.until(() -> count("ENDED") == TALKING);
    Await.until(() -> recordings().size() == TALKING);
    // Media closes a file after it has said that the call is over.
    for (String file : recordings()) {
      Await.until(() -> folder.resolve(file).toFile().length() > HALF_A_SECOND);
    }
    assertEquals(WAITING, count("WAITING"));
    TelephonyFixture.hears(phones.getLast(), MediaProcess.MUSIC);
  }

  private List<String> recordings() {
    return sql.sql("select recording from telephony.call where recording is not null")
        .query((row, _) -> String.valueOf(row.getString("recording")))
        .list();
  }
}
