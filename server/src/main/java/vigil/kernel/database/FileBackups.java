package vigil.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vigil.kernel.Backups;

/// PostgreSQL's low-level base backup: mark the start, copy the files as they are, mark the end,
/// and copy the write-ahead log of the meantime (PostgreSQL 18 manual, 25.3.3).
@Component
class FileBackups implements Backups {
  private static final Set<String> LEFT_OUT =
      Set.of("postmaster.pid", "postmaster.opts", "pg_wal", "pg_replslot", "pg_stat_tmp");

  private final ObjectProvider<Postgres> own;
  private final DataSource database;

  FileBackups(
      ObjectProvider<Postgres> own, @Qualifier(OwnerConnection.DATABASE) DataSource database) {
    this.own = own;
    this.database = database;
  }

  @Override
  public long copyTo(Path folder) {
    Postgres postgres = own.getIfAvailable();
    if (postgres == null) {
      throw new IllegalStateException(
          "The database is not this server's own; back it up where it runs");
    }
    if (!folder.isAbsolute() || Files.exists(folder)) {
      throw new IllegalArgumentException("A backup goes into a new folder, named absolutely");
    }
    // One session from start to end: PostgreSQL gives up the backup when it is gone.
    try (Connection session = database.getConnection()) {
      Files.createDirectories(folder);
      return copy(session, postgres.data(), folder);
    } catch (SQLException failure) {
      throw new IllegalStateException("PostgreSQL would not be backed up", failure);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long copy(Connection session, Path data, Path folder)
      throws SQLException, IOException {
    try (var start = session.createStatement()) {
      start.execute("select pg_backup_start('vigil', true)");
    }
    long bytes = copyTree(data, folder, LEFT_OUT);
    try (var end = session.createStatement();
        var row = end.executeQuery("select labelfile from pg_backup_stop(false)")) {
      if (!row.next()) {
        throw new SQLException("pg_backup_stop gave no label");
      }
      Files.writeString(folder.resolve("backup_label"), row.getString(1));
    }
    Files.createDirectories(folder.resolve("pg_replslot"));
    return bytes + copyTree(data.resolve("pg_wal"), folder.resolve("pg_wal"), Set.of());
  }

  private static long copyTree(Path from, Path to, Set<String> leftOut) throws IOException {
    var copier = new Copier(from, to, leftOut);
    Files.walkFileTree(from, copier);
    return copier.bytes;
  }

  private static final class Copier extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;
    private final Set<String> leftOut;
    private long bytes;

    Copier(Path from, Path to, Set<String> leftOut) {
      this.from = from;
      this.to = to;
      this.leftOut = leftOut;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is)
        throws IOException {
      if (leftOut.contains(from.relativize(folder).toString())) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      Files.createDirectories(to.resolve(from.relativize(folder).toString()));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
      if (!leftOut.contains(from.relativize(file).toString())) {
        try {
          Files.copy(file, to.resolve(from.relativize(file).toString()));
          bytes += is.size();
        } catch (NoSuchFileException dropped) {
          return FileVisitResult.CONTINUE; // a table dropped meanwhile: the log knows
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }
  }
}
