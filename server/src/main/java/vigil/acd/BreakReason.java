package vigil.acd;

/// Why a seat rests: a closed list, seen on every board.
public enum BreakReason {
  MEAL,
  REST,
  TRAINING,
  EQUIPMENT
}
