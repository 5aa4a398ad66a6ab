package vigil.casework.privacy.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.Attachments;
import vigil.casework.privacy.store.SqlPersonalData;
import vigil.kernel.Timers;

/// No longer than necessary (PIPL art. 19): recordings go after three years, the personal columns
/// of archived orders some years after their closing; what is held stays.
@Component
public class RetentionSweep {
  private static final Duration EVERY = Duration.ofHours(1);

  /// In one transaction.
  private static final int BATCH = 100;

  private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

  private final SqlPersonalData people;
  private final DataSubjectRights rights;
  private final Attachments attachments;
  private final RecordingRetention recordings;
  private final Timers timers;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Days days;

  /// How long each kind is kept; network logs are rolled by the logging system.
  public record Days(int recordings, int personal, int logs) {
    public Days {
      if (recordings < 1 || personal < 1 || logs < 1) {
        throw new IllegalArgumentException("vigil.privacy.*-days are at least 1");
      }
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Settings {
    @Bean
    Days retentionDays(
        @Value("${vigil.privacy.recordings-days:1095}") int recordings,
        @Value("${vigil.privacy.personal-days:1095}") int personal,
        @Value("${vigil.privacy.logs-days:183}") int logs) {
      return new Days(recordings, personal, logs);
    }
  }

  RetentionSweep(
      SqlPersonalData people,
      DataSubjectRights rights,
      Attachments attachments,
      RecordingRetention recordings,
      Timers timers,
      TransactionTemplate transaction,
      InstantSource clock,
      Days days) {
    this.people = people;
    this.rights = rights;
    this.attachments = attachments;
    this.recordings = recordings;
    this.timers = timers;
    this.transaction = transaction;
    this.clock = clock;
    this.days = days;
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("casework.retention", EVERY, this::sweep);
  }

  /// Batch after batch until nothing is left.
  public void sweep() {
    Instant now = clock.instant();
    int erased = 0;
    List<String> batch;
    do {
      batch = people.listOutlived(now.minus(Duration.ofDays(days.personal())), BATCH);
      for (String id : batch) {
        erased += rights.eraseOutlived(id) ? 1 : 0;
      }
    } while (batch.size() == BATCH);
    attachments.eraseKeysBefore(now.minus(Duration.ofDays(days.personal())));
    int purged = recordings.eraseBefore(now.minus(Duration.ofDays(days.recordings())));
    int orders = erased;
    transaction.executeWithoutResult(_ -> {
      people.appendPurge("personal", now, orders);
      people.appendPurge("recordings", now, purged);
    });
    if (orders + purged > 0) {
      LOG.info("Retention: {} orders blanked, {} recordings deleted", orders, purged);
    }
  }

  public Days days() {
    return days;
  }

  public List<SqlPersonalData.Purge> purges() {
    return people.listPurges();
  }
}
