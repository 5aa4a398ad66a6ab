package vigil.understanding.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import vigil.understanding.life.ModelReport.CalibrationBin;
import vigil.understanding.life.ModelReport.ConfusionCell;
import vigil.understanding.life.ModelReport.Found;
import vigil.understanding.life.ModelReport.GroupFigures;
import vigil.understanding.life.ModelReport.Grouping;
import vigil.understanding.life.ModelReport.ReportTotals;

/// Counts how right a model is about orders of which people said what they are.
public final class ModelEvaluation {
  private static final int BINS = 10;
  private static final double SURE = 0.97;

  /// An order as it stands, and as it was read.
  ///
  /// @param stored its first level
  /// @param read the likeliest first level
  /// @param district empty where none is known
  public record ReadOrder(
      String stored,
      String read,
      double confidence,
      boolean isUrgent,
      boolean isReadAsUrgent,
      String district,
      String channel) {
    boolean isRight() {
      return stored.equals(read);
    }
  }

  private ModelEvaluation() {}

  public static ModelReport of(List<ReadOrder> orders) {
    int right = count(orders, ReadOrder::isRight);
    var calibration = calibration(orders);
    var groups = new ArrayList<>(groups(orders, Grouping.DISTRICT, ReadOrder::district));
    groups.addAll(groups(orders, Grouping.CHANNEL, ReadOrder::channel));
    double error =
        calibration.stream()
            .mapToDouble(
                bin -> share(bin.count(), orders.size()) * Math.abs(bin.confidence() - bin.right()))
            .sum();
    return new ModelReport(
        new ReportTotals(
            orders.size(), share(right, orders.size()), macroF1(orders), decided(orders), error),
        new Found(
            count(orders, ReadOrder::isUrgent),
            count(orders, ReadOrder::isReadAsUrgent),
            count(orders, it -> it.isUrgent() && it.isReadAsUrgent())),
        confusion(orders),
        calibration,
        groups);
  }

  private static int count(List<ReadOrder> orders, Predicate<ReadOrder> condition) {
    return (int) orders.stream().filter(condition).count();
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }

  /// Over the first levels that occur among the orders.
  private static double macroF1(List<ReadOrder> orders) {
    Set<String> labels = new TreeSet<>(orders.stream().map(ReadOrder::stored).toList());
    double sum = 0;
    for (String label : labels) {
      int stored = count(orders, it -> it.stored().equals(label));
      int read = count(orders, it -> it.read().equals(label));
      sum += share(2 * count(orders, it -> it.isRight() && it.read().equals(label)), stored + read);
    }
    return labels.isEmpty() ? 0 : sum / labels.size();
  }

  private static double decided(List<ReadOrder> orders) {
    var surest = new ArrayList<>(orders);
    surest.sort(Comparator.comparingDouble(ReadOrder::confidence).reversed());
    int right = 0;
    double decided = 0;
    for (int k = 0; k < surest.size(); k++) {
      right += surest.get(k).isRight() ? 1 : 0;
      if (right >= SURE * (k + 1)) {
        decided = share(k + 1, surest.size());
      }
    }
    return decided;
  }

  private static List<ConfusionCell> confusion(List<ReadOrder> orders) {
    var counts = new TreeMap<String, Map<String, Integer>>();
    for (ReadOrder one : orders) {
      counts.computeIfAbsent(one.stored(), _ -> new TreeMap<>()).merge(one.read(), 1, Integer::sum);
    }
    var cells = new ArrayList<ConfusionCell>();
    counts.forEach((stored, row) ->
        row.forEach((read, count) -> cells.add(new ConfusionCell(stored, read, count))));
    return cells;
  }

  private static List<CalibrationBin> calibration(List<ReadOrder> orders) {
    var bins = new TreeMap<Integer, List<ReadOrder>>();
    for (ReadOrder one : orders) {
      int bin = Math.min(BINS - 1, (int) (one.confidence() * BINS));
      bins.computeIfAbsent(bin, _ -> new ArrayList<>()).add(one);
    }
    return bins.values().stream()
        .map(bin ->
            new CalibrationBin(
                bin.stream().mapToDouble(ReadOrder::confidence).average().orElse(0),
                share(count(bin, ReadOrder::isRight), bin.size()),
                bin.size()))
        .toList();
  }

  private static List<GroupFigures> groups(
      List<ReadOrder> orders, Grouping by, Function<ReadOrder, String> key) {
    var groups = new TreeMap<String, List<ReadOrder>>();
    for (ReadOrder one : orders) {
      groups.computeIfAbsent(key.apply(one), _ -> new ArrayList<>()).add(one);
    }
    var figures = new ArrayList<GroupFigures>();
    groups.forEach((one, of) ->
        figures.add(new GroupFigures(by, one, of.size(), count(of, ReadOrder::isRight))));
    return figures;
  }
}
