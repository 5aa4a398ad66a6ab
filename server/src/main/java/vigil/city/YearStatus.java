package vigil.city;

/// How well a year's calendar is known.
public enum YearStatus {
  /// The State Council's notice was entered.
  OFFICIAL,
  /// Only the statutory days are known: due times that touch the year are marked, and recomputed on
  /// import.
  PROVISIONAL
}
