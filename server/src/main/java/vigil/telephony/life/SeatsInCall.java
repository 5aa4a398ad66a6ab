package vigil.telephony.life;

import java.util.List;
import java.util.Optional;
import vigil.telephony.CallSeats;
import vigil.telephony.PartyRole;

/// Who of the hotline is in a call: read off its parties.
public final class SeatsInCall {
  private SeatsInCall() {}

  /// A call is the one's who got it by the queue, as long as that one is in it; then an agent's,
  /// and where none is, a leader's.
  public static CallSeats of(CallRecord call) {
    List<CallLeg> ours = call.live().stream().filter(SeatsInCall::isOfTheHotline).toList();
    Optional<CallLeg> holder =
        ours.stream()
            .filter(leg -> leg.offer() != null)
            .findFirst()
            .or(() -> findTalking(ours, PartyRole.AGENT))
            .or(() -> findTalking(ours, PartyRole.LEADER));
    List<String> beside =
        ours.stream()
            .filter(leg -> !leg.party().isEmpty() && holder.filter(leg::equals).isEmpty())
            .map(CallLeg::party)
            .distinct()
            .sorted()
            .toList();
    return new CallSeats(
        holder.map(CallLeg::offer).orElse(null),
        holder.filter(leg -> leg.offer() == null).map(CallLeg::party).orElse(null),
        beside);
  }

  /// Whoever of them is rung for it or in it.
  public static List<String> listStaff(CallRecord call) {
    return call.live().stream()
        .filter(leg -> isOfTheHotline(leg) && !leg.party().isEmpty())
        .map(CallLeg::party)
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isOfTheHotline(CallLeg leg) {
    return leg.role() == PartyRole.AGENT || leg.role() == PartyRole.LEADER;
  }

  private static Optional<CallLeg> findTalking(List<CallLeg> ours, PartyRole role) {
    return ours.stream().filter(leg -> leg.role() == role && leg.state().isTalking()).findFirst();
  }

  /// Where agents talk with the citizen, or did.
  public static List<String> talkedAt(CallRecord call) {
    return call.legs().stream()
        .filter(CallLeg::hasTalked)
        .map(CallLeg::address)
        .distinct()
        .toList();
  }
}
