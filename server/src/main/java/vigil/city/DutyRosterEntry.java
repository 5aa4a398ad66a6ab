package vigil.city;

import java.time.DayOfWeek;
import java.time.LocalTime;

/// A place in the chain of those who are woken: on that weekday's night, in that order.
///
/// @param rank 1 is called first
/// @param from the turn starts on the weekday at that time, and ends `until` that time, on the next
///   day if that is not later
public record DutyRosterEntry(
    DayOfWeek day, LocalTime from, LocalTime until, int rank, String staff) {}
