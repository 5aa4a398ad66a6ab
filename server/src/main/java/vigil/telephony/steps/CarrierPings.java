package vigil.telephony.steps;

import javax.sip.ClientTransaction;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import vigil.telephony.sip.CarrierRequests;
import vigil.telephony.sip.CarrierSettings;
import vigil.telephony.sip.CarrierSettings.Carrier;
import vigil.telephony.sip.PacketSource;

/// Asks each carrier from time to time whether it is there (RFC 3261, section 11). Who answers is,
/// whatever the answer says; only 503 says that it takes no calls.
final class CarrierPings {
  private final CallContext context;
  private final CarrierSettings carriers;

  CarrierPings(CallContext context, CarrierSettings carriers) {
    this.context = context;
    this.carriers = carriers;
  }

  void start() {
    if (carriers.ping().interval().isPositive()) {
      carriers.trunks().forEach(one -> context.mailboxes.post(mailbox(one), () -> ask(one)));
    }
  }

  private static String mailbox(Carrier carrier) {
    return "ping-" + carrier.name();
  }

  private void ask(Carrier carrier) {
    var ping = new Ping(carrier);
    var wire = context.wire();
    ping.transaction = wire.begin(CarrierRequests.ping(wire.messages(), carrier), ping::responded);
    if (ping.transaction == null) {
      ping.end(0);
    } else {
      context.alarms.after(carriers.ping().timeout(), mailbox(carrier), () -> ping.end(0));
    }
  }

  /// One question; touched only in its carrier's mailbox.
  private final class Ping {
    private final Carrier carrier;
    private @Nullable ClientTransaction transaction;
    private boolean isOver;

    Ping(Carrier carrier) {
      this.carrier = carrier;
    }

    void responded(Response response, PacketSource source) {
      int answer = response.getStatusCode();
      context.mailboxes.post(mailbox(carrier), () -> end(answer));
    }

    /// @param answer 0 for silence
    void end(int answer) {
      if (isOver) {
        return;
      }
      isOver = true;
      if (answer == 0 || answer == Response.SERVICE_UNAVAILABLE) {
        context.carriers.missedPing(carrier.name(), answer, context.now());
      } else {
        context.carriers.answeredPing(carrier.name(), answer, context.now());
      }
      if (answer == 0 && transaction != null) {
        context.wire().abandon(transaction);
      }
      context.alarms.after(carriers.ping().interval(), mailbox(carrier), () -> ask(carrier));
    }
  }
}
