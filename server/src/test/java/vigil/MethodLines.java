package vigil;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// How long a method is, as far as its byte code tells: from its own line to the last line from
/// which it touches another member. A switch over a whole sealed type or enum does not count: it is
/// as long as the type, and must not be cut.
final class MethodLines {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern SWITCH = Pattern.compile("\\bswitch \\(.*\\{\\s*$");
  private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*(->|:)");

  private MethodLines() {}

  static int of(JavaMethod method) {
    int first = method.getSourceCodeLocation().getLineNumber();
    int last =
        method.getAccessesFromSelf().stream()
            .mapToInt(access -> access.getLineNumber())
            .max()
            .orElse(first);
    return first == 0 ? 0 : Math.max(0, last - first + 1);
  }

  /// Without its whole switches.
  static int besidesSwitches(JavaMethod method) {
    int first = method.getSourceCodeLocation().getLineNumber();
    int lines = of(method);
    String room = method.getOwner().getPackageName().replace('.', '/');
    String file = method.getSourceCodeLocation().getSourceFileName();
    try {
      List<String> source = Files.readAllLines(SOURCES.resolve(room).resolve(file));
      return lines - inSwitches(source.subList(first - 1, first - 1 + lines));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static int inSwitches(List<String> body) {
    int inside = 0;
    for (int at = 0; at < body.size(); at++) {
      if (SWITCH.matcher(body.get(at)).find()) {
        int end = end(body, at);
        boolean isWhole =
            body.subList(at, end).stream().noneMatch(line -> DEFAULT.matcher(line).find());
        inside += isWhole ? end - at : 0;
        at = isWhole ? end - 1 : at;
      }
    }
    return inside;
  }

  private static int end(List<String> body, int from) {
    String indent = body.get(from).replaceAll("\\S.*", "");
    for (int at = from + 1; at < body.size(); at++) {
      if (body.get(at).startsWith(indent + "}")) {
        return at + 1;
      }
    }
    return body.size();
  }
}
