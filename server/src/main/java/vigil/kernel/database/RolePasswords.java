package vigil.kernel.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// The passwords of the two roles of our own PostgreSQL: the owner migrates and maintains, the
/// service is the application. They are made at random, kept in a file of mode 600 beside the
/// database and in no backup: a restored folder gets new ones at its first start.
///
/// @param isNew the owner's has still to be told to PostgreSQL
record RolePasswords(String owner, String service, boolean isNew) {
  static final String FILE = "passwords";
  private static final int BYTES = 24;

  /// Reads those of the folder, or makes them. The file has two lines: the owner's, the service's.
  ///
  /// @param hasDatabase the folder holds a database; without one, passwords of an earlier one are
  ///   not trusted
  static RolePasswords readOrCreate(Path folder, boolean hasDatabase) throws IOException {
    Path file = folder.resolve(FILE);
    if (hasDatabase && Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      if (lines.size() == 2) {
        return new RolePasswords(lines.get(0), lines.get(1), false);
      }
    }
    return new RolePasswords(random(), random(), true);
  }

  /// Writes the file; after PostgreSQL knows them, so that a kill in between makes new ones.
  void write(Path folder) throws IOException {
    Path part = folder.resolve(FILE + ".part");
    Files.deleteIfExists(part);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(part, List.of(owner, service), StandardCharsets.US_ASCII);
    Files.move(part, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// A record would show them in a log.
  @Override
  public String toString() {
    return "RolePasswords";
  }
}
