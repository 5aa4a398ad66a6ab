package vigil.knowledge.life;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.knowledge.ScriptText;
import vigil.knowledge.ScriptText.Guidance;
import vigil.knowledge.ScriptText.Scope;

/// What a closed consultation leaves for a script (rules 7.7): nothing is added to its words, and
/// whoever writes the script says the rest.
public final class ScriptDistiller {
  private ScriptDistiller() {}

  /// A consultation, with whom it came from taken out of its words.
  ///
  /// @param answer what the citizen was told
  /// @param unit that answered, by its name; null where the hotline did
  public record Consultation(
      String title, String asked, String category, String answer, @Nullable String unit) {}

  /// The beginning of a script: when it applies is what was asked, which procedure what was told.
  public static ScriptText begin(Consultation order) {
    var guidance =
        new Guidance(
            cut(order.asked(), ScriptText.LONGEST_PART),
            null,
            order.unit(),
            cut(order.answer(), ScriptText.LONGEST_PART),
            null);
    return new ScriptText(
        cut(order.title(), ScriptText.LONGEST_TITLE),
        null,
        order.category(),
        guidance,
        List.of(),
        List.of(),
        Scope.OPEN);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
