package vigil.insight.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import vigil.insight.counts.Cadence;
import vigil.insight.counts.CountDetector;
import vigil.insight.counts.CountReading;
import vigil.insight.counts.CountSettings;
import vigil.insight.counts.OutbreakScore;

/// `./vigil sense COUNTS.csv [FROM]`: reads a table of counts as a city's own are read, and prints
/// its alarms as CSV; where the table holds the truth, how well they stand beside it.
public final class SenseMain {
  private static final int REFUSED = 2;
  private static final long MOST_BYTES = 100_000_000;

  private SenseMain() {}

  public static void main(String[] args) throws IOException {
    try {
      System.out.print(sense(CountTable.parse(text(args[0])), args.length > 1 ? args[1] : ""));
    } catch (CountTableException unreadable) {
      System.err.println(args[0] + ": " + unreadable.getMessage());
      System.exit(REFUSED);
    }
  }

  private static String text(String file) throws IOException {
    Path path = Path.of(file);
    if (!Files.isRegularFile(path)) {
      throw new CountTableException("there is no such file");
    }
    if (Files.size(path) > MOST_BYTES) {
      throw new CountTableException("larger than 100 MB: split it");
    }
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (java.nio.charset.CharacterCodingException other) {
      throw new CountTableException("not in UTF-8: save it as UTF-8", other);
    }
  }

  /// @param from the first day that is read; empty for the first with enough history
  static String sense(CountTable table, String from) {
    var settings =
        table.cadence().equals(Cadence.DAY)
            ? CountSettings.daily()
            : CountSettings.weekly(Cadence.WEEK);
    int first = first(table, from);
    if (Math.max(first, settings.learning().least()) >= table.days().size()) {
      throw new CountTableException(
          "there is nothing to read: %d periods of history are needed before the first"
              .formatted(settings.learning().least()));
    }
    var out = new StringBuilder("series,day,count,expected,score,outbreak_from,reason\n");
    var detector = new CountDetector(settings);
    OutbreakScore score = null;
    for (var one : table.series().entrySet()) {
      List<CountReading> readings = detector.read(one.getValue(), table.holidays(), first);
      readings.stream()
          .filter(CountReading::isAlarm)
          .forEach(r -> out.append(line(one.getKey(), r, table)));
      int[] truth = table.truth().get(one.getKey());
      if (truth != null) {
        OutbreakScore own = score(readings, truth);
        score = score == null ? own : score.plus(own);
      }
    }
    return out.append(score == null ? "" : summary(score)).toString();
  }

  private static OutbreakScore score(List<CountReading> readings, int[] truth) {
    boolean[] alarms = new boolean[readings.size()];
    for (int n = 0; n < alarms.length; n++) {
      alarms[n] = readings.get(n).isAlarm();
    }
    return OutbreakScore.of(readings.getFirst().period(), alarms, truth);
  }

  private static int first(CountTable table, String from) {
    if (from.isEmpty()) {
      return 0;
    }
    for (int n = 0; n < table.days().size(); n++) {
      if (table.days().get(n).toString().compareTo(from) >= 0) {
        return n;
      }
    }
    throw new CountTableException("no row lies at or after " + from);
  }

  private static String line(String series, CountReading reading, CountTable table) {
    String reason =
        reading.periods() == 1
            ? "more than usual in this period"
            : "more than usual in the last " + reading.periods() + " periods together";
    return String.format(
        Locale.ROOT,
        "%s,%s,%d,%.1f,%.1f,%s,%s%n",
        quoted(series),
        table.days().get(reading.period()),
        reading.count(),
        reading.expected(),
        reading.score(),
        table.days().get(reading.period() - reading.periods() + 1),
        reason);
  }

  private static String quoted(String name) {
    return name.matches("[^\",\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  private static String summary(OutbreakScore score) {
    return String.format(
        Locale.ROOT,
        "# specificity %.3f of %d quiet periods, sensitivity %.3f of %d, found %.3f of %d"
            + " outbreaks, timeliness %.3f%n",
        score.specificity(),
        score.quiet(),
        score.sensitivity(),
        score.sick(),
        score.found(),
        score.delays().size(),
        score.timeliness());
  }
}
