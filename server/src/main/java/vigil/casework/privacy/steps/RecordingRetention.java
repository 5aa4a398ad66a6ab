package vigil.casework.privacy.steps;

import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.PrivacyFact;
import vigil.casework.Recordings;
import vigil.casework.privacy.store.SqlPersonalData;
import vigil.kernel.Ledger;

/// Erases recordings that are kept no longer; those of orders that are held stay.
@Component
class RecordingRetention {
  /// In one transaction.
  private static final int BATCH = 100;

  private final ObjectProvider<Recordings> recordings;
  private final SqlPersonalData people;
  private final Ledger ledger;
  private final TransactionTemplate transaction;
  private final InstantSource clock;

  RecordingRetention(
      ObjectProvider<Recordings> recordings,
      SqlPersonalData people,
      Ledger ledger,
      TransactionTemplate transaction,
      InstantSource clock) {
    this.recordings = recordings;
    this.people = people;
    this.ledger = ledger;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// Deletes recordings of calls that ended before then, in batches.
  ///
  /// @return how many went
  int eraseBefore(Instant before) {
    Recordings line = recordings.getIfAvailable();
    if (line == null) {
      return 0;
    }
    int all = 0;
    int done = BATCH;
    while (done == BATCH) {
      Integer some = transaction.execute(_ -> eraseBatch(line, before));
      done = some == null ? 0 : some;
      all += done;
    }
    return all;
  }

  private int eraseBatch(Recordings line, Instant before) {
    int count = line.eraseBefore(before, people.heldContacts(), people.heldOrders(), BATCH);
    if (count > 0) {
      ledger.append(
          new PrivacyFact.RecordingsPurged("recordings", clock.instant(), "house", before, count));
    }
    return count;
  }
}
