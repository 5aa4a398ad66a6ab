package vigil.insight;

import java.util.Map;

/// Whom the orders of a wave accuse: nothing that counts them goes there (rules 9.1).
public interface AccusedUnits {
  /// By unit, those below an accused one among them: how many orders of a spike accuse it; of
  /// calls, those written from them. The figures say so within seconds of the accusation.
  Map<String, Integer> countBySpike(String spike);
}
