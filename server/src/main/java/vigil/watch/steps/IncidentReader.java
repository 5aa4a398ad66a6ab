package vigil.watch.steps;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.CaseworkFact;
import vigil.insight.InsightFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.telephony.CallOutResults;
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
  private final CallOutResults results;

  IncidentReader(
      WatchService desk,
      LaneIncidents lane,
      SqlIncidents incidents,
      Telephony telephony,
      CallOutResults results) {
    this.desk = desk;
    this.lane = lane;
    this.incidents = incidents;
    this.telephony = telephony;
    this.results = results;
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
        InsightFact.SpikeResumed.class,
        InsightFact.SpikeExceeded.class,
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
      entry.find(TelephonyFact.CallOutFact.class).ifPresent(this::callOut);
      entry.find(WatchFact.class).ifPresent(this::night);
    }
  }

  private void spike(InsightFact fact) {
    switch (fact) {
      case InsightFact.SpikeRaised it -> desk.open(it);
      case InsightFact.SpikeClosed it -> desk.close(it.subject());
      case InsightFact.SpikeResumed it -> desk.resume(it.subject());
      case InsightFact.SpikeExceeded it -> desk.wakeAnew(it.subject());
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
          WatchFact.SpikeJoined _,
          WatchFact.IncidentResumed _,
          WatchFact.IncidentWokeAnew _,
          WatchFact.Paged _,
          WatchFact.IncidentWaited _,
          WatchFact.AlarmRaised _,
          WatchFact.AlarmEnded _,
          WatchFact.WayTried _,
          WatchFact.WayEnded _,
          WatchFact.DutyWaysChosen _,
          WatchFact.HandoverWritten _,
          WatchFact.HandoverConfirmed _,
          WatchFact.IncidentReopened _,
          WatchFact.ReportDrafted _,
          WatchFact.ReportEdited _,
          WatchFact.ReportRedrafted _,
          WatchFact.ReportSigned _,
          WatchFact.ReportReceived _,
          WatchFact.MeasureGiven _,
          WatchFact.NoticePressed _,
          WatchFact.NoticeStopped _,
          WatchFact.NoticeRead _,
          WatchFact.PeriodicReportDrafted _,
          WatchFact.PeriodicReportSigned _,
          WatchFact.ReportExported _ -> {}
    }
  }

  private void callOut(TelephonyFact.CallOutFact fact) {
    switch (fact) {
      case TelephonyFact.CallOutKeyPressed it -> key(it);
      case TelephonyFact.CallOutEnded it -> ended(it);
      case TelephonyFact.CallOutAnswered _ -> {}
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
    var reach = results.findReach(over.subject());
    incidents
        .findByCall(over.subject())
        .ifPresent(
            ring -> desk.endTry(ring, reach.map(PageDelivery::outcome).orElse(WayOutcome.LOST)));
  }
}
