package vigil.desk.push;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.identity.Role;
import vigil.kernel.LedgerEntry;
import vigil.telephony.TelephonyFact;

/// Whose business it is that somebody comes into a call or leaves it. Nothing but the call's id
/// leaves: a screen asks for the parties of a call that is its own.
final class CallRoutes {
  private static final Audience WHO_TALKS = Audience.roles(Role.AGENT, Role.MANAGER, Role.LEADER);

  private CallRoutes() {}

  static Optional<Audience> find(LedgerEntry entry) {
    return entry.find(TelephonyFact.class).map(CallRoutes::audience);
  }

  private static @Nullable Audience audience(TelephonyFact fact) {
    return switch (fact) {
      case TelephonyFact.LegInvited _,
          TelephonyFact.LegAnswered _,
          TelephonyFact.LegMissed _,
          TelephonyFact.LegLeft _,
          TelephonyFact.LegHeld _,
          TelephonyFact.LegResumed _,
          TelephonyFact.LegsJoined _,
          TelephonyFact.SupervisionAsked _,
          TelephonyFact.SupervisionChanged _ ->
          WHO_TALKS;
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
          TelephonyFact.CallOutEnded _ ->
          null;
    };
  }
}
