package vigil.watch.life;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// How often each was woken lately, and so whose turn it is in fairness.
///
/// @param rows one for each who is asked about
public record WokenTally(List<Row> rows) {
  /// A page to somebody.
  public record Woken(String staff, Instant at) {}

  /// How often one of them was woken.
  ///
  /// @param atNight of them in the quiet hours
  public record Row(String staff, int woken, int atNight) {}

  public WokenTally {
    rows = List.copyOf(rows);
  }

  /// The tally of these pages.
  ///
  /// @param staff also those who were never woken
  public static WokenTally of(Collection<String> staff, List<Woken> pages, QuietHours quiet) {
    return new WokenTally(
        staff.stream()
            .distinct()
            .map(one -> {
              var theirs = pages.stream().filter(page -> page.staff().equals(one)).toList();
              long atNight = theirs.stream().filter(page -> quiet.isQuiet(page.at())).count();
              return new Row(one, theirs.size(), (int) atNight);
            })
            .toList());
  }

  /// Those who may be woken, the least woken first: a night weighs before any number of days.
  public List<String> propose(Predicate<String> isEligible) {
    return rows.stream()
        .filter(row -> isEligible.test(row.staff()))
        .sorted(
            Comparator.comparingInt(Row::atNight)
                .thenComparingInt(Row::woken)
                .thenComparing(Row::staff))
        .map(Row::staff)
        .toList();
  }
}
