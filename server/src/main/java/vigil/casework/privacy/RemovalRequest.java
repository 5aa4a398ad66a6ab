package vigil.casework.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import vigil.casework.PrivacyFact.Removal;

/// Somebody's wish to remove what cannot be had back.
public record RemovalRequest(
    String id,
    String orderId,
    String number,
    Removal kind,
    @JsonUnwrapped Approval approval,
    State state) {
  public enum State {
    ASKED,
    AGREED,
    REFUSED
  }
}
