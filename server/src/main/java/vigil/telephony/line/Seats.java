package vigil.telephony.line;

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
import vigil.telephony.sip.Accounts;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.Dialog.Phase;
import vigil.telephony.sip.Headers;
import vigil.telephony.sip.Messages;
import vigil.telephony.sip.Sdp;

/// Seats' phones: rung for a waiting call, joined to it and recorded. Everything here runs in the
/// call's mailbox.
final class Seats implements Party {
  private static final Logger LOG = LoggerFactory.getLogger(Seats.class);
  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);

  private final Exchange exchange;
  private final Calls calls;
  private final Wires wires;

  Seats(Exchange exchange, Calls calls, Wires wires) {
    this.exchange = exchange;
    this.calls = calls;
    this.wires = wires;
  }

  void ring(String call, String offer, String address, Duration ringTime) {
    Cell cell = calls.cell(call);
    if (cell == null || offer.equals(cell.card().offer())) {
      return;
    }
    if (cell.card().state() != CallState.WAITING) {
      LOG.info("Call {}: offer {} came while it was {}", call, offer, cell.card().state());
      exchange.tell(listener -> listener.refused(call, offer, SeatRefusal.UNREACHABLE));
      return;
    }
    Optional<Leg> made = leg(this, exchange, call, Dialog.Role.SEAT, offer, address);
    if (made.isEmpty()) {
      LOG.info("Call {}: no phone is registered for {}", call, address);
      exchange.tell(listener -> listener.refused(call, offer, SeatRefusal.UNREACHABLE));
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
      Party party,
      Exchange exchange,
      String call,
      Dialog.Role role,
      @org.jspecify.annotations.Nullable String offer,
      String address) {
    Optional<String> target = target(exchange, address);
    if (target.isEmpty()) {
      return Optional.empty();
    }
    String id = call + "." + Messages.token();
    OptionalInt port = exchange.media.leg(call, id, null, "PCMA", 101);
    if (port.isEmpty()) {
      return Optional.empty();
    }
    Messages messages = exchange.wire().messages();
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
                Messages.token() + "@" + messages.host(),
                Messages.token(),
                null,
                messages.ourUri(),
                target.get(),
                target.get(),
                List.of(),
                1,
                0,
                Messages.branch(),
                port.getAsInt(),
                1,
                sdp,
                null,
                null,
                1)));
  }

  private static Optional<String> target(Exchange exchange, String address) {
    String user = address.startsWith("sip:") ? address.substring(4) : address;
    if (user.contains("@")) {
      return user.matches("[A-Za-z0-9._+-]{1,32}@[A-Za-z0-9.-]{1,64}(:[0-9]{1,5})?")
          ? Optional.of("sip:" + user)
          : Optional.empty();
    }
    return exchange.accounts.bindings(user).stream().map(Accounts.Binding::contact).findFirst();
  }

  @Override
  public void answered(Leg leg, Response ok) {
    Cell cell = calls.cell(leg.call());
    Optional<Sdp> said = exchange.said(Messages.body(ok));
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
    leg.now(confirmed);
    exchange.wire().send(exchange.wire().messages().ack(confirmed, Headers.cseq(ok)));
    if (!join(cell)) {
      calls.end(cell, EndReason.LINE_LOST, null);
      return;
    }
    exchange.tell(listener -> listener.answered(cell.id(), offer));
  }

  /// Sends sound where the far side says.
  ///
  /// @return false when media refuses to send there
  static boolean hear(Exchange exchange, Leg leg, Sdp said) {
    OptionalInt port =
        exchange.media.leg(
            leg.call(),
            leg.id(),
            said.isHeld() ? null : said.remote(),
            said.codecs().getFirst().name(),
            said.events());
    return port.isPresent() || !exchange.media.isUp();
  }

  /// Joins and records; sent again it changes nothing, so a server that took over may repeat it.
  boolean join(Cell cell) {
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
    Cell cell = calls.cell(leg.call());
    if (cell == null || cell.seat() != leg) {
      return;
    }
    String offer = String.valueOf(leg.dialog().offer());
    Dialog ended = leg.dialog().in(Phase.ENDED);
    if (calls.take(cell, new CallStep.SeatRefuses(offer, why), ended).isEmpty()) {
      return;
    }
    leg.now(ended);
    cell.seat(null);
    exchange.media.freeLeg(leg.id());
    LOG.info("Call {}: the seat did not take offer {}: {}", cell.id(), offer, why);
    exchange.tell(listener -> listener.refused(cell.id(), offer, why));
  }

  void withdraw(String call, String offer) {
    Cell cell = calls.cell(call);
    Leg seat = cell == null ? null : cell.seat();
    if (cell == null || seat == null || cell.card().state() != CallState.RINGING) {
      return;
    }
    Dialog ended = seat.dialog().in(Phase.ENDED);
    if (calls.take(cell, new CallStep.Withdraw(offer), ended).isPresent()) {
      seat.now(ended);
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
