package vigil.insight.steps;

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
      if (entry.is(TelephonyFact.CallArrived.class)) {
        seen.callArrived(entry.subject(), entry.at());
      } else if (entry.is(AcdFact.Enqueued.class)) {
        seen.callQueued(entry.subject(), entry.at());
      } else if (entry.is(TelephonyFact.Answered.class)) {
        seen.callAnswered(entry.subject(), entry.at());
      } else if (entry.is(TelephonyFact.Ended.class)) {
        var ended = entry.as(TelephonyFact.Ended.class);
        seen.callEnded(
            entry.subject(), entry.at(), String.valueOf(ended.reason()), ended.talkMillis());
      } else if (entry.is(TelephonyFact.TriesLost.class)) {
        var lost = entry.as(TelephonyFact.TriesLost.class);
        seen.triesLost(entry.subject(), entry.at(), lost.refused(), lost.cancelled());
      } else if (entry.is(OrderFact.Registered.class)) {
        var origin = entry.as(OrderFact.Registered.class).origin();
        if (origin.contact() != null) {
          seen.callWritten(origin.contact(), entry.at());
        }
      }
    }
  }
}
