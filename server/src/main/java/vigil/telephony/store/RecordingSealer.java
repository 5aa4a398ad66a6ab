package vigil.telephony.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;
import vigil.kernel.Vault;
import vigil.seal.SealHeader;

/// Looks at each recording once, some at a time, and seals those that an earlier Vigil, or a
/// vigil-media that was not told to, kept in clear.
@Component
class RecordingSealer {
  private static final Logger LOG = LoggerFactory.getLogger(RecordingSealer.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final int MOST = 100;

  private record Recording(String call, String file, Instant at) {}

  private final JdbcClient sql;
  private final Path folder;
  private final Vault vault;
  private final Timers timers;

  RecordingSealer(JdbcClient sql, @Value("${vigil.data}") Path folder, Vault vault, Timers timers) {
    this.sql = sql;
    this.folder = folder;
    this.vault = vault;
    this.timers = timers;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("telephony.plain-recordings", EVERY, this::sweep);
  }

  void sweep() {
    var next =
        sql.sql(
                """
                select id, recording, arrived_at from telephony.call
                where recording is not null and not is_recording_sealed order by id limit ?
                """)
            .param(MOST)
            .query((row, n) ->
                new Recording(
                    row.getString("id"),
                    row.getString("recording"),
                    row.getTimestamp("arrived_at").toInstant()))
            .list();
    var seen = new ArrayList<Recording>();
    int sealed = 0;
    try {
      for (Recording one : next) {
        sealed += seal(one) ? 1 : 0;
        seen.add(one);
      }
    } finally {
      note(seen);
    }
    if (sealed > 0) {
      LOG.info("{} recordings that lay in clear are sealed now", sealed);
    }
  }

  /// One commit for all of a look. A recording that has got another name meanwhile is looked at
  /// again.
  private void note(List<Recording> sealed) {
    if (sealed.isEmpty()) {
      return;
    }
    sql.sql(
            """
            update telephony.call c set is_recording_sealed = true
            from unnest(cast(? as text[]), cast(? as text[])) s (id, file)
            where c.id = s.id and c.recording = s.file
            """)
        .param(sealed.stream().map(Recording::call).toArray(String[]::new))
        .param(sealed.stream().map(Recording::file).toArray(String[]::new))
        .update();
  }

  /// A kill in between leaves it as it was.
  private boolean seal(Recording one) {
    Path file = folder.resolve(one.file());
    Path part = file.resolveSibling(file.getFileName() + ".sealing");
    try {
      if (!Files.exists(file) || isSealed(file)) {
        return false;
      }
      Files.deleteIfExists(part);
      try (var in = Files.newInputStream(file);
          var out = vault.create(part, Vault.DataKind.RECORDING, one.at(), one.file())) {
        in.transferTo(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean isSealed(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return SealHeader.begins(in.readNBytes(SealHeader.BYTES));
    }
  }
}
