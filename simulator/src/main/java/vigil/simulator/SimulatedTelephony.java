package vigil.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.acd.engine.Event;
import vigil.telephony.CallSeats;
import vigil.telephony.LiveCall;

/// Telephony's twin: which calls live, what rings, who talks. It outlives the server, as the media
/// process and the far phones do, and holds the line to its word: one call never rings two seats,
/// one seat never has two calls.
final class SimulatedTelephony {
  /// Answers, refuses, or lets ring.
  interface Phone {
    void rings(SimulatedCall call, String offer);
  }

  /// How what happens here reaches the server.
  interface EventTransport {
    void send(Event event);
  }

  private final VirtualSchedule agenda;
  private final EventTransport wire;
  private final Map<String, SimulatedCall> calls = new LinkedHashMap<>();
  private final Map<String, SimulatedCall> bySeat = new LinkedHashMap<>();
  private final Map<String, Phone> phones = new LinkedHashMap<>();

  SimulatedTelephony(VirtualSchedule agenda, EventTransport wire) {
    this.agenda = agenda;
    this.wire = wire;
  }

  void plug(String seat, Phone phone) {
    phones.put(seat, phone);
  }

  void arrive(SimulatedCall call) {
    calls.put(call.id, call);
    wire.send(new Event.CallArrived(call.id, need(call)));
  }

  private static vigil.acd.engine.Need need(SimulatedCall call) {
    var urgent = call.need.urgentMedical() ? Duration.ofMinutes(10) : Duration.ZERO;
    long skills = call.need.language().equals("en") ? 1 : 0;
    return new vigil.acd.engine.Need(vigil.acd.engine.QueueLane.NORMAL, skills, urgent);
  }

  void ring(String id, String offer, String seat) {
    var call = calls.get(id);
    if (call == null || !call.isAlive()) {
      return;
    }
    var before = bySeat.get(seat);
    if (before != null && before.isGiven) {
      // A colleague gave it a call of which the line has not heard yet.
      wire.send(new Event.OfferRefused(offer, id, "BUSY"));
      return;
    }
    InvariantViolation.unless(
        before == null || before == call, () -> seat + " rings with two calls: " + id);
    InvariantViolation.unless(
        call.seat == null, () -> id + " rings at " + call.seat + " and at " + seat);
    call.offer = offer;
    call.seat = seat;
    bySeat.put(seat, call);
    var phone = phones.get(seat);
    InvariantViolation.unless(phone != null, () -> "there is no phone at " + seat);
    if (phone != null) {
      phone.rings(call, offer);
    }
  }

  void withdraw(String id, String offer) {
    var call = calls.get(id);
    if (call != null && call.isAlive() && !call.isGiven && offer.equals(call.offer)) {
      // Who picked up in the same moment is let go; the citizen hears music again.
      call.isTalking = false;
      part(call);
    }
  }

  private void part(SimulatedCall call) {
    if (call.seat != null) {
      bySeat.remove(call.seat);
    }
    call.seat = null;
    call.offer = null;
  }

  /// The seat's phone picks up; true when there still was something to pick up.
  boolean answer(SimulatedCall call, String offer, String seat) {
    if (!call.isAlive() || call.isTalking || !offer.equals(call.offer)) {
      return false;
    }
    call.isTalking = true;
    wire.send(new Event.OfferAnswered(offer, call.id, seat));
    return true;
  }

  /// The agent puts the call through to a colleague whose phone is free.
  void transfer(SimulatedCall call, String to) {
    if (!call.isAlive() || !call.isTalking || bySeat.containsKey(to)) {
      return;
    }
    if (call.seat != null) {
      bySeat.remove(call.seat);
    }
    call.seat = to;
    call.isGiven = true;
    bySeat.put(to, call);
    wire.send(moved(call));
  }

  private static Event.CallMoved moved(SimulatedCall call) {
    return new Event.CallMoved(call.id, null, call.seat, List.of());
  }

  List<String> seats() {
    return List.copyOf(phones.keySet());
  }

  void refuse(SimulatedCall call, String offer) {
    if (call.isAlive() && !call.isTalking && offer.equals(call.offer)) {
      part(call);
      wire.send(new Event.OfferRefused(offer, call.id, "DECLINED"));
    }
  }

  void end(SimulatedCall call, String why) {
    if (!call.isAlive()) {
      return;
    }
    call.over = why;
    call.addLine(agenda.now(), why);
    part(call);
    wire.send(call.isTalking ? new Event.CallEnded(call.id) : new Event.HungUp(call.id));
  }

  /// The server is gone: what rang falls silent, who talks goes on talking.
  void serverDied() {
    for (var call : calls.values()) {
      if (call.isAlive() && !call.isTalking) {
        part(call);
      }
    }
  }

  List<LiveCall> live() {
    return calls.values().stream()
        .filter(SimulatedCall::isAlive)
        .map(call ->
            new LiveCall(call.toCall(), call.need, call.offer, call.isTalking, seatsIn(call)))
        .toList();
  }

  private static CallSeats seatsIn(SimulatedCall call) {
    return call.isGiven
        ? new CallSeats(null, call.seat, List.of())
        : new CallSeats(call.offer, null, List.of());
  }

  Map<String, SimulatedCall> calls() {
    return calls;
  }
}
