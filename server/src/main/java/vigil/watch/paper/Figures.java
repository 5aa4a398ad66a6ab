package vigil.watch.paper;

/// Which cells hold figures: those stand to the right, one under another.
final class Figures {
  /// What stands where nothing is known.
  static final String UNKNOWN = "无数据";

  static final String UNKNOWN_EN = "no data";

  private Figures() {}

  static boolean isFigure(String text) {
    return text.isEmpty()
        || text.equals(UNKNOWN)
        || text.equals(UNKNOWN_EN)
        || text.matches("[—+\\-\\d.,%s ]+");
  }
}
