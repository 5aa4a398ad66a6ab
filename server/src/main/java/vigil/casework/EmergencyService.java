package vigil.casework;

/// A service that a caller in an emergency is told to ring (rules 3.3): 110, 119, 120, 122.
public enum EmergencyService {
  POLICE_110,
  FIRE_119,
  AMBULANCE_120,
  TRAFFIC_122
}
