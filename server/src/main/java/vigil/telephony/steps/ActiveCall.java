package vigil.telephony.steps;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallSound;

/// A call in memory: its card, the signalling of its legs, and what media was told of it. Touched
/// only in its mailbox; the card may be looked at from elsewhere.
final class ActiveCall {
  private volatile CallRecord card;
  private final Map<String, Leg> legs = new LinkedHashMap<>();
  private CallSound told = CallSound.NONE;
  private boolean isAdmittedOnceAcked;
  private volatile boolean isSoundLost;

  ActiveCall(CallRecord card) {
    this.card = card;
  }

  CallRecord card() {
    return card;
  }

  String id() {
    return card.id();
  }

  void update(CallRecord after) {
    card = after;
  }

  void enter(Leg leg) {
    legs.put(leg.id(), leg);
  }

  @Nullable Leg find(String leg) {
    return legs.get(leg);
  }

  List<Leg> legs() {
    return new ArrayList<>(legs.values());
  }

  /// The citizen's leg.
  @Nullable Leg caller() {
    return card.citizen().map(CallLeg::id).map(legs::get).orElse(null);
  }

  CallSound told() {
    return told;
  }

  /// The greeting is over and the caller's ACK is all that is missing.
  boolean isAdmittedOnceAcked() {
    return isAdmittedOnceAcked;
  }

  void admitOnceAcked() {
    isAdmittedOnceAcked = true;
  }

  /// Media does not know the call: its sound is being restored.
  boolean isSoundLost() {
    return isSoundLost;
  }

  void setSoundLost(boolean lost) {
    isSoundLost = lost;
  }

  void tell(CallSound sound) {
    told = sound;
  }
}
