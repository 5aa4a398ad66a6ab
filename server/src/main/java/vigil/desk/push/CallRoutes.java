package vigil.desk.push;

import java.util.Optional;
import java.util.Set;
import vigil.identity.Role;
import vigil.kernel.LedgerEntry;
import vigil.telephony.TelephonyFact;

/// Whose business it is that somebody comes into a call or leaves it: theirs who are in it, and
/// theirs who watch over the line. Nothing but the call's id leaves: a screen asks for the parties
/// of a call that is its own. How a call to a citizen stands is for who placed it.
final class CallRoutes {
  private static final Set<Role> LINE = Set.of(Role.MANAGER, Role.LEADER);

  private CallRoutes() {}

  static Optional<Audience> find(LedgerEntry entry, CallAudience calls) {
    return entry.find(TelephonyFact.class).flatMap(fact -> audience(fact, entry, calls));
  }

  private static Optional<Audience> audience(
      TelephonyFact fact, LedgerEntry entry, CallAudience calls) {
    if (fact instanceof TelephonyFact.CitizenCallFact called) {
      return Optional.of(Audience.person(called.placement().by()));
    }
    return isOfParties(fact)
        ? Optional.of(Audience.of(false, calls.get(entry), LINE, Set.of()))
        : Optional.empty();
  }

  private static boolean isOfParties(TelephonyFact fact) {
    return switch (fact) {
      case TelephonyFact.LegInvited _,
          TelephonyFact.LegAnswered _,
          TelephonyFact.LegMissed _,
          TelephonyFact.LegLeft _,
          TelephonyFact.LegHeld _,
          TelephonyFact.LegResumed _,
          TelephonyFact.RecordingPaused _,
          TelephonyFact.RecordingResumed _,
          TelephonyFact.LegsJoined _,
          TelephonyFact.SupervisionAsked _,
          TelephonyFact.SupervisionChanged _ ->
          true;
      case TelephonyFact.CallArrived _,
          TelephonyFact.KeyPressed _,
          TelephonyFact.Answered _,
          TelephonyFact.Ended _,
          TelephonyFact.Recorded _,
          TelephonyFact.RecordedInPart _,
          TelephonyFact.TriesLost _,
          TelephonyFact.RecordingPlayed _,
          TelephonyFact.CallOutAnswered _,
          TelephonyFact.CallOutKeyPressed _,
          TelephonyFact.CallOutEnded _,
          TelephonyFact.CitizenCallFact _ ->
          false;
    };
  }
}
