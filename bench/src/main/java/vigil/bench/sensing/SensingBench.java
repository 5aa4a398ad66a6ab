package vigil.bench.sensing;

import vigil.bench.sensing.city.CityScore;
import vigil.bench.sensing.city.CityTable;

/// Sensing beside the detectors of others: weekly counts of a paper, then daily ones, then a drawn
/// city in ten-minute counts.
public final class SensingBench {
  private SensingBench() {}

  public static void main(String[] args) {
    DetectionRate weekly = WeeklyTable.print();
    System.out.println();
    DailyTable.print();
    System.out.println();
    CityScore city = CityTable.print();
    System.out.printf(
        "bench sensing: %.3f weekly outbreaks of size 5 found, %.4f of quiet weeks alarm (target"
            + " 0.60, 0.009); in a drawn city %.2f false alarms a week, %.3f of surges of 30-60 in a"
            + " district found (target 1, 0.97)%n",
        weekly.found()[1], weekly.rate(), city.falseAlarmsAWeek(), city.foundInADistrict());
  }
}
