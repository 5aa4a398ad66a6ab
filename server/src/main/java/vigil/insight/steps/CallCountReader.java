package vigil.insight.steps;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.acd.AcdFact;
import vigil.casework.OrderFact;
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
    for (LedgerEntry entry : entries) {
      entry.find(TelephonyFact.class).ifPresent(fact -> count(fact, entry.at()));
      if (entry.is(AcdFact.Enqueued.class)) {
        seen.callQueued(entry.subject(), entry.at());
      }
      entry.find(OrderFact.Registered.class).ifPresent(fact -> written(fact, entry.at()));
    }
  }

  private void written(OrderFact.Registered fact, Instant at) {
    var call = fact.origin().contact();
    if (call != null) {
      seen.callWritten(call, at);
    }
  }

  private void count(TelephonyFact fact, Instant at) {
    switch (fact) {
      case TelephonyFact.CallArrived it -> seen.callArrived(it.subject(), at);
      case TelephonyFact.Answered it -> seen.callAnswered(it.subject(), at);
      case TelephonyFact.Ended it ->
          seen.callEnded(it.subject(), at, String.valueOf(it.reason()), it.talkMillis());
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
