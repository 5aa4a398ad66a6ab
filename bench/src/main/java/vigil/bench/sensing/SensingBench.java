package vigil.bench.sensing;

/// Sensing beside the detectors of others: weekly counts of a paper, then daily ones.
public final class SensingBench {
  private SensingBench() {}

  public static void main(String[] args) {
    DetectionRate weekly = WeeklyTable.print();
    System.out.println();
    DailyTable.print();
    System.out.printf(
        "bench sensing: %.3f weekly outbreaks of size 5 found, %.4f of quiet weeks alarm (target"
            + " 0.60, 0.009)%n",
        weekly.found()[1], weekly.rate());
  }
}
