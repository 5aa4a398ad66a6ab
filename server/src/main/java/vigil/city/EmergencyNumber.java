package vigil.city;

import java.util.Arrays;
import java.util.Optional;

/// Whom to call when somebody is in danger: 110, 119, 120, 122.
public enum EmergencyNumber {
  POLICE_110("110"),
  FIRE_119("119"),
  AMBULANCE_120("120"),
  TRAFFIC_122("122");

  private final String digits;

  EmergencyNumber(String digits) {
    this.digits = digits;
  }

  public String digits() {
    return digits;
  }

  public static Optional<EmergencyNumber> find(String digits) {
    return Arrays.stream(values()).filter(one -> one.digits.equals(digits)).findFirst();
  }
}
