package vigil.kernel.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Where the master key comes from: the environment (`VIGIL_MASTER_KEY`), else a file
/// (`VIGIL_MASTER_KEY_FILE`, `DATA/keys/master.key`). One that was replaced is given as
/// `VIGIL_MASTER_KEY_OLD`, or lies beside the file under a longer name, until every key is sealed
/// anew.
@Component
class MasterKeySource {
  private final String given;
  private final String old;
  private final Path file;

  MasterKeySource(
      @Value("${vigil.master-key:}") String given,
      @Value("${vigil.master-key-old:}") String old,
      @Value("${vigil.master-key-file:${vigil.data}/keys/master.key}") Path file) {
    this.given = given;
    this.old = old;
    this.file = file.toAbsolutePath().normalize();
  }

  /// The one in force; empty when there is none yet.
  Optional<MasterKey> key() {
    return given.isBlank() ? read(file) : Optional.of(MasterKey.of(given));
  }

  /// Those that were in force before, as far as they are there.
  List<MasterKey> earlier() {
    var found = new ArrayList<MasterKey>();
    if (!old.isBlank()) {
      found.add(MasterKey.of(old));
    }
    Path folder = file.getParent();
    if (folder != null && Files.isDirectory(folder)) {
      String name = file.getFileName() + ".";
      try (Stream<Path> files = Files.list(folder)) {
        files
            .filter(it -> String.valueOf(it.getFileName()).startsWith(name))
            .sorted()
            .forEach(it -> read(it).ifPresent(found::add));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return found;
  }

  /// Makes one, in the file, which only its owner may read.
  MasterKey create() {
    byte[] bytes = new byte[MasterKey.BYTES];
    new SecureRandom().nextBytes(bytes);
    try {
      Path folder = Objects.requireNonNull(file.getParent(), "an absolute file has a folder");
      if (!Files.exists(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      Path part = Files.createTempFile(folder, ".made", "");
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(part, HexFormat.of().formatHex(bytes) + "\n");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException("The master key cannot be kept in " + file, failure);
    }
    return MasterKey.of(bytes);
  }

  /// In words, for the operator.
  String describe() {
    return given.isBlank() ? file.toString() : "VIGIL_MASTER_KEY";
  }

  private static Optional<MasterKey> read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(MasterKey.of(Files.readString(file)))
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The master key cannot be read: " + file, unreadable);
    }
  }
}
