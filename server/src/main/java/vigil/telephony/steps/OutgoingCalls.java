package vigil.telephony.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sip.message.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.kernel.Ids;
import vigil.kernel.Phone;
import vigil.telephony.CitizenCalls.Placing;
import vigil.telephony.Placement;
import vigil.telephony.SeatRefusal;
import vigil.telephony.TelephonyFact;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallStep;
import vigil.telephony.life.LegGoal;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.NumberRules;
import vigil.telephony.store.CallStore.Change;

/// Calls of members of staff to citizens: the own phone is rung, and in the turn of the mailbox in
/// which it answers the citizen is.
final class OutgoingCalls implements LegOwner {
  private static final Logger LOG = LoggerFactory.getLogger(OutgoingCalls.class);

  /// Whoever pressed the key sits by the phone.
  private static final Duration OWN_RING_TIME = Duration.ofSeconds(30);

  /// Some ten rings: people look for their mobiles.
  private static final Duration CITIZEN_RING_TIME = Duration.ofSeconds(50);

  private final CallContext context;
  private final ActiveCalls calls;
  private final LegSignalling signalling;
  private final LegFactory legs;

  /// Two presses of one person are one after the other.
  private final Map<String, Lock> placing = new ConcurrentHashMap<>();

  OutgoingCalls(CallContext context, ActiveCalls calls, LegSignalling signalling) {
    this.context = context;
    this.calls = calls;
    this.signalling = signalling;
    this.legs = new LegFactory(context);
  }

  Placing place(Placement placement, String own, Phone citizen) {
    String number = NumberRules.SCHEME + citizen.number();
    if (context.numbers.listWays(number).isEmpty()) {
      return new Placing.NotCallable();
    }
    Lock mine = placing.computeIfAbsent(placement.by(), _ -> new ReentrantLock());
    mine.lock();
    try {
      Optional<CallRecord> other = findLivingOf(placement.by());
      if (other.isPresent()) {
        boolean isSame = placement.equals(other.get().placement());
        return isSame ? new Placing.Placed(other.get().id()) : new Placing.Engaged();
      }
      if (calls.isEngaged(own)) {
        return new Placing.Engaged();
      }
      String id = Ids.next(context.clock);
      return context.mailboxes.ask(id, () -> begin(id, placement, own, number));
    } finally {
      mine.unlock();
    }
  }

  private Optional<CallRecord> findLivingOf(String staff) {
    return calls
        .cards()
        .filter(card -> card.placement() != null && card.placement().by().equals(staff))
        .findFirst();
  }

  private Placing begin(String id, Placement placement, String own, String number) {
    var party = new Dialog.Party(LegFactory.nextId(id), id, Dialog.Role.CALLED, null);
    Optional<Leg> made = legs.create(this, party, own);
    if (made.isEmpty()) {
      return new Placing.NoOwnPhone();
    }
    Leg leg = made.get();
    CallRecord card =
        CallRecord.toCitizen(
            id,
            placement,
            context.now(),
            CallLeg.placing(leg.id(), placement.by(), own),
            CallLeg.toReach(LegFactory.nextId(id), number, leg.id()));
    var fact = new TelephonyFact.CitizenCallPlaced(id, card.version(), placement);
    try {
      context.write(Change.of(card, List.of(fact), leg.dialog()));
    } catch (RuntimeException e) {
      context.media.free(id);
      throw e;
    }
    ActiveCall cell = new ActiveCall(card);
    calls.enter(cell);
    context.tellWhoIsInPlaced(List.of(), card);
    ring(cell, leg, OWN_RING_TIME);
    LOG.info("Call {} is placed by {}", id, placement.by());
    return new Placing.Placed(id);
  }

  private void ring(ActiveCall cell, Leg leg, Duration time) {
    cell.enter(leg);
    context.enter(leg);
    signalling.ring(leg, time);
  }

  @Override
  public void answered(Leg leg, Response ok) {
    ActiveCall cell = calls.find(leg.call());
    CallLeg party = cell == null ? null : cell.card().find(leg.id()).orElse(null);
    CallLeg citizen = cell == null ? null : cell.card().citizen().orElse(null);
    if (cell == null || party == null || citizen == null || party.goal() != LegGoal.PLACE) {
      calls.join(leg, ok);
      return;
    }
    var wanted = new Dialog.Party(citizen.id(), cell.id(), Dialog.Role.CALLED, null);
    Optional<Leg> made = legs.create(this, wanted, citizen.address());
    Dialog[] beside = made.stream().map(Leg::dialog).toArray(Dialog[]::new);
    if (!calls.join(leg, ok, beside)) {
      made.ifPresent(other -> context.media.freeLeg(other.id()));
    } else if (made.isPresent()) {
      ring(cell, made.get(), CITIZEN_RING_TIME);
    } else {
      calls.step(cell, new CallStep.Refuse(citizen.id(), SeatRefusal.NOT_CARRIED), null);
    }
  }

  /// Who placed it leaves it.
  boolean hangUp(String call, String by) {
    return context.mailboxes.ask(
        call,
        () -> {
          ActiveCall cell = calls.find(call);
          Placement placement = cell == null ? null : cell.card().placement();
          return cell != null
              && placement != null
              && placement.by().equals(by)
              && calls.step(cell, leaving(cell.card()), null);
        });
  }

  private static CallStep leaving(CallRecord card) {
    return card.live().stream()
        .filter(leg -> leg.goal() == LegGoal.PLACE && !leg.state().isComing())
        .findFirst()
        .<CallStep>map(leg -> new CallStep.Leave(leg.id(), EndReason.SEAT_HUNG_UP))
        .orElse(new CallStep.HangUp(EndReason.SEAT_HUNG_UP));
  }

  @Override
  public void ringing(Leg leg, boolean isHeard) {
    calls.ringing(leg, isHeard);
  }

  @Override
  public void failed(Leg leg, SeatRefusal why) {
    calls.failed(leg, why);
  }

  @Override
  public void acked(Leg leg) {
    calls.acked(leg);
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
    calls.key(leg, key);
  }
}
