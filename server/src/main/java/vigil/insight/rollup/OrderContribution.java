package vigil.insight.rollup;

import java.time.LocalDate;

/// What one order adds to one day for one unit. The roll-ups are the sums of these, and the list
/// behind a number is the list of these.
///
/// @param nth of the same day and unit, from 0: what happened twice on a day counts twice
/// @param isLead false for a unit below the lead: it counts among units, not for the city
/// @param mask bits of [Measure]
public record OrderContribution(LocalDate day, String unit, boolean isLead, int nth, long mask) {
  /// The unit of an order that no unit has or is judged by, or that accuses its unit, and the place
  /// and matter nobody named.
  public static final String NOBODY = "-";
}
