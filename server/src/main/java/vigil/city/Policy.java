package vigil.city;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vigil.kernel.Csv;

/// What else the city has set down in `policy/`.
///
/// @param version a hash of all its files: what was decided by them names it
/// @param handed tables that rooms above read for themselves
public record Policy(
    String version,
    List<UrgencyWord> urgencyWords,
    DangerWords dangers,
    List<DutyRosterEntry> duty,
    List<PhraseTemplate> phrases,
    Map<PolicyTable, List<Csv.Row>> handed) {
  public Policy {
    urgencyWords = List.copyOf(urgencyWords);
    duty = List.copyOf(duty);
    phrases = List.copyOf(phrases);
    handed = Collections.unmodifiableMap(new EnumMap<>(handed));
  }

  /// The rows of a table that a room above reads for itself: what the night senses and wakes by,
  /// and what Open311 clients are asked.
  ///
  /// @throws IllegalArgumentException if the city reads the table itself
  public List<Csv.Row> rows(PolicyTable table) {
    List<Csv.Row> rows = handed.get(table);
    if (rows == null) {
      throw new IllegalArgumentException(table + " is read by the city itself");
    }
    return rows;
  }
}
