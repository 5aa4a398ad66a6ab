package vigil.city;

import java.util.List;

/// What due times were and will be counted by: the calendar's versions and the limits of each time.
public interface CalendarHistory {
  /// A calendar that somebody thinks of entering.
  ///
  /// @param years it names, whole
  /// @param after the whole calendar with it
  /// @param faults each with its line; a calendar with faults is never entered
  record Proposal(List<Integer> years, WorkingDays after, List<String> faults) {
    public Proposal {
      years = List.copyOf(years);
      faults = List.copyOf(faults);
    }
  }

  /// Reads a calendar file without entering it.
  Proposal propose(String csv);

  /// The calendar as it stands now, but with a year as it was before that version of it.
  WorkingDays workingDaysBefore(int year, int version);

  /// Whether this server counts by that version of the year, or a later one.
  boolean hasVersion(int year, int version);

  LimitHistory limits();
}
