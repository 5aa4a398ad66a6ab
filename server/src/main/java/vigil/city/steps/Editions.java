package vigil.city.steps;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.city.CityFact;
import vigil.city.Edition;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.files.InvalidPolicy;
import vigil.city.files.PolicyCity;
import vigil.city.files.TableText;
import vigil.city.life.EditionLife;
import vigil.city.life.EditionOutcome;
import vigil.city.life.EditionOutcome.Decision;
import vigil.city.life.EditionStep;
import vigil.city.life.TableComparison;
import vigil.city.store.SqlEditions;
import vigil.identity.StaffDirectory;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;

/// Takes the steps of editions. An approved one is in force on this server when its step returns,
/// and on every other when it has read the fact.
@Service
public class Editions implements LedgerReader {
  private static final Logger LOG = LoggerFactory.getLogger(Editions.class);
  private static final int MOST_SHOWN = 200;

  private final PolicyCity city;
  private final SqlEditions store;
  private final EditionTexts texts;
  private final EditionCheck check;
  private final CalendarService calendar;
  private final StaffDirectory register;
  private final Ledger ledger;
  private final InstantSource clock;
  private final TransactionTemplate transaction;

  Editions(
      PolicyCity city,
      SqlEditions store,
      EditionTexts texts,
      EditionCheck check,
      CalendarService calendar,
      StaffDirectory register,
      Ledger ledger,
      InstantSource clock,
      TransactionTemplate transaction) {
    this.city = city;
    this.store = store;
    this.texts = texts;
    this.check = check;
    this.calendar = calendar;
    this.register = register;
    this.ledger = ledger;
    this.clock = clock;
    this.transaction = transaction;
  }

  /// The newest approved edition of a table; null while the file is in force.
  public @Nullable Edition newest(PolicyTable table) {
    return texts.inForce().get(table);
  }

  /// The newest approved edition of each table that has one.
  public Map<PolicyTable, Edition> newest() {
    return texts.inForce();
  }

  public String inForce(PolicyTable table) {
    return check.inForce(table);
  }

  public List<Edition> listOpen() {
    return store.listOpen(MOST_SHOWN);
  }

  public List<Edition> listByTable(PolicyTable table) {
    return store.listByTable(table, MOST_SHOWN);
  }

  public Optional<Edition> find(String id) {
    return store.find(id);
  }

  public List<RowChange> changes(Edition edition) {
    return EditionCheck.changes(edition);
  }

  public List<String> faults(Edition edition) {
    return check.faults(edition);
  }

  public boolean isOvertaken(Edition edition) {
    return !check.inForce(edition.table()).equals(edition.before());
  }

  /// What it would do beyond its rows; empty while the policy would not hold with it.
  public List<Effect> effects(Edition edition) {
    PolicyCity then = check.buildCity(edition);
    return then == null ? List.of() : check.effects(edition, then);
  }

  /// A table as it was once.
  ///
  /// @param number of the edition; 0 for what was in force before the first one
  public Optional<String> findText(PolicyTable table, int number) {
    if (number > 0) {
      return store.findNumbered(table, number).map(Edition::csv);
    }
    return Optional.of(
        store.findNumbered(table, 1).map(Edition::before).orElseGet(() -> inForce(table)));
  }

  /// Begins a draft with this text.
  @Transactional
  public Edition draft(PolicyTable table, String csv, String by) {
    Decision born =
        EditionLife.draft(Ids.next(clock), table, inForce(table), csv, by, clock.instant());
    store.save(born.after());
    born.facts().forEach(ledger::append);
    return born.after();
  }

  /// A draft of the calendar with the years of this file in the place of theirs.
  @Transactional
  public Edition draftYears(String csv, String by) {
    return draft(PolicyTable.CALENDAR, check.withYears(csv), by);
  }

  /// Rows as a page hands them in: in the order in which the table can be read.
  public static String csv(Edition edition, List<List<String>> rows) {
    PolicyTable table = edition.table();
    var ordered =
        new TableComparison(table.keys())
            .sort(
                TableText.parse(table, edition.before()).cells(),
                rows,
                table.columns().indexOf("parent"));
    return TableText.render(table, TableText.parse(table, edition.csv()).head(), ordered);
  }

  @Transactional
  public Optional<EditionOutcome> edit(String id, int seen, String csv, String by) {
    return take(id, seen, _ -> new EditionStep.Edit(csv, by));
  }

  /// The draft's changes laid over what came into force since it was drafted.
  @Transactional
  public Optional<EditionOutcome> renew(String id, int seen, String by) {
    Edition edition = store.lock(id).orElse(null);
    if (edition == null) {
      return Optional.empty();
    }
    PolicyTable table = edition.table();
    String inForce = inForce(table);
    TableText.ParsedTable draft = TableText.parse(table, edition.csv());
    var laid =
        new TableComparison(table.keys())
            .merge(
                TableText.parse(table, edition.before()).cells(),
                draft.cells(),
                TableText.parse(table, inForce).cells());
    if (!laid.conflicts().isEmpty()) {
      return Optional.of(new EditionOutcome.Conflicting(laid.conflicts()));
    }
    String csv = TableText.render(table, draft.head(), laid.rows());
    return take(id, seen, _ -> new EditionStep.Renew(inForce, csv, by));
  }

  @Transactional
  public Optional<EditionOutcome> propose(String id, int seen, String why, String by) {
    return take(id, seen, edition -> new EditionStep.Propose(why, check.findings(edition), by));
  }

  @Transactional
  public Optional<EditionOutcome> takeBack(String id, int seen, String by) {
    return take(id, seen, _ -> new EditionStep.TakeBack(by));
  }

  @Transactional
  public Optional<EditionOutcome> refuse(String id, int seen, String note, String by) {
    return take(id, seen, _ -> new EditionStep.Refuse(note, by));
  }

  @Transactional
  public Optional<EditionOutcome> withdraw(String id, int seen, String by) {
    return take(id, seen, _ -> new EditionStep.Withdraw(by));
  }

  @Transactional
  public Optional<EditionOutcome> approve(String id, int seen, String note, String by) {
    store.lockApprovals();
    return take(
        id,
        seen,
        edition -> {
          Edition newest = newest(edition.table());
          int number = newest == null ? 1 : newest.number() + 1;
          return new EditionStep.Approve(note, number, check.findings(edition), by);
        });
  }

  private Optional<EditionOutcome> take(String id, int seen, Function<Edition, EditionStep> step) {
    Edition edition = store.lock(id).orElse(null);
    if (edition == null) {
      return Optional.empty();
    }
    if (edition.version() != seen) {
      return Optional.of(new EditionOutcome.Stale(edition.version()));
    }
    var outcome = new EditionLife(edition).take(step.apply(edition), clock.instant());
    if (outcome instanceof Decision(var after, var facts)) {
      store.save(after);
      if (after.state() == Edition.State.APPROVED) {
        comeIntoForce(after);
      }
      facts.forEach(ledger::append);
    }
    return Optional.of(outcome);
  }

  private void comeIntoForce(Edition approved) {
    Edition.ActionStamp decided = approved.decided();
    if (approved.table() == PolicyTable.STAFF && decided != null) {
      register.replaceAll(StaffText.parse(approved.csv()), decided.by());
    }
    if (approved.table() == PolicyTable.CALENDAR && decided != null) {
      calendar.importYears(CalendarTable.changed(approved), approved.why(), decided.by());
    }
    calendar.inForce(city.with(texts.files()));
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            transaction.executeWithoutResult(_ -> reload());
          }
        });
  }

  /// Runs by what is approved now. What cannot be read leaves the policy before in force. One at a
  /// time, so that whoever read last is also the last to be heard.
  private synchronized void reload() {
    try {
      city.replaceWith(city.with(texts.files()));
      calendar.readLimits();
      LOG.info("The city's policy is version {} now", city.policy().version());
    } catch (InvalidPolicy broken) {
      LOG.error("An approved edition cannot be read; the policy before stays in force", broken);
    }
  }

  @Override
  public String name() {
    return "city.editions";
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    if (entries.stream().anyMatch(entry -> entry.is(CityFact.EditionApproved.class))) {
      reload();
    }
  }
}
