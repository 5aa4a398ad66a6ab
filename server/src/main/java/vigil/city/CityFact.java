package vigil.city;

import vigil.kernel.Fact;

/// What the city's room tells the ledger.
public sealed interface CityFact extends Fact {

  /// The server runs by a policy that it never ran by before.
  ///
  /// @param subject the policy's version
  /// @param profile the limits in force
  record PolicyLoaded(String subject, int version, String profile) implements CityFact {}

  /// A year's official calendar was entered: due times that touch the year are to be recomputed.
  ///
  /// @param subject `calendar-2027`
  /// @param by who entered it
  record CalendarImported(String subject, int version, int year, String by) implements CityFact {}
}
