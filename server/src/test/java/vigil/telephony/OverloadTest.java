package vigil.telephony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.kernel.Await;
import vigil.media.phone.SipText;

/// Who is refused when there is too much: new calls, with a time to come back, each of them
/// counted; never who is in a call.
class OverloadTest {
  private static final int ROOM = 2;
  private static final int FLOOD = 150;
  private static final int MOST_ARRIVING = 100;

  /// Threads of the stack, each of which may let one more in while others do.
  private static final int AT_ONCE = 8;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // each test opens one
  private TelephonyFixture stage;

  private Stranger open(int mostCalls) throws IOException {
    stage = new TelephonyFixture(folder, mostCalls);
    return new Stranger(stage.server(), "127.0.0.1");
  }

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  private int refused() {
    return stage.ledger.facts.stream()
        .filter(TelephonyFact.TriesLost.class::isInstance)
        .mapToInt(fact -> ((TelephonyFact.TriesLost) fact).refused())
        .sum();
  }

  @Test
  void newCallsAreToldToComeBackAndWhoIsInACallGoesOn() throws IOException {
    try (Stranger trunk = open(ROOM)) {
      var first = new RawCall(trunk, "first");
      var second = new RawCall(trunk, "second");
      assertEquals(200, first.ask("INVITE", "", RawCall.sound("sendrecv")).status());
      assertEquals(200, second.ask("INVITE", "", RawCall.sound("sendrecv")).status());
      for (int i = 0; i < 3; i++) {
        SipText late = new RawCall(trunk, "late" + i).invite("", RawCall.sound("sendrecv"));
        assertEquals(503, late.status());
        assertEquals("5", late.header("Retry-After"));
      }
      SipText ping = trunk.ask("OPTIONS", "<sip:1@x>;tag=p", "<sip:12345@x>", "ping@x", "", "");
      assertTrue(ping != null && ping.status() == 503, "who chooses by OPTIONS goes elsewhere");
      assertEquals(200, first.ask("INVITE", "", RawCall.sound("sendonly")).status());
      assertEquals(200, first.ask("UPDATE", "", RawCall.sound("sendrecv")).status());
      assertEquals(200, first.ask("OPTIONS", "", "").status());
      first.hangUp();
      // The row is gone a moment before the place in memory is.
      Await.until(() -> stage.line.getHealth().channels().inUse() == 1);
      var next = new RawCall(trunk, "next");
      assertEquals(200, next.ask("INVITE", "", RawCall.sound("sendrecv")).status());
      Await.until(() -> refused() == 3);
      var counted = stage.line.getHealth().refusals().byReason();
      assertEquals(3, counted.get(LineHealth.RefusalReason.FULL));
      assertEquals(ROOM, stage.line.getHealth().channels().most());
    }
  }

  /// A database that does not answer: callers who could only pile up are sent away at once.
  @Test
  void whoWouldOnlyWaitBehindManyIsToldToComeBack() throws IOException, SQLException {
    try (Stranger trunk = open(2000);
        Connection holder = stage.connection()) {
      holder.setAutoCommit(false);
      try (Statement lock = holder.createStatement()) {
        lock.execute("lock table telephony.call in exclusive mode");
      }
      for (int i = 0; i < FLOOD; i++) {
        String from = "<sip:1@127.0.0.1>;tag=f" + i;
        trunk.say("INVITE", from, "<sip:12345@127.0.0.1>", "flood%d@x".formatted(i), "", "");
      }
      var statuses = new HashMap<String, Integer>();
      listen(trunk, statuses, FLOOD - MOST_ARRIVING);
      long refused = count(statuses, 503);
      assertTrue(refused <= FLOOD - MOST_ARRIVING, statuses::toString);
      assertTrue(refused >= FLOOD - MOST_ARRIVING - AT_ONCE, statuses::toString);
      assertEquals(refused, statuses.size(), "nobody else is answered yet");
      holder.rollback();
      listen(trunk, statuses, FLOOD);
      assertEquals(FLOOD - refused, count(statuses, 200));
      Await.until(() -> refused() == refused);
    }
  }

  /// RFC 3261, 9.2: it takes back what we have not answered yet.
  @Test
  void whoCancelsWhileTheDatabaseIsAwayIsToldSoAndHasNoCall() throws IOException, SQLException {
    try (Stranger trunk = open(10);
        Connection holder = stage.connection()) {
      holder.setAutoCommit(false);
      try (Statement lock = holder.createStatement()) {
        lock.execute("lock table telephony.call in exclusive mode");
      }
      var call = new RawCall(trunk, "cancelled");
      long number = trunk.cseq() + 1;
      call.say("INVITE", number, "", "");
      Await.until(() -> stage.isWaitingForALock());
      call.say("CANCEL", number, "", "");
      assertEquals(200, status(trunk, number), "the CANCEL");
      holder.rollback();
      assertEquals(487, status(trunk, number), "the INVITE");
      stage.awaitIdle();
      Await.until(() -> stage.line.legs().isEmpty());
      assertTrue(trunk.hasHeardNothing());
    }
  }

  private static int status(Stranger trunk, long number) throws IOException {
    SipText said = trunk.answer(number);
    return said == null ? 0 : said.status();
  }

  /// A connection of the line waits for the lock. Final answers by Call-ID, until so many have one.
  private static void listen(Stranger trunk, Map<String, Integer> statuses, int many)
      throws IOException {
    SipText said = trunk.next();
    while (said != null && statuses.size() < many) {
      if (said.status() >= 200) {
        statuses.put(said.header("Call-ID"), said.status());
      }
      said = statuses.size() < many ? trunk.next() : null;
    }
  }

  private static long count(Map<String, Integer> statuses, int status) {
    return statuses.values().stream().filter(one -> one == status).count();
  }
}
