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

  /// Somebody began another edition of a table.
  ///
  /// @param subject the edition's id
  record EditionDrafted(String subject, int version, PolicyTable table, String by)
      implements CityFact {}

  record EditionEdited(String subject, int version, String by) implements CityFact {}

  record EditionProposed(String subject, int version, PolicyTable table, String by)
      implements CityFact {}

  record EditionTakenBack(String subject, int version, String by) implements CityFact {}

  /// From now on the table is this one: every server reads it anew.
  ///
  /// @param number the table's editions by the order in which they came into force
  record EditionApproved(String subject, int version, PolicyTable table, int number, String by)
      implements CityFact {}

  record EditionRefused(String subject, int version, String by) implements CityFact {}

  record EditionWithdrawn(String subject, int version, String by) implements CityFact {}
}
