package vigil.telephony;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.Await;
import vigil.kernel.MemoryVault;
import vigil.kernel.TestAppends;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.media.MediaSettings;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.SipSettings;
import vigil.telephony.steps.CallTimeouts;
import vigil.telephony.steps.LineSettings;
import vigil.telephony.steps.TelephonyService;
import vigil.telephony.store.SqlCalls;
import vigil.telephony.store.SqlPhoneAccounts;

/// The line in a process that may be killed. Each caller whose number ends in NN is put through to
/// extension 50NN, those from 80 on wait for ever.
final class TelephonyProcess {
  private static final int FIRST_WHO_WAITS = 80;

  private TelephonyProcess() {}

  /// Runs until it is killed.
  ///
  /// @param args database URL, data folder, media's address, SIP port
  public static void main(String[] args) throws InterruptedException {
    var database = new PGSimpleDataSource();
    database.setUrl(args[0]);
    JdbcClient sql = JdbcClient.create(database);
    Clock clock = Clock.systemUTC();
    var line = new AtomicReference<TelephonyService>();
    var listener = new ConnectingListener(line);
    line.set(
        new TelephonyService(
            settings(args),
            Path.of(args[1]),
            new SqlCalls(sql, TestAppends.of(database, new ListLedger()), new MemoryVault()),
            new SqlPhoneAccounts(sql, clock, new MemoryVault(), (_, _) -> true),
            new MemoryVault(),
            clock,
            () -> List.of(listener)));
    line.get().load();
    line.get().start();
    Await.until(line.get()::isReady);
    System.out.println("line ready " + line.get().sipPort());
    Thread.currentThread().join();
  }

  private static LineSettings settings(String[] args) {
    var sip =
        new SipSettings(
            "127.0.0.1",
            Integer.parseInt(args[3]),
            "12345",
            List.of("127.0.0.1"),
            Map.of(),
            false,
            List.of("MD5"),
            200);
    var times =
        new CallTimeouts(
            Duration.ofMillis(100),
            Duration.ofSeconds(20),
            Duration.ofSeconds(4),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(90),
            Duration.ofSeconds(32));
    var media =
        new MediaSettings(args[2], Path.of(args[1], "media-secret"), null, Duration.ofSeconds(8));
    return new LineSettings(sip, CarrierSettings.NONE, media, times);
  }

  private record ConnectingListener(AtomicReference<TelephonyService> line)
      implements CallListener {
    @Override
    public void arrived(Call call, CallerNeed need) {
      String number = call.caller().unmask().number();
      int last = Integer.parseInt(number.substring(number.length() - 2));
      if (last < FIRST_WHO_WAITS) {
        String seat = "sip:50%02d".formatted(last);
        line.get().ring(call.id(), "o-" + call.id(), seat, Duration.ofSeconds(20));
      }
    }

    @Override
    public void answered(String call, String offer) {}

    @Override
    public void refused(String call, String offer, SeatRefusal why) {}

    @Override
    public void moved(String call, CallSeats now) {}

    @Override
    public void placed(String call, List<String> staff) {}

    @Override
    public void returned(String call, CallerNeed need) {}

    @Override
    public void ended(String call, EndReason reason) {}
  }
}
