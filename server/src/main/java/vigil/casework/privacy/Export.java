package vigil.casework.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/// A list of orders that somebody wants to take out of the house.
///
/// @param taken how often it was taken
public record Export(
    String id,
    @JsonUnwrapped Approval approval,
    String reason,
    ExportFilter filter,
    State state,
    int taken) {
  public enum State {
    ASKED,
    APPROVED,
    REFUSED
  }
}
