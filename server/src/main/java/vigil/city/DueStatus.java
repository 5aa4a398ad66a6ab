package vigil.city;

/// What a clock looks like (rules 4.3).
public enum DueStatus {
  GREEN,
  /// A working day or less is left, or a quarter of a limit in hours.
  YELLOW,
  /// Overdue.
  RED
}
