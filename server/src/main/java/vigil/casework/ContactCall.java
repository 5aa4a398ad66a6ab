package vigil.casework;

import java.time.Instant;

/// A call to a citizen, as far as a step may rest on it.
///
/// @param order what it was placed about
/// @param by who placed it
public record ContactCall(String id, String order, String by, Instant placedAt, Result result) {
  /// What it says of having reached the citizen.
  public enum Result {
    /// The call is on its way.
    OPEN,
    REACHED,
    MISSED,
    /// Nothing: it was given up, or never came to the citizen's telephone.
    NOTHING
  }
}
