package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vigil.telephony.TelephonyFixture.SOON;
import static vigil.telephony.TelephonyFixture.hears;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;

/// What a caller does while the greeting plays. It plays for minutes here: whatever a slow machine
/// needs, nobody comes into the queue by waiting.
class GreetingTest {
  private static final double CALLER = 1000;

  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = TelephonyFixture.greetingFor(folder, Duration.ofMinutes(2));
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  @Test
  void keyOneInTheGreetingIsUrgentAndGoesToTheQueueAtOnce() {
    SipPhone caller = stage.phone("13800138001", CALLER);
    caller.call("12345");
    hears(caller, MediaProcess.GREETING);
    int known = stage.listener.arrived.size();
    caller.press('1');
    String call = stage.listener.arrival(known);
    stage.listener.hears("arrived " + call + " urgent=true zh");
    assertEquals(List.of("CallArrived", "KeyPressed"), stage.ledger.kinds(call));
    hears(caller, MediaProcess.MUSIC);
    caller.hangUp();
    stage.listener.hears("ended " + call + " CALLER_HUNG_UP");
  }

  @Test
  void aCallerWhoHangsUpInTheGreetingNeverReachesTheQueue() {
    SipPhone caller = stage.phone("13800138002", CALLER);
    caller.call("12345");
    assertTrue(caller.await(State.TALKING, SOON));
    caller.hangUp();
    Await.until(() ->
        stage
                .sql
                .sql("select count(*) from telephony.call where caller = '13800138002'")
                .query(Long.class)
                .single()
            == 1);
    Await.until(() -> stage.line.listLive().stream().noneMatch(l -> is(l.call(), "13800138002")));
    assertFalse(stage.listener.arrived.stream().anyMatch(c -> is(c, "13800138002")));
  }

  private static boolean is(Call call, String number) {
    return call.caller().unmask().number().equals(number);
  }
}
