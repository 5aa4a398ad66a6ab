package vigil.city.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vigil.city.AlarmKind;
import vigil.city.AlarmLevel;

/// `alarms.csv`: a row for each kind, which ends no higher than it is raised.
final class AlarmFiles {
  private static final double MOST = 1_000_000;
  private static final int LONGEST_SECONDS = 86_400;

  private AlarmFiles() {}

  static void check(CsvTable.Row row) {
    row.as("kind", AlarmKind::valueOf, "a kind of alarm");
    row.as("level", AlarmLevel::valueOf, "WAKE, DAY or SHOW");
    Optional<Double> raise = row.as("raise", AlarmFiles::number, "a number from 0 to 1000000");
    Optional<Double> end = row.as("end", AlarmFiles::number, "a number from 0 to 1000000");
    row.as("lasts", AlarmFiles::seconds, "a whole number from 0 to 86400");
    row.as("ends", AlarmFiles::seconds, "a whole number from 0 to 86400");
    if (raise.isPresent() && end.isPresent() && end.get() >= raise.get()) {
      row.fault("an alarm ends below what raises it");
    }
  }

  /// What every city watches. A kind that came later is watched where the city states it, so that a
  /// policy of before holds on.
  static List<String> listKinds() {
    return new ArrayList<>(
        Arrays.stream(AlarmKind.values())
            .filter(kind -> kind != AlarmKind.VOICE)
            .map(AlarmKind::name)
            .toList());
  }

  private static double number(String text) {
    double number = Double.parseDouble(text);
    if (!(number >= 0 && number <= MOST)) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }

  private static int seconds(String text) {
    int number = Integer.parseInt(text);
    if (number < 0 || number > LONGEST_SECONDS) {
      throw new IllegalArgumentException(text);
    }
    return number;
  }
}
