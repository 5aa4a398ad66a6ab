package vigil.understanding;

import java.util.List;

/// One thing that the words may say.
///
/// @param value a code of the city or a word of the rules
/// @param confidence 0 to 1: of a hundred such guesses at 0.9 ninety are right
/// @param why the words of the text that carry it, the strongest first
public record Guess(String value, double confidence, List<String> why) {
  private static final double HUNDRED = 100;

  public Guess {
    why = List.copyOf(why);
    confidence = Math.round(confidence * HUNDRED) / HUNDRED;
  }
}
