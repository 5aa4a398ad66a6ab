package vigil.insight.steps;

import java.util.Collections;
import java.util.List;
import vigil.acd.AcdFact;
import vigil.insight.Topic;
import vigil.insight.spike.Series;
import vigil.insight.steps.PersistentSpikeDetector.Case;
import vigil.kernel.LedgerEntry;
import vigil.telephony.TelephonyFact;

/// What a fact of a call counts for in sensing: known at once, before anybody has written a word,
/// and also of callers who never got through. Nobody knows where a call comes from, so it counts
/// for the whole city.
final class CallCases {
  private static final String GAVE_UP = "ABANDONED";

  private CallCases() {}

  static List<Case> of(LedgerEntry entry) {
    int calls = entry.find(TelephonyFact.class).map(CallCases::calls).orElse(0);
    if (calls > 0) {
      return Collections.nCopies(calls, one(Topic.CALLS, entry));
    }
    return entry
        .find(AcdFact.Left.class)
        .filter(left -> left.reason().equals(GAVE_UP))
        .map(left -> List.of(one(Topic.CALLS_ABANDONED, entry)))
        .orElse(List.of());
  }

  /// How many calls a fact says have come, those that became none among them.
  private static int calls(TelephonyFact fact) {
    return switch (fact) {
      case TelephonyFact.CallArrived _ -> 1;
      case TelephonyFact.TriesLost lost -> lost.refused() + lost.cancelled();
      case TelephonyFact.Answered _,
          TelephonyFact.Ended _,
          TelephonyFact.LegInvited _,
          TelephonyFact.LegAnswered _,
          TelephonyFact.LegMissed _,
          TelephonyFact.LegLeft _,
          TelephonyFact.LegHeld _,
          TelephonyFact.LegResumed _,
          TelephonyFact.RecordingPaused _,
          TelephonyFact.RecordingResumed _,
          TelephonyFact.LegsJoined _,
          TelephonyFact.SupervisionAsked _,
          TelephonyFact.SupervisionChanged _,
          TelephonyFact.KeyPressed _,
          TelephonyFact.Recorded _,
          TelephonyFact.RecordedInPart _,
          TelephonyFact.RecordingPlayed _,
          TelephonyFact.CallOutAnswered _,
          TelephonyFact.CallOutKeyPressed _,
          TelephonyFact.CallOutEnded _,
          TelephonyFact.CitizenCallFact _ ->
          0;
    };
  }

  private static Case one(Topic topic, LedgerEntry entry) {
    return new Case(topic.id(), Series.CITY, entry.at());
  }
}
