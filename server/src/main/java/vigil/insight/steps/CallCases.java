package vigil.insight.steps;

import java.util.Collections;
import java.util.List;
import vigil.acd.AcdFact;
import vigil.insight.Topic;
import vigil.insight.spike.Series;
import vigil.kernel.LedgerEntry;
import vigil.telephony.TelephonyFact;

/// What a fact of a call counts for in sensing: known at once, before anybody has written a word,
/// and also of callers who never got through. Nobody knows where a call comes from, so it counts
/// for the whole city.
final class CallCases {
  private static final String GAVE_UP = "ABANDONED";

  private CallCases() {}

  static List<SensedCase> of(LedgerEntry entry) {
    int tries = entry.find(TelephonyFact.class).map(TelephonyFact::tries).orElse(0);
    if (tries > 0) {
      return Collections.nCopies(tries, one(Topic.CALLS, entry));
    }
    return entry
        .find(AcdFact.Left.class)
        .filter(left -> left.reason().equals(GAVE_UP))
        .map(left -> List.of(one(Topic.CALLS_ABANDONED, entry)))
        .orElse(List.of());
  }

  private static SensedCase one(Topic topic, LedgerEntry entry) {
    return new SensedCase(topic.id(), Series.CITY, entry.at());
  }
}
