package vigil.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.knowledge.ScriptText.Guidance;

/// The parts of a script that different units answer for, by name: `why`, `whomToSee`, `procedure`,
/// `doNotPromise`, and each question that callers ask next, `followUps.0` the first.
public final class ScriptPart {
  /// Title, category, when it applies, keywords and scope: of those asked about the whole.
  public static final String REST = "rest";

  /// How many questions there are: while units are asked about parts it stays, for a question is
  /// known by its place.
  public static final String QUESTIONS = "followUps";

  private static final String QUESTION = QUESTIONS + ".";

  private ScriptPart() {}

  /// Those that this text has, in the order in which they are read.
  public static List<String> list(ScriptText text) {
    var names = new ArrayList<String>();
    said(text)
        .forEach((name, said) -> {
          if (!said.isBlank()) {
            names.add(name);
          }
        });
    for (int place = 0; place < text.followUps().size(); place++) {
      names.add(QUESTION + place);
    }
    return names;
  }

  /// Those that another text says differently.
  public static List<String> listChanged(ScriptText before, ScriptText after) {
    var changed = new ArrayList<String>();
    var said = said(before);
    said(after)
        .forEach((name, now) -> {
          if (!now.equals(said.get(name))) {
            changed.add(name);
          }
        });
    var asked = before.followUps();
    int both = Math.min(asked.size(), after.followUps().size());
    for (int place = 0; place < both; place++) {
      if (!asked.get(place).equals(after.followUps().get(place))) {
        changed.add(QUESTION + place);
      }
    }
    if (asked.size() != after.followUps().size()) {
      changed.add(QUESTIONS);
    }
    if (!rest(before).equals(rest(after))) {
      changed.add(REST);
    }
    return changed;
  }

  private static Map<String, String> said(ScriptText text) {
    Guidance guidance = text.guidance();
    var said = new LinkedHashMap<String, String>();
    said.put("why", orEmpty(guidance.why()));
    said.put("whomToSee", orEmpty(guidance.whomToSee()));
    said.put("procedure", orEmpty(guidance.procedure()));
    said.put("doNotPromise", orEmpty(guidance.doNotPromise()));
    return said;
  }

  private static List<Object> rest(ScriptText text) {
    return Stream.<Object>of(
            text.title(),
            orEmpty(text.titleEn()),
            text.category(),
            orEmpty(text.guidance().whenItApplies()),
            text.keywords(),
            text.scope())
        .toList();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
