package vigil.casework.files.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.Attachments.Attachment;
import vigil.casework.Attachments.Scan;
import vigil.casework.CaseworkFact;
import vigil.casework.files.store.AttachmentFiles;
import vigil.casework.files.store.SqlAttachments;
import vigil.kernel.Content;
import vigil.kernel.Ledger;
import vigil.kernel.Timers;

/// Has every file looked at, where a scanner is set up: at once when it comes; again when the
/// scanner did not answer; and those that came before there was one, by and by.
@Component
class AttachmentScanJob {
  private static final Duration EVERY = Duration.ofSeconds(30);

  /// Of each sort in one sweep.
  static final int MOST = 20;

  /// No id comes before it.
  private static final String NONE = "";

  private final AttachmentFiles files;
  private final Optional<VirusScanner> scanner;
  private final SqlAttachments store;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Timers timers;
  private final TransactionTemplate transaction;

  /// Those kept before are gone through once a start, the newest first: this one was the last.
  private volatile @Nullable String last;

  /// @param clamav `vigil.clamav`, a `clamd` at `host:port`; empty for none
  @Autowired
  AttachmentScanJob(
      AttachmentFiles files,
      @Value("${vigil.clamav:}") String clamav,
      SqlAttachments store,
      Ledger ledger,
      InstantSource clock,
      Timers timers,
      PlatformTransactionManager transactions) {
    this(
        files,
        clamav.isEmpty() ? Optional.empty() : Optional.of(new ClamAv(clamav)),
        store,
        ledger,
        clock,
        timers,
        transactions);
  }

  AttachmentScanJob(
      AttachmentFiles files,
      Optional<VirusScanner> scanner,
      SqlAttachments store,
      Ledger ledger,
      InstantSource clock,
      Timers timers,
      PlatformTransactionManager transactions) {
    this.files = files;
    this.scanner = scanner;
    this.store = store;
    this.ledger = ledger;
    this.clock = clock;
    this.timers = timers;
    transaction = new TransactionTemplate(transactions);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    if (isSetUp()) {
      timers.schedule("casework.attachments", EVERY, this::sweep);
    }
  }

  boolean isSetUp() {
    return scanner.isPresent();
  }

  /// What the scanner says of a file; empty where none is set up.
  Optional<VirusScanner.ScanResult> scanNow(Content file) {
    return scanner.map(it -> it.scan(file));
  }

  static Scan scan(VirusScanner.ScanResult found) {
    return switch (found) {
      case VirusScanner.ScanResult.Clean _ -> Scan.CLEAN;
      case VirusScanner.ScanResult.Infected _ -> Scan.INFECTED;
      case VirusScanner.ScanResult.NoAnswer _ -> Scan.WAITING;
    };
  }

  /// A scanner that does not answer is asked again in the next sweep.
  void sweep() {
    for (Attachment one : store.listWaiting(MOST)) {
      if (!isLookedAt(one)) {
        return;
      }
    }
    for (Attachment one : store.listNeverScanned(last, MOST)) {
      if (!isLookedAt(one)) {
        return;
      }
      last = one.id();
    }
    last = last == null ? NONE : last;
  }

  /// False when the scanner does not answer. A file whose bytes are gone holds nobody up.
  private boolean isLookedAt(Attachment one) {
    VirusScanner.ScanResult found =
        files.isThere(one.id()) ? scanNow(files.content(one.id())).orElse(null) : null;
    if (found == null) {
      return true;
    }
    if (found instanceof VirusScanner.ScanResult.NoAnswer) {
      return false;
    }
    transaction.executeWithoutResult(status -> {
      store.markScanned(one.id(), scan(found));
      if (found instanceof VirusScanner.ScanResult.Infected(var what)) {
        ledger.append(
            new CaseworkFact.AttachmentInfected(one.order(), clock.instant(), one.id(), what));
      }
    });
    if (found instanceof VirusScanner.ScanResult.Infected) {
      files.drop(one.id());
    }
    return true;
  }
}
