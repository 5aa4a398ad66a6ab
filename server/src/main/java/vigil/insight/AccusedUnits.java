package vigil.insight;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whom the orders of a wave accuse: nothing that counts them goes there (rules 9.1).
public interface AccusedUnits {
  /// Waits some seconds until all that was said up to now is counted. Not to be called within a
  /// transaction.
  ///
  /// @return false when it is not yet
  boolean awaitCounted();

  /// By unit, those below an accused one among them: which orders of a spike accuse it or a unit
  /// above it; of calls, of those written from them. The figures say so within seconds of the
  /// accusation: whoever sends something waits for them first.
  ///
  /// @param from what came earlier is left aside, also where the spike began later
  /// @param units of whom it is asked
  Map<String, List<String>> listAccusing(String spike, Instant from, Instant to, Set<String> units);

  /// Which orders of a spike nobody has said the accused unit of: until that is said they are told
  /// to no unit (rules 9.2).
  List<String> listUnsaid(String spike, Instant from, Instant to);
}
