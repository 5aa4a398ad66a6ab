package vigil.city.steps;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.Edition;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.files.PolicyCity;
import vigil.city.files.TableText;
import vigil.city.life.EditionLife;
import vigil.city.life.EditionOutcome;
import vigil.city.life.EditionOutcome.Decision;
import vigil.city.life.EditionStep;
import vigil.city.life.TableComparison;
import vigil.city.store.SqlEditions;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;

/// Takes the steps of editions.
@Service
public class Editions {
  private static final int MOST_SHOWN = 200;

  private final SqlEditions store;
  private final EditionTexts texts;
  private final EditionCheck check;
  private final EditionActivation activation;
  private final Ledger ledger;
  private final InstantSource clock;

  Editions(
      SqlEditions store,
      EditionTexts texts,
      EditionCheck check,
      EditionActivation activation,
      Ledger ledger,
      InstantSource clock) {
    this.store = store;
    this.texts = texts;
    this.check = check;
    this.activation = activation;
    this.ledger = ledger;
    this.clock = clock;
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
    return !check.inForce(edition.table()).equals(edition.text().before());
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
      return store.findNumbered(table, number).map(it -> it.text().csv());
    }
    return Optional.of(
        store.findNumbered(table, 1).map(it -> it.text().before()).orElseGet(() -> inForce(table)));
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
                TableText.parse(table, edition.text().before()).cells(),
                rows,
                table.columns().indexOf("parent"));
    return TableText.render(table, TableText.parse(table, edition.text().csv()).head(), ordered);
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
    TableText.ParsedTable draft = TableText.parse(table, edition.text().csv());
    var laid =
        new TableComparison(table.keys())
            .merge(
                TableText.parse(table, edition.text().before()).cells(),
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
        activation.comeIntoForce(after);
      }
      facts.forEach(ledger::append);
    }
    return Optional.of(outcome);
  }
}
