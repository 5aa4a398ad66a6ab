package vigil.portal.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.ErrorResponseException;
import vigil.city.City;
import vigil.kernel.Ledger;
import vigil.kernel.RowReader;
import vigil.kernel.Timers;
import vigil.portal.PortalFact;
import vigil.portal.store.Import;
import vigil.portal.store.ImportSuggestion;
import vigil.portal.store.SqlImports;

/// Checks files and registers their rows. A batch's orders, their keys and the import's next row
/// commit together, so after a kill the next turn goes on exactly there; the import's row is locked
/// meanwhile, so of several servers one works on it.
@Component
class ImportJob {
  /// No file has more.
  static final int MOST_ROWS = 100_000;

  /// So many are kept and shown; the rest is only counted.
  static final int MOST_FAULTS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(ImportJob.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /// A sweep gives its thread back after this; what is left comes with the next one.
  private static final Duration LONGEST_SWEEP = Duration.ofSeconds(10);

  /// Orders in one transaction: some fifth of a second, for which the ledger's readers wait.
  private static final int BATCH = 50;

  private final SqlImports store;
  private final ImportFiles files;
  private final RowOrders rows;
  private final City city;
  private final Ledger ledger;
  private final Timers timers;
  private final InstantSource clock;
  private final TransactionTemplate transaction;
  private final TransactionTemplate savepoint;

  ImportJob(
      SqlImports store,
      ImportFiles files,
      RowOrders rows,
      City city,
      Ledger ledger,
      Timers timers,
      InstantSource clock,
      PlatformTransactionManager transactions) {
    this.store = store;
    this.files = files;
    this.rows = rows;
    this.city = city;
    this.ledger = ledger;
    this.timers = timers;
    this.clock = clock;
    transaction = new TransactionTemplate(transactions);
    savepoint = new TransactionTemplate(transactions);
    savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    timers.schedule("portal.imports", EVERY, this::sweep);
  }

  void sweep() {
    Instant end = clock.instant().plus(LONGEST_SWEEP);
    for (Import one : store.listActive()) {
      if (one.state() == Import.State.CHECKING) {
        check(one);
      } else {
        register(one, end);
      }
    }
  }

  /// Reads all rows; the file may begin only when nothing is wrong with any.
  private void check(Import one) {
    List<Import.Fault> first = new ArrayList<>();
    int[] count = new int[2];
    try (Stream<RowReader.FileRow> lines =
        RowReader.open(files.of(one.id()), one.file().format())) {
      Iterator<RowReader.FileRow> each = lines.iterator();
      if (!each.hasNext()) {
        first.add(new Import.Fault(1, "", "文件是空的", "The file is empty"));
      } else {
        check(ImportRowReader.of(city, each.next(), first, clock.instant()), each, first, count);
      }
    } catch (RuntimeException failure) {
      if (!RowReader.isUnreadable(failure)) {
        throw failure;
      }
      first.add(
          new Import.Fault(count[0] + 2, "", "从这一行起读不出来", "From this row on it cannot be read"));
    }
    int faults = Math.max(first.size(), count[1]);
    transaction.executeWithoutResult(status -> {
      store.forgetFaults(one.id());
      first.forEach(fault -> store.appendFault(one.id(), fault));
      var state = faults == 0 ? Import.State.READY : Import.State.FAULTY;
      store.checked(one.id(), state, count[0], faults, clock.instant());
    });
  }

  /// @param count rows and faults so far
  private static void check(
      ImportRowReader reading,
      Iterator<RowReader.FileRow> each,
      List<Import.Fault> first,
      int[] count) {
    count[1] = first.size();
    boolean headerIsWrong = !first.isEmpty();
    while (!headerIsWrong && each.hasNext()) {
      RowReader.FileRow line = each.next();
      if (++count[0] > MOST_ROWS) {
        first.add(
            new Import.Fault(
                line.row(), "", "最多100000行，请分成几个文件", "100,000 rows at most; divide the file"));
        count[1]++;
        return;
      }
      for (Import.Fault fault : reading.parse(line).faults()) {
        count[1]++;
        if (first.size() < MOST_FAULTS) {
          first.add(fault);
        }
      }
    }
  }

  private void register(Import one, Instant end) {
    Path file = files.of(one.id());
    try (Stream<RowReader.FileRow> lines = RowReader.open(file, one.file().format())) {
      Iterator<RowReader.FileRow> each = lines.iterator();
      ImportRowReader reading =
          ImportRowReader.of(city, each.next(), new ArrayList<>(), clock.instant());
      List<ImportRowReader.ParsedRow> batch = new ArrayList<>(BATCH);
      while (each.hasNext()) {
        RowReader.FileRow line = each.next();
        if (line.row() < one.progress().nextRow()) {
          continue;
        }
        batch.add(reading.parse(line));
        if (batch.size() == BATCH) {
          if (!goesOn(one, batch) || clock.instant().isAfter(end)) {
            return;
          }
          batch.clear();
        }
      }
      if (batch.isEmpty() || goesOn(one, batch)) {
        finish(one);
      }
    }
  }

  /// False when somebody stopped it meanwhile.
  private boolean goesOn(Import one, List<ImportRowReader.ParsedRow> batch) {
    return Boolean.TRUE.equals(
        transaction.execute(status -> {
          Import current = store.lock(one.id()).orElseThrow();
          boolean mine =
              current.state() == Import.State.RUNNING
                  && batch.getFirst().row() >= current.progress().nextRow();
          if (mine) {
            take(current, batch);
          }
          return mine;
        }));
  }

  private void take(Import one, List<ImportRowReader.ParsedRow> batch) {
    int registered = 0;
    int skipped = 0;
    int failed = 0;
    var shown = rows.listShown(one.id(), batch.getFirst().row(), batch.getLast().row());
    for (ImportRowReader.ParsedRow read : batch) {
      String key = key(one, read);
      if (store.findNumber(key).isPresent()) {
        skipped++;
      } else if (isRegistered(one, read, shown.get(read.row()), key)) {
        registered++;
      } else {
        failed++;
      }
    }
    store.advance(
        one.id(), batch.getLast().row() + 1, registered, skipped, failed, clock.instant());
  }

  private static String key(Import one, ImportRowReader.ParsedRow read) {
    String original = read.originalNumber();
    return original == null ? one.id() + "#" + read.row() : one.file().source() + ":" + original;
  }

  private boolean isRegistered(
      Import one, ImportRowReader.ParsedRow read, @Nullable ImportSuggestion shown, String key) {
    try {
      savepoint.executeWithoutResult(
          status -> store.keep(key, one.id(), read.row(), rows.register(one, read, shown)));
      return true;
    } catch (ErrorResponseException
        | IllegalArgumentException
        | NullPointerException
        | NonTransientDataAccessException refused) {
      // Its message may hold what was written in the row.
      log.warn(
          "Row {} of import {} was refused: {}",
          read.row(),
          one.id(),
          refused.getClass().getSimpleName());
      store.appendFault(
          one.id(),
          new Import.Fault(read.row(), "", "登记时被拒绝", "It was refused when it was registered"));
      return false;
    }
  }

  private void finish(Import one) {
    transaction.executeWithoutResult(status -> {
      Import current = store.lock(one.id()).orElseThrow();
      if (current.state() == Import.State.RUNNING) {
        store.move(one.id(), Import.State.DONE, clock.instant());
        ledger.append(
            new PortalFact.ImportDone(
                current.id(),
                clock.instant(),
                current.progress().registered(),
                current.progress().skipped(),
                current.progress().failed()));
      }
    });
  }
}
