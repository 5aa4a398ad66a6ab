package vigil.casework.files.steps;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.casework.files.store.AttachmentFiles;
import vigil.casework.files.store.SqlAttachments;
import vigil.kernel.Timers;

/// Seals, some at a time, the attachments that an earlier Vigil kept in clear.
@Component
class PlainAttachmentsSealer {
  private static final Logger LOG = LoggerFactory.getLogger(PlainAttachmentsSealer.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final int MOST = 50;

  private final SqlAttachments store;
  private final AttachmentFiles files;
  private final Timers timers;

  PlainAttachmentsSealer(SqlAttachments store, AttachmentFiles files, Timers timers) {
    this.store = store;
    this.files = files;
    this.timers = timers;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.plain-attachments", EVERY, this::sweep);
  }

  /// One whose bytes are gone holds nobody up.
  void sweep() {
    var plain = store.listUnsealed(MOST);
    for (SqlAttachments.UnsealedFile one : plain) {
      if (files.isThere(one.id())) {
        files.seal(one.id(), one.at());
      }
      store.markSealed(one.id());
    }
    if (!plain.isEmpty()) {
      LOG.info("{} attachments that lay in clear are sealed now", plain.size());
    }
  }
}
