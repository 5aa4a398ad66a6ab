package vigil.workforce.staffing;

/// What callers meet.
///
/// @param waiting share of callers who find no seat free
/// @param abandoned share who hang up
/// @param meanWait seconds, of all callers
/// @param occupancy share of their time that seats are busy
/// @param servedInTime share answered within the seconds asked for
public record QueueFigures(
    double waiting, double abandoned, double meanWait, double occupancy, double servedInTime) {}
