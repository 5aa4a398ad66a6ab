package vigil.workforce;

/// What is aimed at and assumed.
///
/// @param percent of callers answered in time
/// @param seconds that this is
/// @param patienceSeconds mean time after which a caller hangs up
/// @param afterCallSeconds mean work after a call, beside the talk that was measured
public record StaffingAim(int percent, int seconds, int patienceSeconds, int afterCallSeconds) {}
