package vigil.telephony;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import vigil.kernel.Await;
import vigil.telephony.TelephonyFact.EndReason;

/// Remembers what it was told.
final class RememberingListener implements CallListener {
  final List<String> heard = new CopyOnWriteArrayList<>();
  final List<Call> arrived = new CopyOnWriteArrayList<>();

  @Override
  public void arrived(Call call, CallerNeed need) {
    arrived.add(call);
    heard.add(
        "arrived %s urgent=%s %s".formatted(call.id(), need.urgentMedical(), need.language()));
  }

  @Override
  public void answered(String call, String offer) {
    heard.add("answered %s %s".formatted(call, offer));
  }

  @Override
  public void refused(String call, String offer, SeatRefusal why) {
    heard.add("refused %s %s %s".formatted(call, offer, why));
  }

  @Override
  public void moved(String call, CallSeats now) {
    String who = now.offer() == null ? now.staff() : now.offer();
    heard.add("moved %s to %s beside %s".formatted(call, who, now.beside()));
  }

  @Override
  public void placed(String call, List<String> staff) {
    heard.add("placed %s by %s".formatted(call, staff));
  }

  @Override
  public void returned(String call, CallerNeed need) {
    heard.add("returned " + call);
  }

  @Override
  public void ended(String call, EndReason reason) {
    heard.add("ended %s %s".formatted(call, reason));
  }

  void hears(String what) {
    Await.until(() -> heard.contains(what));
  }

  /// Waits for the next call in the queue, beyond the first `known`.
  String arrival(int known) {
    Await.until(() -> arrived.size() > known);
    return arrived.get(known).id();
  }
}
