package vigil.city;

/// Whom an alarm concerns, and when.
public enum AlarmLevel {
  /// Wakes whoever is on duty at any hour.
  WAKE,
  /// Pages by day; in the quiet hours it waits for the morning.
  DAY,
  /// Pages nobody: it is shown.
  SHOW
}
