package vigil.understanding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.city.Area;

/// What an appeal says. Nothing here acts: each guess has a confidence and its reasons, and a
/// person decides.
public interface Understanding {
  /// What the words say, as far as it is sure enough by the policy's thresholds.
  ///
  /// @param words what the citizen said or wrote
  /// @param known where it happened, if somebody chose that already; null to go by the words
  /// @param now what "last night" is counted from
  Suggestion suggest(String words, @Nullable Area known, Instant now);
}
