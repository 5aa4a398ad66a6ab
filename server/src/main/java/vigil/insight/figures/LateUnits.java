package vigil.insight.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.insight.PeriodReading.LateUnit;
import vigil.insight.figures.IndicatorTable.Breakdown;
import vigil.insight.figures.IndicatorTable.Cell;
import vigil.insight.figures.IndicatorTable.Line;

/// Units with orders past their time, from the table by unit.
@Component
public class LateUnits {
  private static final Comparator<LateUnit> WORST =
      Comparator.comparingInt(LateUnit::late)
          .thenComparingInt(LateUnit::signedLate)
          .reversed()
          .thenComparing(LateUnit::unit);

  private final OrderIndicators tables;
  private final City city;

  LateUnits(OrderIndicators tables, City city) {
    this.tables = tables;
    this.city = city;
  }

  /// Those with most orders late first.
  public List<LateUnit> list(ComparedDays of) {
    var table = tables.table(Breakdown.UNIT, of.from(), of.until(), null, List.of());
    var late = new ArrayList<LateUnit>();
    for (Line line : table.lines()) {
      if (city.units().find(line.key()).isPresent()) {
        Cell onTime = cell(table, line, "onTime");
        int missed = (int) (onTime.denominator() - onTime.numerator());
        int signed = (int) cell(table, line, "signedLate").numerator();
        if (missed > 0 || signed > 0) {
          String opens =
              "/api/insight/behind?indicator=onTime&bad=true&unit=%s&from=%s&to=%s"
                  .formatted(line.key(), of.from(), of.until());
          late.add(
              new LateUnit(
                  line.key(),
                  line.name(),
                  line.nameEn(),
                  missed,
                  onTime.denominator(),
                  signed,
                  opens));
        }
      }
    }
    late.sort(WORST);
    return late;
  }

  private static Cell cell(IndicatorTable table, Line line, String key) {
    for (int i = 0; i < table.heads().size(); i++) {
      if (table.heads().get(i).key().equals(key)) {
        return line.cells().get(i);
      }
    }
    throw new IllegalArgumentException("No indicator " + key);
  }
}
