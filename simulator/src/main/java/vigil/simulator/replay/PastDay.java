package vigil.simulator.replay;

import java.time.LocalDate;

/// A day of the year before, or of the weeks before the spring.
///
/// @param pandemic calls about the pandemic, among the calls
public record PastDay(LocalDate date, int calls, int pandemic) {}
