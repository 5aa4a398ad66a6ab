package vigil.insight;

import org.jspecify.annotations.Nullable;

/// How far a count lies above the usual, where that says something: a single case is no multiple of
/// anything, and nor is what is compared with less than one.
public final class Rise {
  /// Fewer cases are told as they are.
  public static final int FEWEST = 5;

  /// Of less nobody can picture a multiple.
  public static final double LEAST_USUAL = 1;

  private static final int TWICE = 2;

  private Rise() {}

  /// In whole numbers, from twice on; null where it is not said.
  public static @Nullable Integer times(int count, double usual) {
    if (!isSayable(count, usual) || count < TWICE * usual) {
      return null;
    }
    return Math.toIntExact(Math.round(count / usual));
  }

  /// "为平常的42倍", "比平常多46%"; empty where nothing is said.
  public static String chinese(int count, double usual) {
    Integer times = times(count, usual);
    if (times != null) {
      return "为平常的" + times + "倍";
    }
    long percent = percent(count, usual);
    return percent > 0 ? "比平常多" + percent + "%" : "";
  }

  /// "平常约 3 件", "平常不到 1 件".
  public static String usual(double usual) {
    return usual(usual, "件");
  }

  /// "平常约3通".
  ///
  /// @param unit what is counted: 件 orders, 通 calls
  public static String usual(double usual, String unit) {
    return (usual < LEAST_USUAL ? "平常不到1" : "平常约" + Math.round(usual)) + unit;
  }

  /// "3", "不到1": for a column that is headed 平常.
  public static String usualNumber(double usual) {
    return usual < LEAST_USUAL ? "不到1" : String.valueOf(Math.round(usual));
  }

  public static String usualEn(double usual) {
    return usual < LEAST_USUAL
        ? "fewer than one is usual"
        : Math.round(usual) == 1
            ? "about one is usual"
            : "about " + Math.round(usual) + " are usual";
  }

  private static long percent(int count, double usual) {
    return isSayable(count, usual) ? Math.round(100 * (count - usual) / usual) : 0;
  }

  private static boolean isSayable(int count, double usual) {
    return count >= FEWEST && usual >= LEAST_USUAL;
  }
}
