package vigil.desk.push;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.acd.AcdFact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.telephony.TelephonyFact;

/// Who of the hotline is in a call, folded from its facts: who answered it, who was asked, who was
/// given it, who listens. Calls spoken of lately are kept in memory.
@Component
class CallAudience {
  private static final int CALLS_KEPT = 5_000;

  /// The longest history that is looked through for its people.
  private static final int MOST_FACTS = 1_000;

  private final Ledger ledger;
  private final Map<String, Set<String>> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
              return size() > CALLS_KEPT;
            }
          });

  CallAudience(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Those to whom this fact of a call is news: who was in it before, and who is by it.
  Set<String> get(LedgerEntry fact) {
    Set<String> before = known.get(fact.subject());
    if (before == null) {
      before = Set.of();
      for (LedgerEntry earlier : ledger.listBySubject(fact.subject(), MOST_FACTS)) {
        before = earlier.seq() < fact.seq() ? after(before, earlier) : before;
      }
    }
    Set<String> now = after(before, fact);
    known.put(fact.subject(), now);
    var all = new HashSet<>(before);
    all.addAll(now);
    return Set.copyOf(all);
  }

  /// The line says who has the call; only calls that are spoken of are kept.
  void hear(LedgerEntry fact) {
    known.computeIfPresent(fact.subject(), (call, before) -> after(before, fact));
  }

  private static Set<String> after(Set<String> before, LedgerEntry fact) {
    Set<String> now = fact.find(AcdFact.class).map(it -> withSeat(before, it)).orElse(before);
    return fact.find(TelephonyFact.class).map(it -> withParty(now, it)).orElse(now);
  }

  private static Set<String> withSeat(Set<String> before, AcdFact fact) {
    return switch (fact) {
      case AcdFact.Answered it -> with(before, it.staff());
      case AcdFact.AnsweredAgain it -> with(before, it.staff());
      case AcdFact.CallTaken it -> with(before, it.staff());
      case AcdFact.Enqueued _,
          AcdFact.Rekeyed _,
          AcdFact.Offered _,
          AcdFact.HandedOn _,
          AcdFact.CameBack _,
          AcdFact.OfferFailed _,
          AcdFact.Left _,
          AcdFact.DebtSettled _,
          AcdFact.SeatReady _,
          AcdFact.AfterCallStarted _,
          AcdFact.SeatRested _,
          AcdFact.SeatNotResponding _,
          AcdFact.SeatLeft _,
          AcdFact.SeatForced _,
          AcdFact.SeatEngaged _,
          AcdFact.SeatDisengaged _ ->
          before;
    };
  }

  /// Who did not come or has left hears no more; the agent who had the call first is named by the
  /// line and not by a leg, and sees where it goes.
  private static Set<String> withParty(Set<String> before, TelephonyFact fact) {
    return switch (fact) {
      case TelephonyFact.LegInvited it -> with(before, it.party());
      case TelephonyFact.SupervisionAsked it -> with(before, it.party());
      case TelephonyFact.CitizenCallFact it -> with(before, it.placement().by());
      case TelephonyFact.LegMissed it -> without(before, it.party());
      case TelephonyFact.LegLeft it -> without(before, it.party());
      case TelephonyFact.LegAnswered _,
          TelephonyFact.LegHeld _,
          TelephonyFact.LegResumed _,
          TelephonyFact.RecordingPaused _,
          TelephonyFact.RecordingResumed _,
          TelephonyFact.LegsJoined _,
          TelephonyFact.SupervisionChanged _,
          TelephonyFact.CallArrived _,
          TelephonyFact.KeyPressed _,
          TelephonyFact.Answered _,
          TelephonyFact.Ended _,
          TelephonyFact.Recorded _,
          TelephonyFact.RecordedInPart _,
          TelephonyFact.TriesLost _,
          TelephonyFact.RecordingPlayed _,
          TelephonyFact.CallOutAnswered _,
          TelephonyFact.CallOutKeyPressed _,
          TelephonyFact.CallOutEnded _ ->
          before;
    };
  }

  private static Set<String> with(Set<String> before, String who) {
    var now = new HashSet<>(before);
    now.add(who);
    return Set.copyOf(now);
  }

  private static Set<String> without(Set<String> before, String who) {
    var now = new HashSet<>(before);
    now.remove(who);
    return Set.copyOf(now);
  }
}
