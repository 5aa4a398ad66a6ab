package vigil.watch.steps;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vigil.telephony.CallOutResults;
import vigil.telephony.CallReach;
import vigil.telephony.Telephony;
import vigil.watch.Incident;
import vigil.watch.WayOutcome;
import vigil.watch.life.Paging;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlIncidents.Ring;

/// Goes the ways to those who are paged: rings phones, hands messages over.
@Component
class PageDelivery {
  private static final Logger log = LoggerFactory.getLogger(PageDelivery.class);
  private static final String PROMPT = "press-1";

  private final WatchService desk;
  private final SqlIncidents incidents;
  private final WayAddresses addresses;
  private final PageMessages messages;
  private final Telephony telephony;
  private final CallOutResults results;
  private final Supplier<Paging> paging;

  PageDelivery(
      WatchService desk,
      SqlIncidents incidents,
      WayAddresses addresses,
      PageMessages messages,
      Telephony telephony,
      CallOutResults results,
      Supplier<Paging> paging) {
    this.desk = desk;
    this.incidents = incidents;
    this.addresses = addresses;
    this.messages = messages;
    this.telephony = telephony;
    this.results = results;
    this.paging = paging;
  }

  /// The way before had its time: its phone rings no more, and no mailbox listens on.
  void carry(Ring ring) {
    incidents.listCalls(ring.incident()).forEach(telephony::hangUp);
    boolean isWaking =
        incidents
            .find(ring.incident())
            .filter(one -> one.state() == Incident.State.PAGING)
            .isPresent();
    if (!isWaking) {
      end(ring, WayOutcome.STOPPED);
      return;
    }
    switch (addresses.getState(ring.staff(), ring.way())) {
      case NO_ADDRESS -> end(ring, WayOutcome.NO_ADDRESS);
      case NOT_SET_UP -> end(ring, WayOutcome.NOT_SET_UP);
      // A phone may have come since; else the call says what became of it.
      case READY, NOT_REGISTERED -> go(ring);
    }
  }

  private void go(Ring ring) {
    switch (ring.way()) {
      case MOBILE, PHONE -> ring(ring);
      // A gateway that is slow keeps nobody else asleep.
      case SMS, MAIL -> Thread.ofVirtual().name("page-message").start(() -> send(ring));
      case SCREEN -> end(ring, WayOutcome.SHOWN);
    }
  }

  private void send(Ring ring) {
    WayOutcome outcome;
    try {
      outcome = messages.send(ring);
    } catch (RuntimeException failure) {
      log.warn("The {} to {} could not be sent", ring.way(), ring.staff(), failure);
      outcome = WayOutcome.NOT_SENT;
    }
    end(ring, outcome);
  }

  /// A phone that cannot be rung is no reason to stop: the next way is gone.
  private void ring(Ring ring) {
    try {
      String address = addresses.findAddress(ring.staff(), ring.way()).orElseThrow();
      String call = telephony.callOut(address, PROMPT, paging.get().ring());
      incidents.recordRing(ring, call);
      log.info("{} is being rung for incident {}, {}", ring.staff(), ring.incident(), ring.way());
      // It may have been over before anybody knew whose call it was.
      results.findReach(call).ifPresent(reach -> end(ring, outcome(reach)));
    } catch (RuntimeException failure) {
      log.warn(
          "The phone of {} could not be rung for incident {}",
          ring.staff(),
          ring.incident(),
          failure);
      end(ring, WayOutcome.LOST);
    }
  }

  private void end(Ring ring, WayOutcome outcome) {
    var _ = desk.endTry(ring, outcome);
  }

  /// What the end of a call says of the way.
  static WayOutcome outcome(CallReach reach) {
    return switch (reach) {
      case ANSWERED -> WayOutcome.NO_KEY;
      case BUSY -> WayOutcome.BUSY;
      case NO_ANSWER -> WayOutcome.NO_ANSWER;
      case DECLINED -> WayOutcome.DECLINED;
      case UNREACHABLE -> WayOutcome.UNREACHABLE;
      case NOT_CARRIED -> WayOutcome.NOT_CARRIED;
      case GIVEN_UP -> WayOutcome.STOPPED;
      case STAFF_ABSENT, LINE_LOST -> WayOutcome.LOST;
    };
  }
}
