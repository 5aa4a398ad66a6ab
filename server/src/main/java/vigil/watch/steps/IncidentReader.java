package vigil.watch.steps;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.CaseworkFact;
import vigil.insight.InsightFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.telephony.Telephony;
import vigil.telephony.TelephonyFact;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.WatchFact;
import vigil.watch.store.SqlIncidents;

/// Learns of spikes, of late steps in the rapid-disposal lane, and of keys pressed on the phones
/// that were rung; stops the ringing.
@Component
class IncidentReader implements LedgerReader {
  /// The key by which the one who was woken says that she is awake.
  private static final String AWAKE = "1";

  private final WatchService desk;
  private final LaneIncidents lane;
  private final SqlIncidents incidents;
  private final Telephony telephony;

  IncidentReader(
      WatchService desk, LaneIncidents lane, SqlIncidents incidents, Telephony telephony) {
    this.desk = desk;
    this.lane = lane;
    this.incidents = incidents;
    this.telephony = telephony;
  }

  @Override
  public String name() {
    return "watch.night";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(
        InsightFact.SpikeRaised.class,
        InsightFact.SpikeClosed.class,
        CaseworkFact.RapidStepLate.class,
        TelephonyFact.CallOutKeyPressed.class,
        WatchFact.Acknowledged.class,
        WatchFact.IncidentClosed.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      if (entry.is(InsightFact.SpikeRaised.class)) {
        desk.open(entry.as(InsightFact.SpikeRaised.class));
      } else if (entry.is(CaseworkFact.RapidStepLate.class)) {
        lane.note(entry.as(CaseworkFact.RapidStepLate.class));
      } else if (entry.is(InsightFact.SpikeClosed.class)) {
        desk.close(entry.subject());
      } else if (entry.is(TelephonyFact.CallOutKeyPressed.class)) {
        key(entry.as(TelephonyFact.CallOutKeyPressed.class));
      } else if (entry.is(WatchFact.Acknowledged.class)
          || entry.is(WatchFact.IncidentClosed.class)) {
        // Somebody is awake, or nobody needs to be: no phone rings on. Said twice it does no harm.
        incidents.listCalls(entry.subject()).forEach(telephony::hangUp);
      }
    }
  }

  private void key(TelephonyFact.CallOutKeyPressed pressed) {
    if (pressed.key().equals(AWAKE)) {
      incidents
          .findByCall(pressed.subject())
          .ifPresent(
              ring -> desk.acknowledge(ring.incident(), ring.staff(), AcknowledgementChannel.KEY));
    }
  }
}
