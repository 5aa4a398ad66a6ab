package vigil.insight.rollup;

import java.time.LocalDate;

/// What one order adds to one day for one unit. The roll-ups are the sums of these, and the list
/// behind a number is the list of these.
///
/// @param isLead false for a unit below the lead: it counts among units, not for the city
/// @param mask bits of [Measure]
public record Share(LocalDate day, String unit, boolean isLead, long mask) {
  /// The unit of an order that no unit has, and the place and matter nobody named.
  public static final String NOBODY = "-";
}
