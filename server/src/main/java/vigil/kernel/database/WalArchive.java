package vigil.kernel.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL's write-ahead log, kept segment by segment beside the database, so that a backup can
/// be led on to any moment after it (PostgreSQL 18 manual, 25.3). A segment is kept when it is
/// full, and at the latest a minute after something was written to it.
final class WalArchive {
  private static final Logger log = LoggerFactory.getLogger(WalArchive.class);

  /// A lost disk costs this much at most, if the log lies on another one. A switched segment is
  /// mostly zeroes, which zstd makes nothing of.
  private static final String AT_THE_LATEST = "60s";

  private final Path segments;
  private final Path replay;
  private final int days;

  /// @param folder PostgreSQL's
  /// @param days how long a segment is kept; 0 keeps none
  WalArchive(Path folder, int days) {
    this.segments = folder.resolve("wal");
    this.replay = folder.resolve("replay");
    this.days = days;
  }

  /// The library hands settings to a shell: the whole is one word for it, and a path stands in
  /// double quotes for the shell that PostgreSQL starts.
  Map<String, String> settings() throws IOException {
    if (days == 0) {
      return Map.of("archive_mode", "off");
    }
    String at = segments.toString();
    if (at.matches(".*['\"$`\\\\\n].*")) {
      log.warn("The folder {} has a quote in its name: the log is not kept", at);
      return Map.of("archive_mode", "off");
    }
    Files.createDirectories(segments);
    String kept = "\"" + at.replace("%", "%%") + "/%f.zst\"";
    String part = "\"" + at.replace("%", "%%") + "/.%f\"";
    String command =
        "zstd -1 -q -c < \"%p\" > " + part + " && sync " + part + " && mv " + part + " " + kept;
    return Map.of(
        "archive_mode",
        "on",
        "archive_timeout",
        AT_THE_LATEST,
        "archive_command",
        "'" + command + "'");
  }

  /// Whether the database is to be led on by a log that `./vigil restore --to` laid there.
  static boolean isReplayPending(Path data) {
    return Files.exists(data.resolve("recovery.signal"));
  }

  /// The log that was replayed is needed no more.
  void deleteReplayed() {
    if (Files.isDirectory(replay)) {
      files(replay).forEach(WalArchive::delete);
      delete(replay);
      log.info("The log is replayed; the database goes on from there");
    }
  }

  /// Deletes what is older than the newest by more than the days. The machine's clock made both
  /// times, so that none of ours is asked.
  ///
  /// @return how many were deleted
  int deleteExpired() {
    if (days == 0 || !Files.isDirectory(segments)) {
      return 0;
    }
    List<Path> all = files(segments);
    FileTime newest =
        all.stream()
            .map(WalArchive::time)
            .max(Comparator.naturalOrder())
            .orElse(FileTime.fromMillis(0));
    var oldest = newest.toInstant().minus(Duration.ofDays(days));
    var old = all.stream().filter(file -> time(file).toInstant().isBefore(oldest)).toList();
    old.forEach(WalArchive::delete);
    return old.size();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException moved) {
      return FileTime.fromMillis(Long.MAX_VALUE / 2_000_000); // kept just now under another name
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
