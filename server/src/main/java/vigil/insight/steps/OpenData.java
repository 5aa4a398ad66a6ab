package vigil.insight.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import vigil.city.WorkingDays;
import vigil.insight.open.OpenRow;
import vigil.insight.open.OpenTable;
import vigil.insight.open.SmallCells;
import vigil.insight.rollup.DimensionPair;
import vigil.insight.store.SqlOpenCounts;
import vigil.insight.store.SqlOpenCounts.Count;
import vigil.kernel.Csv;
import vigil.kernel.TimedCache;

/// Counts of whole days for everybody. The same question is answered from memory for ten minutes.
@Service
public class OpenData {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final String FILE = "open-data.csv";

  /// Which rows.
  ///
  /// @param until included
  public record Question(OpenTable table, LocalDate from, LocalDate until) {}

  private final SqlOpenCounts counts;
  private final InstantSource clock;
  private final int fewest;
  private final int mostDays;
  private final TimedCache<Question, List<OpenRow>> kept;

  OpenData(SqlOpenCounts counts, InstantSource clock, @Value("${vigil.policy:}") String policy) {
    this.counts = counts;
    this.clock = clock;
    Map<String, Integer> set =
        Csv.policyOrShipped(policy, FILE).stream()
            .collect(
                Collectors.toMap(
                    row -> row.text("name"), row -> row.as("value", Integer::valueOf)));
    fewest = set.getOrDefault("fewest", 0);
    mostDays = set.getOrDefault("mostDays", 0);
    if (fewest < 2 || mostDays < 1) {
      throw new IllegalArgumentException(FILE + " names fewest, 2 or more, and mostDays");
    }
    kept = new TimedCache<>(KEPT, clock, this::read);
  }

  public int fewest() {
    return fewest;
  }

  public int mostDays() {
    return mostDays;
  }

  /// The last day that is over.
  public LocalDate lastDay() {
    return WorkingDays.dayOf(clock.instant()).minusDays(1);
  }

  /// By day, the sums behind the parts.
  public List<OpenRow> list(Question question) {
    return kept.get(question).value();
  }

  private List<OpenRow> read(Question question) {
    DimensionPair pair =
        switch (question.table()) {
          case DISTRICT_TOPIC -> DimensionPair.DISTRICT_CATEGORY;
          case CHANNEL -> DimensionPair.CHANNEL_ALL;
        };
    Map<LocalDate, List<Count>> days =
        counts.list(pair, question.from(), question.until()).stream()
            .collect(Collectors.groupingBy(Count::day, TreeMap::new, Collectors.toList()));
    var rows = new ArrayList<OpenRow>();
    days.forEach((day, of) -> rows.addAll(hide(day, question.table(), of)));
    return List.copyOf(rows);
  }

  private List<OpenRow> hide(LocalDate day, OpenTable table, List<Count> of) {
    boolean isFlat = table == OpenTable.CHANNEL;
    List<String> parts = sorted(of.stream().map(Count::one).toList());
    List<String> topics =
        isFlat ? List.of(OpenRow.SUM) : sorted(of.stream().map(Count::other).toList());
    long[][] cells = new long[isFlat ? 1 : parts.size()][isFlat ? parts.size() : topics.size()];
    for (Count one : of) {
      int part = parts.indexOf(one.one());
      cells[isFlat ? 0 : part][isFlat ? part : topics.indexOf(one.other())] = one.orders();
    }
    boolean[][] hidden = SmallCells.hide(cells, fewest);
    return isFlat ? flat(day, parts, cells, hidden) : crossed(day, parts, topics, cells, hidden);
  }

  private static List<String> sorted(Collection<String> codes) {
    return List.copyOf(new TreeSet<>(codes));
  }

  private static List<OpenRow> flat(
      LocalDate day, List<String> parts, long[][] cells, boolean[][] hidden) {
    var rows = new ArrayList<OpenRow>();
    long sum = 0;
    for (int j = 0; j < parts.size(); j++) {
      sum += cells[0][j];
      rows.add(row(day, parts.get(j), OpenRow.SUM, cells[0][j], hidden[0][j]));
    }
    rows.add(row(day, OpenRow.SUM, OpenRow.SUM, sum, hidden[0][parts.size()]));
    return rows;
  }

  private static List<OpenRow> crossed(
      LocalDate day, List<String> parts, List<String> topics, long[][] cells, boolean[][] hidden) {
    var rows = new ArrayList<OpenRow>();
    long[] columns = new long[topics.size() + 1];
    for (int i = 0; i < parts.size(); i++) {
      long sum = 0;
      for (int j = 0; j < topics.size(); j++) {
        sum += cells[i][j];
        columns[j] += cells[i][j];
        rows.add(row(day, parts.get(i), topics.get(j), cells[i][j], hidden[i][j]));
      }
      columns[topics.size()] += sum;
      rows.add(row(day, parts.get(i), OpenRow.SUM, sum, hidden[i][topics.size()]));
    }
    for (int j = 0; j <= topics.size(); j++) {
      String topic = j < topics.size() ? topics.get(j) : OpenRow.SUM;
      rows.add(row(day, OpenRow.SUM, topic, columns[j], hidden[parts.size()][j]));
    }
    return rows;
  }

  private static OpenRow row(
      LocalDate day, String part, String topic, long orders, boolean isHidden) {
    return new OpenRow(day, part, topic, isHidden ? null : orders, isHidden);
  }
}
