package vigil.casework;

/// What became of a registration.
public sealed interface Registration {
  /// The order is kept.
  ///
  /// @param code six digits, told to the citizen now and never again
  record Registered(Order order, String code) implements Registration {}

  /// One of the steps that should follow was refused, so nothing is kept.
  record Refused(Refusal refusal) implements Registration {}
}
