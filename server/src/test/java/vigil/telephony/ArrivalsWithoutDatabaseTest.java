package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.kernel.Fact;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;

/// Who calls while nothing can be stored is no call yet, waits, and hears so.
class ArrivalsWithoutDatabaseTest {
  @TempDir static Path folder;
  private static TelephonyFixture stage;

  @BeforeAll
  static void open() throws IOException {
    stage = new TelephonyFixture(folder, 200);
  }

  @AfterAll
  static void close() throws IOException {
    stage.close();
  }

  /// PostgreSQL takes no new call until it is closed.
  private static Connection hold() throws SQLException {
    Connection holder = stage.connection();
    holder.setAutoCommit(false);
    try (Statement lock = holder.createStatement()) {
      lock.execute("lock table telephony.call in exclusive mode");
    }
    return holder;
  }

  private static SipPhone calls(int number) {
    SipPhone caller = stage.phone("1370000000" + number, 1000);
    caller.call("12345");
    Await.until(() -> caller.ear().hears(MediaProcess.PLEASE_WAIT));
    return caller;
  }

  private static String lastDigits(String number) {
    return number.substring(number.length() - 4);
  }

  /// The calls as the ledger has them; the queue is told of each when its greeting is over.
  private static Stream<String> stored() {
    return stage.ledger.facts.stream()
        .filter(fact -> fact instanceof TelephonyFact.CallArrived)
        .map(Fact::subject);
  }

  private static String caller(String id) {
    return stage.listener.arrived.stream()
        .filter(call -> call.id().equals(id))
        .map(call -> lastDigits(call.caller().toString()))
        .findFirst()
        .orElseThrow();
  }

  // promise: docs/calls.md «are stored in the order of their coming»
  @Test
  void whoCallsWhileNothingCanBeStoredHearsSoAndIsTakenInTheOrderOfComing() throws Exception {
    var callers = new ArrayList<SipPhone>();
    int before = stage.listener.arrived.size();
    try (Connection holder = hold()) {
      for (int i = 1; i <= 4; i++) {
        callers.add(calls(i));
      }
      assertTrue(callers.stream().allMatch(one -> one.state() == State.CALLING), "not answered");
      assertTrue(stage.line.listLive().isEmpty(), "no call yet");
      callers.remove(2).hangUp();
      holder.rollback();
    }
    Await.until(() -> callers.stream().allMatch(one -> one.state() == State.TALKING));
    Await.until(() -> stage.listener.arrived.size() == before + callers.size());
    List<String> numbers = stored().skip(before).map(ArrivalsWithoutDatabaseTest::caller).toList();
    assertEquals(callers.stream().map(one -> lastDigits(one.user())).toList(), numbers);
    Await.until(() -> callers.stream().allMatch(one -> one.ear().hears(MediaProcess.MUSIC)));
    callers.forEach(SipPhone::hangUp);
    stage.awaitIdle();
  }
}
