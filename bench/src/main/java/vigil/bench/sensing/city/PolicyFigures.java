package vigil.bench.sensing.city;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vigil.city.City;
import vigil.city.Policy;
import vigil.city.PolicyTable;
import vigil.city.files.PolicyCity;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.insight.spike.DetectorSettings;
import vigil.kernel.Csv;

/// What the shipped policy says of hours, districts, days of rest and of how sensing is set.
final class PolicyFigures {
  private static final double FALSE_ALARMS_A_WEEK = 1;

  private final City city = PolicyCity.shipped();
  private final Policy policy = city.policy();

  /// Each hour against the mean hour.
  double[] hours(boolean isWorkday) {
    return policy.rows(PolicyTable.USUAL_HOURS).stream()
        .sorted(Comparator.comparingInt(row -> row.as("hour", Integer::parseInt)))
        .mapToDouble(row -> row.as(isWorkday ? "workday" : "rest", Double::parseDouble))
        .toArray();
  }

  /// The parts of so many districts in the whole.
  double[] shares(int districts) {
    List<Csv.Row> rows = policy.rows(PolicyTable.USUAL_DISTRICTS).subList(0, districts);
    double[] shares =
        rows.stream().mapToDouble(row -> row.as("residents", Double::parseDouble)).toArray();
    return Factors.toSum(shares, 1);
  }

  boolean isWorkday(LocalDate day) {
    return city.workingDays().isWorkingDay(day);
  }

  /// As shipped, the threshold by the shipped rule for this many series.
  DetectorSettings settings(int series) {
    DetectorSettings shipped = new PolicyExpectation(city, new Topics(city)).getSettings();
    return withThreshold(shipped, DetectorSettings.threshold(series, FALSE_ALARMS_A_WEEK));
  }

  static DetectorSettings withThreshold(DetectorSettings set, double threshold) {
    return new DetectorSettings(
        set.ratio(),
        set.dispersion(),
        threshold,
        set.halfLifeDays(),
        set.floor(),
        set.fewest(),
        set.joins(),
        set.ending());
  }
}
