package vigil.telephony.steps;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallState;
import vigil.telephony.life.CallStep;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.PhoneAccounts;
import vigil.telephony.sip.Sdp;
import vigil.telephony.sip.SipMessageFactory;

/// Seats' phones: rung for a waiting call, joined to it and recorded. Everything here runs in the
/// call's mailbox.
final class SeatPhones implements LegOwner {
  private static final Logger LOG = LoggerFactory.getLogger(SeatPhones.class);
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  private final CallContext exchange;
  private final ActiveCalls calls;
  private final LegSignalling wires;

  SeatPhones(CallContext exchange, ActiveCalls calls, LegSignalling wires) {
    this.exchange = exchange;
    this.calls = calls;
    this.wires = wires;
  }

  void ring(String call, String offer, String address, Duration ringTime) {
    ActiveCall cell = calls.find(call);
    if (cell == null || offer.equals(cell.card().offer())) {
      return;
    }
    if (cell.card().state() != CallState.WAITING) {
      LOG.info("Call {}: offer {} came while it was {}", call, offer, cell.card().state());
      exchange.notifyListeners(listener -> listener.refused(call, offer, SeatRefusal.UNREACHABLE));
      return;
    }
    Optional<Leg> made = leg(this, exchange, call, Dialog.Role.SEAT, offer, address);
    if (made.isEmpty()) {
      LOG.info("Call {}: no phone is registered for {}", call, address);
      exchange.notifyListeners(listener -> listener.refused(call, offer, SeatRefusal.UNREACHABLE));
      return;
    }
    Leg seat = made.get();
    if (calls.take(cell, new CallStep.Ring(offer, address), seat.dialog()).isEmpty()) {
      return;
    }
    cell.seat(seat);
    exchange.enter(seat);
    wires.ring(seat, ringTime);
  }

  /// A leg that will ring an address: a port at media and a dialog to be stored.
  ///
  /// @return empty when no phone is there or media has no port
  static Optional<Leg> leg(
      LegOwner party,
      CallContext exchange,
      String call,
      Dialog.Role role,
      @org.jspecify.annotations.Nullable String offer,
      String address) {
    Optional<String> target = target(exchange, address);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    String id = call + "." + SipMessageFactory.token();
    OptionalInt port = exchange.media.openLeg(call, id, null, "PCMA", 101);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    SipMessageFactory messages = exchange.wire().messages();
    String sdp = Sdp.offer(messages.host(), port.getAsInt(), exchange.clock.millis(), 1);
    return Optional.of(
        new Leg(
            party,
            new Dialog(
                id,
                call,
                role,
                offer,
                Phase.INVITED,
                SipMessageFactory.token() + "@" + messages.host(),
                SipMessageFactory.token(),
                null,
                messages.ourUri(),
                target.get(),
                target.get(),
                List.of(),
                1,
                0,
                SipMessageFactory.branch(),
                port.getAsInt(),
                1,
                sdp,
                null,
                null,
                null,
                1)));
  }

  private static Optional<String> target(CallContext exchange, String address) {
    String user = address.startsWith("sip:") ? address.substring(4) : address;
    if (user.contains("@")) {
      return user.matches("[A-Za-z0-9._+-]{1,32}@[A-Za-z0-9.-]{1,64}(:[0-9]{1,5})?")
          ? Optional.of("sip:" + user)
          : Optional.empty();
    }
    return exchange.accounts.listBindings(user).stream()
        .map(PhoneAccounts.Binding::contact)
        .findFirst();
  }

  @Override
  public void answered(Leg leg, Response ok) {
    ActiveCall cell = calls.find(leg.call());
    Optional<Sdp> said = exchange.parseUsableSdp(SipMessageFactory.body(ok));
    if (cell == null || cell.seat() != leg) {
      wires.refuseLate(leg.dialog(), ok);
      exchange.leave(leg);
      return;
    }
    if (said.isEmpty() || !hear(exchange, leg, said.get())) {
      wires.refuseLate(leg.dialog(), ok);
      failed(leg, SeatRefusal.UNREACHABLE);
      exchange.leave(leg);
      return;
    }
    Dialog confirmed = wires.confirmed(leg.dialog(), ok);
    String offer = String.valueOf(leg.dialog().offer());
    if (calls.take(cell, new CallStep.SeatAnswers(offer), confirmed).isEmpty()) {
      wires.refuseLate(leg.dialog(), ok);
      return;
    }
    leg.update(confirmed);
    exchange.wire().send(exchange.wire().messages().ack(confirmed, Headers.cseq(ok)));
    if (!join(cell)) {
      calls.end(cell, EndReason.LINE_LOST, null);
      return;
    }
    exchange.notifyListeners(listener -> listener.answered(cell.id(), offer));
  }

  /// Sends sound where the far side says.
  ///
  /// @return false when media refuses to send there
  static boolean hear(CallContext exchange, Leg leg, Sdp said) {
    OptionalInt port =
        exchange.media.openLeg(
            leg.call(),
            leg.id(),
            said.isHeld() ? null : said.remote(),
            said.codecs().getFirst().name(),
            said.events());
    if (port.isEmpty()) {
      return !exchange.media.isUp();
    }
    hold(exchange, leg, said);
    return true;
  }

  /// Says to media who is heard, where that is not as it was. A leg that speaks anew may have been
  /// held before.
  private static void hold(CallContext exchange, Leg leg, Sdp said) {
    boolean isAnew = leg.dialog().remoteSdp() != null;
    if (isAnew || said.ours() != Sdp.Direction.SENDRECV) {
      exchange.media.direct(leg.call(), leg.id(), said.ours().word());
    }
  }

  /// Joins and records; sent again it changes nothing, so a server that took over may repeat it.
  boolean join(ActiveCall cell) {
    Leg caller = cell.caller();
    Leg seat = cell.seat();
    if (caller == null || seat == null || !exchange.media.join(caller.id(), seat.id())) {
      return false;
    }
    String folder = FOLDER.format(cell.card().arrivedAt());
    String file = "recordings/%s/%s.wav".formatted(folder, cell.id());
    if (!exchange.media.record(cell.id(), caller.id(), seat.id(), file)) {
      LOG.error("Call {} talks but is not recorded", cell.id());
    }
    return true;
  }

  @Override
  public void failed(Leg leg, SeatRefusal why) {
    ActiveCall cell = calls.find(leg.call());
    if (cell == null || cell.seat() != leg) {
      return;
    }
    String offer = String.valueOf(leg.dialog().offer());
    Dialog ended = leg.dialog().withPhase(Phase.ENDED);
    if (calls.take(cell, new CallStep.SeatRefuses(offer, why), ended).isEmpty()) {
      return;
    }
    leg.update(ended);
    cell.seat(null);
    exchange.media.freeLeg(leg.id());
    LOG.info("Call {}: the seat did not take offer {}: {}", cell.id(), offer, why);
    exchange.notifyListeners(listener -> listener.refused(cell.id(), offer, why));
  }

  void withdraw(String call, String offer) {
    ActiveCall cell = calls.find(call);
    Leg seat = cell == null ? null : cell.seat();
    if (cell == null || seat == null || cell.card().state() != CallState.RINGING) {
      return;
    }
    Dialog ended = seat.dialog().withPhase(Phase.ENDED);
    if (calls.take(cell, new CallStep.Withdraw(offer), ended).isPresent()) {
      seat.update(ended);
      cell.seat(null);
      wires.giveUp(seat);
      exchange.media.freeLeg(seat.id());
    }
  }

  @Override
  public void hungUp(Leg leg) {
    calls.hungUp(leg);
  }

  @Override
  public void lost(Leg leg) {
    calls.lost(leg);
  }

  @Override
  public void key(Leg leg, String key) {
    LOG.debug("Call {}: the seat pressed a key", leg.call());
  }
}
