package vigil.simulator.replay;

/// An appeal in one number: when, about which matter, in which district, and whether by telephone.
/// The time stands first, so numbers in order are appeals in the order of their coming.
public final class PackedAppeal {
  private static final int MATTER_BITS = 12;
  private static final int DISTRICT_BITS = 6;
  private static final int MATTER_SHIFT = DISTRICT_BITS + 1;
  private static final int TIME_SHIFT = MATTER_SHIFT + MATTER_BITS;

  private PackedAppeal() {}

  /// Packs an appeal.
  ///
  /// @param millis since a midnight
  public static long of(long millis, int matter, int district, boolean isCall) {
    return millis << TIME_SHIFT
        | (long) matter << MATTER_SHIFT
        | (long) district << 1
        | (isCall ? 1 : 0);
  }

  /// The same appeal, with its time counted from an earlier midnight.
  public static long later(long packed, long millis) {
    return packed + (millis << TIME_SHIFT);
  }

  public static long millis(long packed) {
    return packed >> TIME_SHIFT;
  }

  public static int matter(long packed) {
    return (int) (packed >> MATTER_SHIFT) & (1 << MATTER_BITS) - 1;
  }

  public static int district(long packed) {
    return (int) (packed >> 1) & (1 << DISTRICT_BITS) - 1;
  }

  public static boolean isCall(long packed) {
    return (packed & 1) == 1;
  }
}
