package vigil;

import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// How long a method is, as far as its byte code tells: from its own line to the last line from
/// which it touches another member.
final class MethodLines {
  private MethodLines() {}

  static int of(JavaMethod method) {
    int first = method.getSourceCodeLocation().getLineNumber();
    IntStream touched =
        Stream.concat(
                method.getAccessesFromSelf().stream(),
                Stream.<com.tngtech.archunit.core.domain.JavaAccess<?>>empty())
            .mapToInt(access -> access.getLineNumber());
    int last = touched.max().orElse(first);
    return first == 0 ? 0 : Math.max(0, last - first + 1);
  }
}
