package vigil.kernel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.kernel.ListLedger;
import vigil.kernel.MemoryVault;
import vigil.kernel.TestAppends;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallSound;
import vigil.telephony.life.CallState;
import vigil.telephony.life.LegState;
import vigil.telephony.store.SqlCalls;

/// Calls that live while a server that knew no legs is replaced: who talks, who waits, who is
/// woken.
class LegsMigrationTest {
  private static SqlCalls calls;

  @BeforeAll
  static void update() {
    var database = TestDatabase.migratedTo(Map.of("kernel", "1", "telephony", "22"));
    var sql = JdbcClient.create(database);
    sql.sql(
            """
            insert into telephony.call (id, version, state, caller, arrived_at, urgent_medical, language,
              offer, seat, answered_at) values
            ('talks', 4, 'TALKING', '13800138000', now(), false, 'zh', 'o-1', 'sip:1001', now()),
            ('waits', 2, 'WAITING', '13800138001', now(), true, 'zh', null, null, null);
            insert into telephony.call_out values
            ('0190c1b2-0000-7000-8000-000000000001', 2, 'READING', 'sip:1008', 'press-1', true),
            ('0190c1b2-0000-7000-8000-000000000002', 2, 'ENDED', 'sip:1009', 'press-1', false);
            insert into telephony.dialog (leg, call, role, offer, phase, call_id, local_tag, remote_tag,
              local_uri, remote_uri, remote_target, routes, local_cseq, remote_cseq, port, sdp_version,
              version) values
            ('talks.caller', 'talks', 'CALLER', null, 'CONFIRMED', 'a', 'b', 'c', 'd', 'e', 'f', '{}', 1, 1, 20000, 1, 1),
            ('talks.1', 'talks', 'SEAT', 'o-1', 'CONFIRMED', 'g', 'b', 'c', 'd', 'e', 'f', '{}', 1, 1, 20002, 1, 1),
            ('waits.caller', 'waits', 'CALLER', null, 'CONFIRMED', 'h', 'b', 'c', 'd', 'e', 'f', '{}', 1, 1, 20004, 1, 1),
            ('woken', '0190c1b2-0000-7000-8000-000000000001', 'CALLED', null, 'CONFIRMED', 'i', 'b', 'c', 'd', 'e', 'f', '{}', 1, 1, 20006, 1, 1)
            """)
        .update();
    TestDatabase.migrate(database, "telephony", "latest");
    calls =
        new SqlCalls(
            sql, TestAppends.of(database, new ListLedger(Clock.systemUTC())), new MemoryVault());
  }

  private static List<LegState> states(String call) {
    return calls.findCall(call).orElseThrow().legs().stream().map(CallLeg::state).toList();
  }

  @Test
  void whoTalksTalksOnAndWhoWaitsWaits() {
    assertEquals(List.of(LegState.JOINED, LegState.JOINED), states("talks"));
    assertEquals(List.of(LegState.QUEUED), states("waits"));
    CallRecord talks = calls.findCall("talks").orElseThrow();
    assertEquals(
        new CallSound.Others(List.of("talks.1")), CallSound.of(talks).hears().get("talks.caller"));
    assertEquals("sip:1001", talks.findOffered("o-1").orElseThrow().address());
  }

  @Test
  void whoIsWokenHearsThePromptOnAndTheOverIsOver() {
    CallRecord woken = calls.findCall("0190c1b2-0000-7000-8000-000000000001").orElseThrow();
    assertEquals(CallState.TALKING, woken.state());
    assertEquals(new CallSound.Prompt("press-1", true), CallSound.of(woken).hears().get("woken"));
    CallRecord over = calls.findCall("0190c1b2-0000-7000-8000-000000000002").orElseThrow();
    assertEquals(CallState.ENDED, over.state());
    assertEquals(2024, over.arrivedAt().atZone(java.time.ZoneOffset.UTC).getYear());
    assertEquals(3, calls.listLiving().size());
  }
}
