package vigil.workforce.staffing;

/// What comes to a line, in seconds.
///
/// @param callsPerSecond that arrive
/// @param handlingSeconds mean of talk and after-call work
/// @param patienceSeconds mean time after which a caller hangs up; infinite for one who never does
public record CallLoad(double callsPerSecond, double handlingSeconds, double patienceSeconds) {
  /// Erlangs: seats that would be busy if there were enough.
  public double offered() {
    return callsPerSecond * handlingSeconds;
  }
}
