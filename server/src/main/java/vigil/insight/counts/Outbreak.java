package vigil.insight.counts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An outbreak as it is looked for: how many cases more than usual in each of its periods up to
/// now.
///
/// @param extra cases above the usual, in standard deviations of a period, the oldest first
/// @param weight how likely beside the others looked for
public record Outbreak(List<Double> extra, double weight) {
  public Outbreak {
    extra = List.copyOf(extra);
    if (extra.isEmpty() || weight <= 0) {
      throw new IllegalArgumentException("An outbreak needs a period and a weight");
    }
  }

  /// Half of the cases of a week's outbreak come in its first week and two fifths in the second:
  /// those of Noufaily et al. 2013. So it is looked for at its second week mostly.
  public static List<Outbreak> weekly() {
    return List.of(
        new Outbreak(List.of(2.0, 1.7), 0.5),
        new Outbreak(List.of(4.5, 3.8), 0.5),
        new Outbreak(List.of(2.0), 0.05),
        new Outbreak(List.of(4.5), 0.05));
  }

  /// A day or some days on end, somewhat or far above the usual.
  public static List<Outbreak> daily() {
    List<Outbreak> outbreaks = new ArrayList<>();
    for (int days : new int[] {1, 2, 3, 5, 7}) {
      for (double extra : new double[] {1.5, 3, 6}) {
        outbreaks.add(new Outbreak(Collections.nCopies(days, extra), 1 / 15.0));
      }
    }
    return outbreaks;
  }
}
