package vigil.kernel;

import java.nio.file.Path;

/// Copies of the running database.
public interface Backups {
  /// Copies the database's files into a new folder while everything goes on; the copy starts as a
  /// database of its own.
  ///
  /// @param folder absolute, not there yet
  /// @return bytes copied
  /// @throws IllegalArgumentException if the folder cannot be used
  /// @throws IllegalStateException if the database is not this server's own
  long copyTo(Path folder);
}
