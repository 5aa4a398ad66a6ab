package vigil.casework.files.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.Attachments;
import vigil.casework.Casework;
import vigil.casework.CaseworkFact;
import vigil.casework.OrderDetails;
import vigil.casework.Platform;
import vigil.casework.files.store.AttachmentFiles;
import vigil.casework.files.store.SqlAttachments;
import vigil.identity.Staff;
import vigil.kernel.Content;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Vault;

/// Attachments as sealed files, one by its id; the row follows the bytes, so a kill between them
/// leaves a file that nobody knows and never a row without one.
@Component
class AttachmentsService implements Attachments {
  /// Of one side: what another platform sends takes no room from the citizen's own.
  static final int MOST = 10;

  /// What the first bytes must say; a type ends in `/` for all of its kind.
  private static final List<String> TAKEN =
      List.of(
          "image/jpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "image/heic",
          "image/bmp",
          "image/tiff",
          "audio/",
          "video/",
          "application/mp4",
          "application/pdf",
          "application/x-tika-ooxml",
          "application/x-tika-msoffice",
          "text/plain");

  private static final int FIRST_BYTES = 1 << 16;

  private final AttachmentFiles files;
  private final Vault vault;
  private final SqlAttachments store;
  private final Casework casework;
  private final Ledger ledger;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final Tika tika = new Tika();
  private final AttachmentScanJob scanning;

  AttachmentsService(
      AttachmentFiles files,
      Vault vault,
      SqlAttachments store,
      Casework casework,
      Ledger ledger,
      InstantSource clock,
      PlatformTransactionManager transactions,
      AttachmentScanJob scanning) {
    this.files = files;
    this.vault = vault;
    this.store = store;
    this.casework = casework;
    this.ledger = ledger;
    this.clock = clock;
    transaction = new TransactionTemplate(transactions);
    this.scanning = scanning;
  }

  @Override
  public SaveResult save(String order, String name, InputStream sent, String by) {
    String id = Ids.next(clock);
    SaveResult kept = new FileEmpty();
    try {
      var digest = sha256();
      long bytes = copy(sent, id, digest);
      kept = judged(order, id, name, bytes, HexFormat.of().formatHex(digest.digest()), by);
      return kept;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      if (!(kept instanceof SaveResult.Saved(var there) && there.id().equals(id))) {
        files.drop(id);
      }
    }
  }

  private long copy(InputStream sent, String id, MessageDigest digest) throws IOException {
    long bytes = 0;
    try (var out = files.create(id, clock.instant())) {
      byte[] part = new byte[FIRST_BYTES];
      for (int n = sent.read(part); n >= 0 && bytes <= LARGEST; n = sent.read(part)) {
        out.write(part, 0, n);
        digest.update(part, 0, n);
        bytes += n;
      }
    }
    return bytes;
  }

  private SaveResult judged(
      String order, String id, String name, long bytes, String sha256, String by) {
    if (bytes == 0) {
      return new FileEmpty();
    }
    if (bytes > LARGEST) {
      return new FileTooLarge(LARGEST);
    }
    Optional<Attachment> same = store.findSame(order, sha256, by);
    if (same.isPresent()) {
      return new SaveResult.Saved(same.get());
    }
    String type = type(files.content(id));
    if (TAKEN.stream().noneMatch(it -> it.endsWith("/") ? type.startsWith(it) : type.equals(it))) {
      return new FileOfNoUse(type);
    }
    if (ofTheSameSide(order, by) >= MOST) {
      return new TooManyFiles(MOST);
    }
    VirusScanner.ScanResult found = scanning.scanNow(files.content(id)).orElse(null);
    if (found instanceof VirusScanner.ScanResult.Infected(var what)) {
      return new FileInfected(what);
    }
    Scan scan = found == null ? Scan.NOT_SCANNED : AttachmentScanJob.scan(found);
    var fresh = new Attachment(id, order, name, type, bytes, scan, clock.instant(), by);
    return written(fresh, sha256);
  }

  private long ofTheSameSide(String order, String by) {
    boolean isPlatform = Platform.isPlatform(by);
    return store.list(order).stream()
        .filter(it -> Platform.isPlatform(it.by()) == isPlatform)
        .count();
  }

  /// Counted again under the order's lock: of many files that come at once no more are kept than of
  /// those that come one after the other.
  private SaveResult written(Attachment fresh, String sha256) {
    return transaction.execute(status -> {
      Optional<Instant> erased = store.lock(fresh.order());
      if (erased.isPresent()) {
        return new ErasedAlready(erased.get());
      }
      Optional<Attachment> same = store.findSame(fresh.order(), sha256, fresh.by());
      if (same.isPresent()) {
        return new SaveResult.Saved(same.get());
      }
      if (ofTheSameSide(fresh.order(), fresh.by()) >= MOST) {
        return new TooManyFiles(MOST);
      }
      store.add(fresh, sha256);
      ledger.append(
          new CaseworkFact.AttachmentAdded(
              fresh.order(), fresh.at(), fresh.by(), fresh.id(), fresh.type(), fresh.bytes()));
      return new SaveResult.Saved(fresh);
    });
  }

  private String type(Content file) {
    try (var in = file.open()) {
      return tika.detect(in.readNBytes(FIRST_BYTES));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public List<Attachment> list(String order, Staff by) {
    return casework
        .find(order, by)
        .map(told -> store.list(order).stream().filter(it -> isFor(it, told, by)).toList())
        .orElse(List.of());
  }

  @Override
  public boolean isUnscanned(String id, Staff by) {
    return store.find(id).filter(it -> it.scan() == Scan.NOT_SCANNED && isFor(it, by)).isPresent();
  }

  @Override
  @Transactional
  public Optional<OpenAttachment> open(
      String id, CaseworkFact.@Nullable UnscannedReason why, Staff by) {
    Optional<Attachment> found =
        store
            .find(id)
            .filter(it -> it.scan() == Scan.CLEAN || (mayOpen(it) && why != null))
            .filter(it -> isFor(it, by));
    found.ifPresent(it -> ledger.append(opening(it, why, by)));
    return found.map(it -> new OpenAttachment(it, files.content(it.id())));
  }

  private CaseworkFact opening(
      Attachment one, CaseworkFact.@Nullable UnscannedReason why, Staff by) {
    return one.scan() == Scan.CLEAN || why == null
        ? new CaseworkFact.AttachmentOpened(one.order(), clock.instant(), by.id(), one.id())
        : new CaseworkFact.UnscannedOpened(one.order(), clock.instant(), by.id(), one.id(), why);
  }

  private static boolean mayOpen(Attachment one) {
    return one.scan() == Scan.CLEAN || one.scan() == Scan.NOT_SCANNED;
  }

  @Override
  public boolean awaitsScan(Attachment one) {
    return one.scan() == Scan.WAITING || (one.scan() == Scan.NOT_SCANNED && scanning.isSetUp());
  }

  @Override
  public Optional<Content> findContent(Attachment one) {
    return store
        .find(one.id())
        .filter(it -> mayOpen(it) && !awaitsScan(it))
        .filter(it -> files.isThere(it.id()))
        .map(it -> files.content(it.id()));
  }

  @Override
  @Transactional
  public void erase(String order) {
    for (Attachment one : store.list(order)) {
      store.remove(one.id());
      files.drop(one.id());
    }
  }

  @Override
  public void eraseKeysBefore(Instant then) {
    vault.eraseBefore(Vault.DataKind.ATTACHMENT, then, store::isAnyBetween);
  }

  private boolean isFor(Attachment one, Staff by) {
    return casework.find(one.order(), by).filter(told -> isFor(one, told, by)).isPresent();
  }

  /// A picture may show who appealed: where the caller is hidden it is hidden too, but for one's
  /// own.
  private static boolean isFor(Attachment one, OrderDetails told, Staff by) {
    return !told.citizen().callerHidden() || one.by().equals(by.id());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
