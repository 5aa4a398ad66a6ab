package vigil.telephony.life;

import static vigil.telephony.life.LegState.CONSULTING;
import static vigil.telephony.life.LegState.JOINED;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.telephony.TelephonyFact;

/// What leaders do with a call that another has: listen, whisper, barge in, take over.
record SupervisionLife(CallRecord call) {
  CallOutcome supervise(CallLeg leg, String reason) {
    boolean isThere = find(leg.partner()).filter(one -> one.state().isTalking()).isPresent();
    boolean isCitizen = call.citizen().filter(one -> one.id().equals(leg.partner())).isPresent();
    if (!isThere || isCitizen || call.live().size() >= CallLife.MOST_LIVE) {
      return notNow(leg.partner());
    }
    Parties parties = parties();
    parties.add(leg);
    return decided(parties, LegFacts.asked(call, leg, reason));
  }

  CallOutcome move(String leg, LegState from, LegState to) {
    if (!isIn(leg, from)) {
      return notNow(leg);
    }
    Parties parties = parties();
    parties.move(leg, to);
    return decided(parties, LegFacts.supervises(call, leg, to.name()));
  }

  CallOutcome barge(String leg) {
    Parties parties = parties();
    boolean isTalk = parties.isAny(one -> one.state() == JOINED);
    if (!isSupervising(leg) || !isTalk) {
      return notNow(leg);
    }
    parties.move(leg, JOINED);
    return decided(parties, LegFacts.supervises(call, leg, "BARGED"));
  }

  /// The agent goes, the leader talks with all others.
  CallOutcome takeOver(String leg) {
    Parties parties = parties();
    String agent = call.find(leg).map(CallLeg::partner).orElse(null);
    boolean isConsulting = parties.isAny(one -> one.state() == CONSULTING);
    if (!isSupervising(leg) || !isIn(agent, JOINED) || isConsulting) {
      return notNow(leg);
    }
    parties.move(leg, JOINED);
    parties.leave(String.valueOf(agent));
    parties.bringTogether();
    return decided(parties, LegFacts.supervises(call, leg, "TOOK_OVER"));
  }

  private Optional<CallLeg> find(@Nullable String leg) {
    return leg == null ? Optional.empty() : call.find(leg);
  }

  private boolean isIn(@Nullable String leg, LegState state) {
    return find(leg).filter(one -> one.state() == state).isPresent();
  }

  private boolean isSupervising(String leg) {
    return find(leg).filter(one -> one.state().isSupervising()).isPresent();
  }

  private Parties parties() {
    return new Parties(call.legs());
  }

  private CallOutcome decided(Parties parties, TelephonyFact fact) {
    return new CallOutcome.Decision(call.withLegs(parties.all()), List.of(fact));
  }

  private CallOutcome notNow(@Nullable String leg) {
    return new CallOutcome.NotNow(call.state(), find(leg).map(CallLeg::state).orElse(null));
  }
}
