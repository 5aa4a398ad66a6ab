package vigil.telephony.steps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vigil.kernel.Await;

class CallTimersTest {
  private static final String CALL = "c";

  private final CallMailboxes mailboxes = new CallMailboxes();
  private final CallTimers timers = new CallTimers(mailboxes);
  private final List<String> done = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    timers.stop();
  }

  @Test
  void anAlarmIsRaisedInItsTurn() {
    timers.alarm(Duration.ofMillis(1), CALL, () -> done.add("alarm"));
    Await.until(() -> done.equals(List.of("alarm")));
  }

  /// A carrier refuses in the moment in which it is given up as silent: the next one, whom the call
  /// is tried by meanwhile, is not given up for that.
  @Test
  void anAlarmThatIsStoppedWhileItWaitsForItsTurnIsNotRaised() throws InterruptedException {
    var refusal = new CountDownLatch(1);
    mailboxes.post(CALL, () -> pass(refusal));
    CallTimer alarm = timers.alarm(Duration.ZERO, CALL, () -> done.add("alarm"));
    var later = new CountDownLatch(1);
    timers.after(Duration.ofMillis(1), "another", later::countDown);
    later.await();
    alarm.stop();
    mailboxes.post(CALL, () -> done.add("last"));
    refusal.countDown();
    Await.until(() -> done.contains("last"));
    assertEquals(List.of("last"), done);
  }

  private static void pass(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
