package vigil.portal.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;
import vigil.portal.store.SqlImportSuggestions;
import vigil.portal.store.SqlImports;

/// The files as they were sent, in `DATA/imports`. They are full of citizens' particulars, so they
/// go as soon as the import is done, and after a week if nobody goes on with it.
@Component
class ImportFiles {
  static final long LARGEST = 50L << 20;
  private static final Duration KEPT = Duration.ofDays(7);

  private final Path folder;
  private final SqlImports store;
  private final SqlImportSuggestions suggestions;
  private final Timers timers;
  private final InstantSource clock;

  ImportFiles(
      @Value("${vigil.data}") Path data,
      SqlImports store,
      SqlImportSuggestions suggestions,
      Timers timers,
      InstantSource clock) {
    folder = data.resolve("imports");
    this.store = store;
    this.suggestions = suggestions;
    this.timers = timers;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("portal.import-files", Duration.ofMinutes(1), this::tidy);
  }

  Path of(String id) {
    return folder.resolve(id);
  }

  /// Keeps what is sent.
  ///
  /// @return its bytes; more than [#LARGEST] are not kept
  long keep(String id, InputStream sent) {
    try {
      Files.createDirectories(folder);
      Path file = of(id);
      long bytes = 0;
      try (var out = Files.newOutputStream(file)) {
        byte[] part = new byte[1 << 16];
        for (int n = sent.read(part); n >= 0 && bytes <= LARGEST; n = sent.read(part)) {
          out.write(part, 0, n);
          bytes += n;
        }
      }
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      return bytes;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void drop(String id) {
    try {
      Files.deleteIfExists(of(id));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  void tidy() {
    for (String id : store.listExpired(clock.instant().minus(KEPT))) {
      drop(id);
      suggestions.forget(id);
      store.fileGone(id);
    }
  }
}
