package vigil.telephony.life;

import static vigil.telephony.life.LegState.CONSULTING;
import static vigil.telephony.life.LegState.GREETED;
import static vigil.telephony.life.LegState.HELD;
import static vigil.telephony.life.LegState.INVITED;
import static vigil.telephony.life.LegState.JOINED;
import static vigil.telephony.life.LegState.LISTENING;
import static vigil.telephony.life.LegState.NEW;
import static vigil.telephony.life.LegState.PROMPTED;
import static vigil.telephony.life.LegState.QUEUED;
import static vigil.telephony.life.LegState.WHISPERING;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import vigil.telephony.PartyRole;

/// The parties of one call while a step is taken.
final class Parties {
  private final List<CallLeg> legs;

  Parties(List<CallLeg> legs) {
    this.legs = new ArrayList<>(legs);
  }

  List<CallLeg> all() {
    return legs;
  }

  void add(CallLeg leg) {
    legs.add(leg);
  }

  void move(String leg, LegState to) {
    moveAll(one -> one.id().equals(leg), to);
  }

  void moveAll(Predicate<CallLeg> which, LegState to) {
    legs.replaceAll(leg -> which.test(leg) ? leg.in(to) : leg);
  }

  /// One who was rung is there, and whoever waited for it talks on.
  void answer(CallLeg leg) {
    switch (leg.goal()) {
      case PROMPT -> move(leg.id(), PROMPTED);
      case LISTEN -> move(leg.id(), LISTENING);
      case WHISPER -> move(leg.id(), WHISPERING);
      case OFFER -> {
        move(leg.id(), JOINED);
        moveAll(one -> one.state() == QUEUED, JOINED);
      }
      case PLACE -> {
        move(leg.id(), HELD);
        moveAll(one -> one.state() == NEW, INVITED);
      }
      case REACH -> takeOffHold(leg);
      case CONSULT -> {
        if (isIn(leg.partner(), CONSULTING)) {
          move(leg.id(), CONSULTING);
        } else {
          takeOffHold(leg);
        }
      }
      case TRANSFER -> {
        takeOffHold(leg);
        boolean isTaken = talking() > 2;
        if (isTaken && isIn(leg.partner(), JOINED)) {
          leave(String.valueOf(leg.partner()));
        }
      }
      case CALL, TALK -> throw new IllegalStateException("Who is in the call is not rung");
    }
  }

  private void takeOffHold(CallLeg leg) {
    move(leg.id(), JOINED);
    moveAll(one -> one.state() == HELD, JOINED);
  }

  /// Who listens to a party leaves with it.
  void leave(String leg) {
    legs.replaceAll(one -> {
      boolean isListener =
          leg.equals(one.partner())
              && (one.state().isSupervising()
                  || one.goal() == LegGoal.LISTEN
                  || one.goal() == LegGoal.WHISPER)
              && !one.state().isTalking();
      return one.isLive() && (one.id().equals(leg) || isListener) ? one.over() : one;
    });
  }

  boolean isAny(Predicate<CallLeg> which) {
    return legs.stream().anyMatch(which);
  }

  long count(Predicate<CallLeg> which) {
    return legs.stream().filter(which).count();
  }

  boolean isIn(@org.jspecify.annotations.Nullable String leg, LegState state) {
    return isAny(one -> one.id().equals(leg) && one.state() == state);
  }

  /// Those who would be left to talk: a call of whom two remain goes on.
  long talking() {
    return count(leg -> leg.state().isTalking());
  }

  boolean isComing() {
    return isAny(CallLeg::isAwaited);
  }

  /// Whether nobody is left for whom the call would go on.
  boolean isOver() {
    if (isAny(leg -> leg.state() == GREETED || leg.state() == QUEUED)) {
      return false;
    }
    if (isAny(leg -> leg.goal() == LegGoal.PROMPT && leg.isLive())) {
      return false;
    }
    return talking() == 0 || (talking() == 1 && !isComing());
  }

  /// Whether a caller is alone since whoever was to come did not. Whom we called has asked for
  /// nobody.
  boolean isCallerLeftAlone() {
    return talking() == 1
        && !isComing()
        && isAny(leg -> leg.goal() == LegGoal.CALL && leg.state().isTalking());
  }

  /// A caller who is left alone hears music and waits for a person.
  void backToTheQueue() {
    moveAll(leg -> leg.state() == CONSULTING, JOINED);
    moveAll(leg -> leg.state() == JOINED || leg.state() == HELD, QUEUED);
  }

  /// A consultation of whom only one is left is over: all who are there talk with each other. One
  /// who stays behind alone hears that somebody is rung.
  void settle() {
    List<CallLeg> consulting = legs.stream().filter(leg -> leg.state() == CONSULTING).toList();
    if (consulting.size() == 1 && !isConsulted(consulting.getFirst())) {
      bringTogether();
    }
    if (isAny(leg -> leg.state() == CONSULTING)) {
      holdWhoIsAlone();
    }
    boolean isLed = isAny(leg -> leg.state() == JOINED && isOfTheHotline(leg));
    if (consulting.isEmpty() && !isLed && talking() > 1) {
      bringTogether();
    }
  }

  /// Who has a desk by which to take somebody off hold again.
  private static boolean isOfTheHotline(CallLeg leg) {
    return leg.role() == PartyRole.AGENT || leg.role() == PartyRole.LEADER;
  }

  private boolean isConsulted(CallLeg by) {
    return isAny(
        leg -> leg.isComing() && leg.goal() == LegGoal.CONSULT && by.id().equals(leg.partner()));
  }

  void bringTogether() {
    moveAll(leg -> leg.state() == CONSULTING || leg.state() == HELD, JOINED);
  }

  /// Who would talk to nobody waits with music until the consultation is over.
  void holdWhoIsAlone() {
    if (count(leg -> leg.state() == JOINED) == 1) {
      moveAll(leg -> leg.state() == JOINED, HELD);
    }
  }
}
