package vigil;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The sentences by which the tables of the policy say what is wrong with a row, read from the
/// sources: whatever a sentence names stands as X, a number as 3.
final class FaultSentences {
  private static final Pattern SAID =
      Pattern.compile("(?:\\bfault|\\bfaults(?:\\(\\))?\\s*\\.add)\\(");

  /// How a cell must look, as the last argument of its reading.
  private static final Pattern LOOKS = Pattern.compile("\\b(?:as|setting|number|read)\\(");

  private FaultSentences() {}

  static Set<String> in(List<String> sources) {
    Set<String> sentences = new TreeSet<>();
    for (String source : sources) {
      SAID.matcher(source)
          .results()
          .forEach(call -> {
            String said = last(source, call.end());
            if (said.contains("\"")) {
              sentences.add(sentence(said).replaceFirst("^\\w+:\\d+: ", ""));
            }
          });
      LOOKS
          .matcher(source)
          .results()
          .forEach(call -> {
            String looks = last(source, call.end());
            if (looks.startsWith("\"")) {
              sentences.add("X \"X\" is not " + sentence(looks));
            }
          });
    }
    return sentences;
  }

  /// The last argument of a call whose bracket opened just before `from`.
  private static String last(String source, int from) {
    int depth = 0;
    int start = from;
    boolean quoted = false;
    for (int i = from; i < source.length(); i++) {
      char at = source.charAt(i);
      if (quoted && at == '\\') {
        i++;
      } else if (at == '"') {
        quoted = !quoted;
      } else if (!quoted && (at == '(' || at == '{' || at == '[')) {
        depth++;
      } else if (!quoted && (at == ')' || at == '}' || at == ']')) {
        if (depth-- == 0) {
          return source.substring(start, i).strip();
        }
      } else if (!quoted && at == ',' && depth == 0) {
        start = i + 1;
      }
    }
    throw new IllegalStateException("No end: " + source.substring(from));
  }

  /// What an expression of literals and other parts says.
  private static String sentence(String expression) {
    var said = new StringBuilder();
    for (String part : parts(expression)) {
      int end = part.lastIndexOf('"');
      boolean literal = part.startsWith("\"") && !part.substring(end + 1).startsWith("\" +");
      if (literal) {
        int close = closing(part);
        said.append(
            part.substring(1, close).replace("\\\"", "\"").replace("%s", "X").replace("%d", "3"));
      } else {
        said.append('X');
      }
    }
    return said.toString();
  }

  private static int closing(String part) {
    int at = 1;
    while (part.charAt(at) != '"') {
      at += part.charAt(at) == '\\' ? 2 : 1;
    }
    return at;
  }

  /// Divided at each plus outside of quotes and brackets.
  private static List<String> parts(String expression) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    boolean quoted = false;
    for (int i = 0; i < expression.length(); i++) {
      char at = expression.charAt(i);
      if (quoted && at == '\\') {
        i++;
      } else if (at == '"') {
        quoted = !quoted;
      } else if (!quoted && at == '(') {
        depth++;
      } else if (!quoted && at == ')') {
        depth--;
      } else if (!quoted && at == '+' && depth == 0) {
        parts.add(expression.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(expression.substring(start).strip());
    return parts;
  }
}
