package vigil.insight.steps;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import vigil.acd.AcdFact;
import vigil.casework.OrderFact;
import vigil.insight.store.CallTrace;
import vigil.insight.store.SqlCountedRows;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;
import vigil.telephony.TelephonyFact;

/// Counts calls as the ledger tells of them.
@Component
class CallCountReader implements Projection {
  private final SqlCountedRows seen;

  CallCountReader(SqlCountedRows seen) {
    this.seen = seen;
  }

  @Override
  public String name() {
    return "insight.counts";
  }

  @Override
  public List<String> tables() {
    return List.of("insight.call_seen");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    Map<String, CallTrace> calls = new LinkedHashMap<>();
    for (LedgerEntry entry : entries) {
      Instant at = entry.at();
      entry.find(TelephonyFact.class).ifPresent(fact -> count(fact, at, calls));
      if (entry.is(AcdFact.Enqueued.class)) {
        tell(calls, entry.subject(), call -> call.queued(at));
      }
      entry
          .find(OrderFact.Registered.class)
          .ifPresent(fact -> {
            var call = fact.origin().contact();
            if (call != null) {
              tell(calls, call, it -> it.written(at));
            }
          });
    }
    seen.saveCalls(calls.values());
  }

  private static void tell(
      Map<String, CallTrace> calls, String call, UnaryOperator<CallTrace> what) {
    calls.compute(call, (id, known) -> what.apply(known == null ? CallTrace.of(id) : known));
  }

  private void count(TelephonyFact fact, Instant at, Map<String, CallTrace> calls) {
    switch (fact) {
      case TelephonyFact.CallArrived it -> tell(calls, it.subject(), call -> call.arrived(at));
      case TelephonyFact.Answered it -> tell(calls, it.subject(), call -> call.answered(at));
      case TelephonyFact.Ended it -> {
        var end = new CallTrace.CallEnd(at, String.valueOf(it.reason()), it.talkMillis());
        tell(calls, it.subject(), call -> call.ended(end));
      }
      case TelephonyFact.TriesLost it ->
          seen.triesLost(it.subject(), at, it.refused(), it.cancelled());
      case TelephonyFact.LegInvited _,
          TelephonyFact.LegAnswered _,
          TelephonyFact.LegMissed _,
          TelephonyFact.LegLeft _,
          TelephonyFact.LegHeld _,
          TelephonyFact.LegResumed _,
          TelephonyFact.RecordingPaused _,
          TelephonyFact.RecordingResumed _,
          TelephonyFact.LegsJoined _,
          TelephonyFact.SupervisionAsked _,
          TelephonyFact.SupervisionChanged _,
          TelephonyFact.KeyPressed _,
          TelephonyFact.Recorded _,
          TelephonyFact.RecordedInPart _,
          TelephonyFact.RecordingPlayed _,
          TelephonyFact.CallOutAnswered _,
          TelephonyFact.CallOutKeyPressed _,
          TelephonyFact.CallOutEnded _,
          TelephonyFact.CitizenCallFact _ -> {}
    }
  }
}
