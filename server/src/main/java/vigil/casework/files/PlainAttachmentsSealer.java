package vigil.casework.files;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.kernel.Timers;

/// Seals, some at a time, the attachments that an earlier Vigil kept in clear.
@Component
class PlainAttachmentsSealer {
  private static final Logger LOG = LoggerFactory.getLogger(PlainAttachmentsSealer.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final int MOST = 50;

  private record UnsealedFile(String id, Instant at) {}

  private final JdbcClient sql;
  private final AttachmentFiles files;
  private final Timers timers;

  PlainAttachmentsSealer(JdbcClient sql, AttachmentFiles files, Timers timers) {
    this.sql = sql;
    this.files = files;
    this.timers = timers;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.plain-attachments", EVERY, this::sweep);
  }

  /// One whose bytes are gone holds nobody up.
  void sweep() {
    var plain =
        sql.sql("select id, at from casework.attachment where not is_sealed order by at limit ?")
            .param(MOST)
            .query((row, n) ->
                new UnsealedFile(row.getString("id"), row.getTimestamp("at").toInstant()))
            .list();
    for (UnsealedFile one : plain) {
      if (files.isThere(one.id())) {
        files.seal(one.id(), one.at());
      }
      sql.sql("update casework.attachment set is_sealed = true where id = ?")
          .param(one.id())
          .update();
    }
    if (!plain.isEmpty()) {
      LOG.info("{} attachments that lay in clear are sealed now", plain.size());
    }
  }
}
