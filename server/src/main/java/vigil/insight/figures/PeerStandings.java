package vigil.insight.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.city.Unit;
import vigil.insight.figures.IndicatorTable.Cell;
import vigil.insight.figures.IndicatorTable.Line;
import vigil.insight.rollup.Indicator;
import vigil.insight.rollup.Indicators;

/// Where units stand among their like, districts among districts: by place, or by tier where the
/// city wants no places told.
public final class PeerStandings {
  private PeerStandings() {}

  /// The lines with each unit's standing.
  ///
  /// @param tiers so many, of equal places; 0 tells places
  static List<Line> of(List<Line> units, int tiers) {
    return units.stream()
        .map(line -> line.peer() == null ? line : standing(line, units, tiers))
        .toList();
  }

  private static Line standing(Line line, List<Line> units, int tiers) {
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < line.cells().size(); i++) {
      Indicator one = Indicators.ALL.get(i);
      Cell cell = line.cells().get(i);
      Double own = cell.value();
      if (own == null || one.isCount() || line.peer() == null) {
        cells.add(cell);
        continue;
      }
      var values = valuesOf(units, line.peer(), i);
      int better =
          (int) values.stream().filter(v -> one.isLessBetter() ? v < own : v > own).count();
      int rank = tiers == 0 ? better + 1 : tier(better, values.size(), tiers);
      int of = tiers == 0 ? values.size() : tiers;
      cells.add(new Cell(own, cell.numerator(), cell.denominator(), rank, of));
    }
    return new Line(line.key(), line.name(), line.nameEn(), line.peer(), cells);
  }

  /// Who has the same value is in the same tier; 1 is the best.
  static int tier(int better, int of, int tiers) {
    return better * tiers / of + 1;
  }

  /// The middle of a peer group's values; null where nobody has one.
  public static @Nullable Double median(IndicatorTable units, Unit.Kind peer, int column) {
    var values = valuesOf(units.lines(), peer, column).stream().sorted().toList();
    if (values.isEmpty()) {
      return null;
    }
    int half = values.size() / 2;
    return values.size() % 2 == 1
        ? values.get(half)
        : (Double) ((values.get(half - 1) + values.get(half)) / 2);
  }

  private static List<Double> valuesOf(List<Line> units, Unit.Kind peer, int column) {
    return units.stream()
        .filter(line -> line.peer() == peer)
        .map(line -> line.cells().get(column).value())
        .filter(Objects::nonNull)
        .toList();
  }
}
