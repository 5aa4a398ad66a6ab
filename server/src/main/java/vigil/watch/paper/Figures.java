package vigil.watch.paper;

/// Which cells hold figures: those stand to the right, one under another.
final class Figures {
  private Figures() {}

  static boolean isFigure(String text) {
    return text.isEmpty() || text.matches("[—+\\-\\d.,%s ]+");
  }
}
