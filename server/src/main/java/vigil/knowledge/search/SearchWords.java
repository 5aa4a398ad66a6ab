package vigil.knowledge.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigil.kernel.Csv;

/// What citizens say for what scripts write (`policy/synonyms.csv`), and what they say without
/// asking anything. Both are taken at the time of asking, so that an approved edition holds at the
/// next key; scripts are cut the same way whatever the edition.
///
/// Cost: one look-up a character, and a comparison for each word that begins with it.
public final class SearchWords {
  public static final SearchWords NONE = new SearchWords(Map.of());

  private final Map<Character, List<Map.Entry<String, List<String>>>> byFirst = new HashMap<>();

  /// What is said, in what it means; what means nothing is left out of a question.
  public SearchWords(Map<String, List<String>> meanings) {
    meanings.entrySet().stream()
        .sorted(Comparator.comparingInt((Map.Entry<String, ?> e) -> -e.getKey().length()))
        .forEach(entry ->
            byFirst
                .computeIfAbsent(entry.getKey().charAt(0), _ -> new ArrayList<>())
                .add(Map.entry(entry.getKey(), List.copyOf(entry.getValue()))));
  }

  /// The rows of the table, several of which may say the same.
  public static SearchWords of(List<Csv.Row> rows) {
    Map<String, List<String>> meanings = new HashMap<>();
    for (Csv.Row row : rows) {
      var means = meanings.computeIfAbsent(row.text("said"), _ -> new ArrayList<>());
      for (String one : row.text("means").split(" ", -1)) {
        if (!one.isBlank()) {
          means.add(one);
        }
      }
    }
    return new SearchWords(meanings);
  }

  /// A question as it is looked for.
  ///
  /// @param core the words without what asks nothing
  /// @param added what some of the words mean
  record Question(String core, Set<String> added) {
    String whole() {
      return added.isEmpty() ? core : core + ' ' + String.join(" ", added);
    }
  }

  Question read(String text) {
    var core = new StringBuilder();
    Set<String> added = new LinkedHashSet<>();
    int at = 0;
    while (at < text.length()) {
      var said = find(text, at);
      if (said == null) {
        core.append(text.charAt(at++));
      } else if (said.getValue().isEmpty()) {
        core.append(' ');
        at += said.getKey().length();
      } else {
        added.addAll(said.getValue());
        core.append(text.charAt(at++));
      }
    }
    String rest = core.toString().strip();
    return new Question(rest.isEmpty() && added.isEmpty() ? text : rest, added);
  }

  private Map.@org.jspecify.annotations.Nullable Entry<String, List<String>> find(
      String text, int at) {
    for (var one : byFirst.getOrDefault(text.charAt(at), List.of())) {
      if (text.startsWith(one.getKey(), at)) {
        return one;
      }
    }
    return null;
  }
}
