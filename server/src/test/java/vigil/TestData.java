package vigil;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the server of a [ServerTest] keeps its data: each JVM that runs tests has a folder of its
/// own.
public final class TestData {
  /// For annotations, which take no value that is computed.
  public static final String PROPERTY = "vigil.data=${vigil.test.data:target/test-data}";

  public static final Path FOLDER =
      Path.of(System.getProperty("vigil.test.data", "target/test-data"));

  private TestData() {}

  /// The local operator's, which the server writes at its start.
  public static String token() {
    return tokenIn(FOLDER);
  }

  public static String tokenIn(Path folder) {
    try {
      return Files.readString(folder.resolve("operator-token")).strip();
    } catch (IOException missing) {
      throw new UncheckedIOException("The server writes its token at its start", missing);
    }
  }
}
