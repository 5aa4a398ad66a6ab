package vigil.acd.steps;

import java.util.List;
import org.springframework.stereotype.Component;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Event;
import vigil.telephony.Call;
import vigil.telephony.CallListener;
import vigil.telephony.CallSeats;
import vigil.telephony.CallerNeed;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;

/// What telephony says goes into the line; the telling thread does not wait. Telephony has stored
/// the call before, so a crash in between is found again from its live calls.
@Component
class QueueCallListener implements CallListener {
  private final QueueRunner line;

  QueueCallListener(QueueRunner line) {
    this.line = line;
  }

  @Override
  public void arrived(Call call, CallerNeed need) {
    var _ = line.submit(new Event.CallArrived(call.id(), Skills.toNeed(need)));
  }

  @Override
  public void answered(String call, String offer) {
    var seat = line.ask(view -> view.findCaller(call).map(Caller::seat).orElse(""));
    var _ = line.submit(new Event.OfferAnswered(offer, call, seat));
  }

  @Override
  public void refused(String call, String offer, SeatRefusal why) {
    var _ = line.submit(new Event.OfferRefused(offer, call, why.name()));
  }

  @Override
  public void moved(String call, CallSeats now) {
    var _ = line.submit(QueueRecovery.moved(call, now));
  }

  @Override
  public void placed(String call, List<String> staff) {
    var _ = line.submit(new Event.CallPlaced(call, staff));
  }

  @Override
  public void returned(String call, CallerNeed need) {
    var _ = line.submit(new Event.CallReturned(call));
  }

  @Override
  public void ended(String call, EndReason reason) {
    var _ = line.submit(new Event.CallEnded(call));
  }
}
