package vigil.city;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A row of `danger.csv`: words that say danger, or that take it away.
///
/// @param phrase words apart by `/` mean the same, `…` lets some characters pass
/// @param number null unless it says danger
/// @param first the words that its first part may be
public record DangerPhrase(
    String phrase,
    Kind kind,
    @Nullable EmergencyNumber number,
    String advice,
    String adviceEn,
    Pattern pattern,
    List<String> first) {
  private static final String GAP = "…";

  /// What a phrase does to the text around it.
  public enum Kind {
    /// Needs help now.
    DANGER,

    /// A figure of speech or a name: read over before anything is looked for.
    IDIOM,

    /// Takes a danger away that follows closely: "没有着火".
    BEFORE,

    /// Takes a danger away that it follows at once: "昏迷过".
    AFTER,

    /// Takes a danger away in its sentence: past, only feared, only read of.
    AROUND,

    /// Happens now, whatever else the sentence says.
    NOW
  }

  public DangerPhrase(
      String phrase, Kind kind, @Nullable EmergencyNumber number, String advice, String adviceEn) {
    this(
        phrase,
        kind,
        number,
        advice,
        adviceEn,
        pattern(phrase),
        List.of(phrase.split(GAP, -1)[0].split("/", -1)));
  }

  /// A look at the first words, which is much cheaper than the pattern; most texts have none.
  boolean mayBeIn(String text) {
    for (String word : first) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /// Not more than eight characters lie between two parts, and no end of a sentence; each part is a
  /// group of its own.
  private static Pattern pattern(String phrase) {
    return Pattern.compile(
        Arrays.stream(phrase.split(GAP, -1))
            .map(DangerPhrase::anyOf)
            .collect(Collectors.joining("[^。！？!?；;\\n]{0,8}?")));
  }

  /// @throws IllegalArgumentException when a word is empty, which would be found everywhere
  private static String anyOf(String part) {
    List<String> words = List.of(part.split("/", -1));
    if (words.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("A phrase has an empty word");
    }
    return words.stream().map(Pattern::quote).collect(Collectors.joining("|", "(", ")"));
  }
}
