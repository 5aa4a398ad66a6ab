package vigil.kernel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where PostgreSQL's programs are. The library unpacks them where a folder wants them, and takes
/// them from there for all others of this process as long as that folder is there.
final class UnpackedPostgres {
  private static final int DEPTH = 4;

  private final AtomicReference<@Nullable Path> last = new AtomicReference<>();

  /// The program that serves a folder.
  ///
  /// @param binaries where the folder wanted it unpacked
  /// @throws IOException when it is neither there nor where it was found last
  Path find(Path binaries) throws IOException {
    Optional<Path> own = findIn(binaries);
    if (own.isPresent()) {
      last.set(binaries);
      return own.get();
    }
    Path other = last.get();
    return (other == null ? Optional.<Path>empty() : findIn(other))
        .orElseThrow(() -> new IOException("There is no PostgreSQL in " + binaries));
  }

  private static Optional<Path> findIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files.filter(it -> it.endsWith("bin/postgres")).findFirst();
    }
  }
}
