package vigil.acd.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import vigil.kernel.Content;
import vigil.kernel.Masked;
import vigil.kernel.Phone;
import vigil.telephony.Call;
import vigil.telephony.CallSeats;
import vigil.telephony.CallerNeed;
import vigil.telephony.LiveCall;
import vigil.telephony.Telephony;

/// Telephony's twin: remembers what it was asked, and finds alive what the test says.
final class ScriptedTelephony implements Telephony {
  final List<String> orders = new CopyOnWriteArrayList<>();
  final List<LiveCall> alive = new CopyOnWriteArrayList<>();

  static Call told(String id) {
    return new Call(id, Masked.of(new Phone("13800005678")), true, Instant.EPOCH);
  }

  void isAlive(String call, String offer, boolean isTalking) {
    isAlive(
        call, offer, isTalking ? new CallSeats(offer, null, List.of()) : CallSeats.NONE, isTalking);
  }

  void isAlive(String call, String offer, CallSeats seats, boolean isTalking) {
    String made = offer.isEmpty() ? null : offer;
    alive.add(new LiveCall(told(call), CallerNeed.ORDINARY, made, isTalking, seats));
  }

  @Override
  public void ring(String call, String offer, String address, Duration ringTime) {
    orders.add("ring " + offer + " at " + address);
  }

  @Override
  public void withdraw(String call, String offer) {
    orders.add("withdraw " + offer);
  }

  @Override
  public void hangUp(String call) {
    orders.add("hang up " + call);
  }

  @Override
  public String callOut(String address, String prompt, Duration ringTime) {
    throw new UnsupportedOperationException("the line calls nobody out");
  }

  @Override
  public List<LiveCall> listLive() {
    return List.copyOf(alive);
  }

  @Override
  public Optional<Call> findCall(String id) {
    return Optional.of(told(id));
  }

  @Override
  public Optional<Content> findRecording(String call) {
    return Optional.empty();
  }
}
