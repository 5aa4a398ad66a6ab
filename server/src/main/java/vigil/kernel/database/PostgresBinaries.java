package vigil.kernel.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The programs of PostgreSQL, unpacked once into the data folder and run from there at each start:
/// whoever could write them would be who runs Vigil.
final class PostgresBinaries {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

  private static final Set<PosixFilePermission> OTHERS_WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  /// By its owner every process is marked.
  private static final Path OURSELVES = Path.of("/proc/self");

  private PostgresBinaries() {}

  /// Makes sure that nobody else could have changed them: what others could write is thrown away
  /// and unpacked anew, what is another's is not touched and not run.
  ///
  /// @throws IOException if another account owns some of it
  static void check(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Object ourselves = Files.getAttribute(OURSELVES, "unix:uid");
    List<Path> all;
    try (Stream<Path> found = Files.walk(folder)) {
      all = found.toList();
    }
    boolean isOpen = Files.isSymbolicLink(folder);
    for (Path one : all) {
      if (!ourselves.equals(Files.getAttribute(one, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
        throw new IOException(
            one
                + " is another account's and PostgreSQL would be run from it. Look who put it there,"
                + " remove "
                + folder
                + " and start again: it is unpacked anew");
      }
      isOpen |= isOpen(one);
    }
    if (isOpen) {
      LOG.warn("Others could write what PostgreSQL is run from: {} is unpacked anew", folder);
      for (Path one : all.stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  /// Nobody else writes there from now on: the library that unpacks them lets everybody.
  static void shut(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> found = Files.walk(folder)) {
      for (Path one : found.filter(it -> !Files.isSymbolicLink(it)).toList()) {
        var granted = Files.getPosixFilePermissions(one);
        if (granted.removeAll(OTHERS_WRITE)) {
          Files.setPosixFilePermissions(one, granted);
        }
      }
    }
  }

  private static boolean isOpen(Path one) throws IOException {
    var is = Files.readAttributes(one, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return !is.isSymbolicLink() && !Collections.disjoint(is.permissions(), OTHERS_WRITE);
  }
}
