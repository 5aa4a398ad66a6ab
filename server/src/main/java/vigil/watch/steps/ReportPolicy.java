package vigil.watch.steps;

import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.city.PolicyTable;
import vigil.kernel.Csv;
import vigil.watch.PeriodicReport.Kind;
import vigil.watch.life.ReportSchedule;

/// When periodic reports are written, by `policy/reports.csv` or its edition in force.
@Component
class ReportPolicy implements Supplier<List<ReportSchedule>> {
  private final City city;

  ReportPolicy(City city) {
    this.city = city;
  }

  @Override
  public List<ReportSchedule> get() {
    return city.policy().rows(PolicyTable.REPORTS).stream().map(ReportPolicy::schedule).toList();
  }

  private static ReportSchedule schedule(Csv.Row row) {
    return new ReportSchedule(
        row.as("kind", Kind::valueOf),
        row.as("days", Integer::parseInt),
        row.as("time", LocalTime::parse));
  }
}
