package vigil.acd.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Event;
import vigil.acd.engine.QueueLimits;
import vigil.telephony.LiveCall;
import vigil.telephony.PlacedCalls;
import vigil.telephony.SeatRefusal;
import vigil.telephony.Telephony;
import vigil.workforce.Shift;
import vigil.workforce.Workforce;

/// Does on the telephone side what was decided and committed, one after the other in the order of
/// the decisions, off the line's thread: a slow phone never holds up the line.
@Component
class DecisionExecutor implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(DecisionExecutor.class);

  /// The phone stops ringing this much before the offer's deadline: an answer in the last moment
  /// still reaches the line in time, and the deadline only speaks when a phone was lost.
  private static final Duration MARGIN = Duration.ofSeconds(2);

  /// Where an order that could not be carried out is reported.
  interface FailureListener {
    void report(Event event);
  }

  private final ObjectProvider<Telephony> telephony;

  /// Asked for late: telephony knows its listener, and the listener its hands.
  private final Supplier<Telephony> line;

  private final ObjectProvider<PlacedCalls> placedCalls;

  private final Workforce workforce;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("acd-hands").factory());

  DecisionExecutor(
      ObjectProvider<Telephony> telephony,
      ObjectProvider<PlacedCalls> placedCalls,
      Workforce workforce) {
    this.telephony = telephony;
    this.line = SingletonSupplier.of(telephony::getObject);
    this.placedCalls = placedCalls;
    this.workforce = workforce;
  }

  /// Calls alive on the telephone side; none where there is none.
  List<LiveCall> listLiveCalls() {
    var line = telephony.getIfAvailable();
    return line == null ? List.of() : line.listLive();
  }

  /// Calls to citizens that are not over, with whoever is in each.
  Map<String, List<String>> listPlacedCalls() {
    var calls = placedCalls.getIfAvailable();
    return calls == null ? Map.of() : calls.listPlaced();
  }

  void execute(List<Decision> decisions, FailureListener failed) {
    for (var decision : decisions) {
      switch (decision) {
        case Decision.Offer offer -> thread.execute(() -> ring(offer, failed));
        case Decision.Withdraw withdraw -> withdraw(withdraw.call(), withdraw.offer());
        case Decision.Release release -> withdraw(release.call(), release.offer());
        case Decision.Queue queue -> {}
        case Decision.Join join -> {}
        case Decision.Take take -> {}
        case Decision.HandOn handOn -> {}
        case Decision.Engage engage -> {}
        case Decision.Disengage disengage -> {}
        case Decision.Leave leave -> {}
        case Decision.ChangeSeatState stand -> {}
        case Decision.Ignore ignore -> log.debug("Nothing changed: {}", ignore);
      }
    }
  }

  private void ring(Decision.Offer offer, FailureListener failed) {
    var address = workforce.findShift(offer.seat()).map(Shift::address);
    try {
      if (address.isPresent()) {
        line.get()
            .ring(
                offer.call(), offer.offer(), address.get(), QueueLimits.USUAL.ring().minus(MARGIN));
        return;
      }
      log.warn("Seat {} has no phone; call {} goes on", offer.seat(), offer.call());
    } catch (RuntimeException failure) {
      log.warn("Seat {} cannot be rung for call {}", offer.seat(), offer.call(), failure);
    }
    failed.report(
        new Event.OfferRefused(offer.offer(), offer.call(), SeatRefusal.UNREACHABLE.name()));
  }

  void withdraw(String call, String offer) {
    thread.execute(() -> {
      try {
        line.get().withdraw(call, offer);
      } catch (RuntimeException failure) {
        log.warn("Offer {} could not be taken back; its ring time ends it", offer, failure);
      }
    });
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }
}
