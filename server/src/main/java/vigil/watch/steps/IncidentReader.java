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
import vigil.watch.WayOutcome;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlIncidents.Ring;

/// Learns of spikes, of late steps in the rapid-disposal lane, and of keys pressed on the phones
/// that were rung; stops the ringing.
@Component
class IncidentReader implements LedgerReader {
  /// The key by which whoever was woken says so.
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
        TelephonyFact.CallOutEnded.class,
        WatchFact.Acknowledged.class,
        WatchFact.LineExhausted.class,
        WatchFact.IncidentClosed.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    for (LedgerEntry entry : entries) {
      entry.find(InsightFact.class).ifPresent(this::spike);
      entry.find(CaseworkFact.RapidStepLate.class).ifPresent(lane::note);
      entry.find(TelephonyFact.CallOutKeyPressed.class).ifPresent(this::key);
      entry.find(TelephonyFact.CallOutEnded.class).ifPresent(this::ended);
      entry.find(WatchFact.class).ifPresent(this::night);
    }
  }

  private void spike(InsightFact fact) {
    switch (fact) {
      case InsightFact.SpikeRaised it -> desk.open(it);
      case InsightFact.SpikeClosed it -> desk.close(it.subject());
      case InsightFact.SpikeGrew _, InsightFact.SpikeReopened _, InsightFact.TableExported _ -> {}
    }
  }

  private void night(WatchFact fact) {
    switch (fact) {
      // Somebody is awake, nobody needs to be, or nobody will: no phone rings on and no mailbox
      // listens. Said twice it does no harm.
      case WatchFact.Acknowledged _, WatchFact.IncidentClosed _, WatchFact.LineExhausted _ ->
          incidents.listCalls(fact.subject()).forEach(telephony::hangUp);
      case WatchFact.IncidentOpened _,
          WatchFact.IncidentGrew _,
          WatchFact.Paged _,
          WatchFact.IncidentWaited _,
          WatchFact.AlarmRaised _,
          WatchFact.AlarmEnded _,
          WatchFact.WayTried _,
          WatchFact.WayEnded _,
          WatchFact.DutyWaysChosen _,
          WatchFact.IncidentReopened _,
          WatchFact.ReportDrafted _,
          WatchFact.ReportEdited _,
          WatchFact.ReportSigned _,
          WatchFact.ReportReceived _,
          WatchFact.MeasureGiven _ -> {}
    }
  }

  private void key(TelephonyFact.CallOutKeyPressed pressed) {
    if (pressed.key().equals(AWAKE)) {
      incidents.findByCall(pressed.subject()).ifPresent(this::awake);
    }
  }

  private void awake(Ring ring) {
    var _ = desk.endTry(ring, WayOutcome.PRESSED);
    desk.acknowledge(ring.incident(), ring.staff(), AcknowledgementChannel.KEY);
  }

  private void ended(TelephonyFact.CallOutEnded over) {
    var reach = telephony.findReach(over.subject());
    incidents
        .findByCall(over.subject())
        .ifPresent(ring ->
            desk.endTry(ring, reach.map(PageDelivery::outcome).orElse(WayOutcome.LOST)));
  }
}
