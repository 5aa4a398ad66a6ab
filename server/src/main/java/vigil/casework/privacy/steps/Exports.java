package vigil.casework.privacy.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Casework;
import vigil.casework.OrderRow;
import vigil.casework.PrivacyFact;
import vigil.casework.privacy.Export;
import vigil.casework.privacy.ExportFilter;
import vigil.casework.privacy.store.SqlExports;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.kernel.CsvCell;
import vigil.kernel.Cursor;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;

/// Lists of orders that leave the house: asked for with a reason, agreed to by another, marked with
/// who took them, when and why, each taking told to the ledger (rules 9.6).
@Component
public class Exports {
  /// An approval is for today's work.
  public static final Duration GOOD_FOR = Duration.ofHours(24);

  /// Whoever needs more narrows the filter.
  public static final int MOST_ROWS = 10_000;

  private static final int MOST_LISTED = 200;
  private static final int PAGE = 200;

  private final SqlExports store;
  private final Casework casework;
  private final Ledger ledger;
  private final InstantSource clock;

  Exports(SqlExports store, Casework casework, Ledger ledger, InstantSource clock) {
    this.store = store;
    this.casework = casework;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Transactional
  public Export ask(ExportFilter filter, String reason, Staff by) {
    String id = Ids.next(clock);
    Instant at = clock.instant();
    store.add(id, by.id(), at, reason, filter);
    ledger.append(new PrivacyFact.ExportAsked(id, at, by.id()));
    return find(id).orElseThrow();
  }

  /// Agrees or not, as a second person.
  ///
  /// @return false when it waits no more, or was asked by the same person
  @Transactional
  public boolean decide(String id, boolean agreed, Staff by) {
    Instant at = clock.instant();
    boolean isDone = store.decide(id, agreed, by.id(), at);
    if (isDone) {
      ledger.append(new PrivacyFact.ExportDecided(id, at, by.id(), agreed));
    }
    return isDone;
  }

  public Optional<Export> find(String id) {
    return store.find(id);
  }

  /// The newest; of one person, or of all.
  public List<Export> list(@Nullable String askedBy) {
    return store.list(askedBy, MOST_LISTED);
  }

  public boolean isDownloadable(Export export) {
    Instant decided = export.approval().decidedAt();
    return export.state() == Export.State.APPROVED
        && decided != null
        && decided.plus(GOOD_FOR).isAfter(clock.instant());
  }

  /// The list as its asker sees the orders, with its mark on the first line and in every row.
  @Transactional
  public String download(Export export, Staff by) {
    Instant at = clock.instant();
    String mark = export.id() + " " + by.id() + " " + at.atZone(WorkingDays.SHANGHAI).toString();
    var text = new StringBuilder("\ufeff");
    line(text, List.of("# Vigil 12345", mark, export.reason()));
    line(text, HEAD);
    int rows = 0;
    Cursor cursor = null;
    do {
      var page = casework.list(export.filter().page(cursor, PAGE), by);
      for (OrderRow row : page.items()) {
        line(text, cells(row, mark));
        rows++;
      }
      cursor = Cursor.parse(page.next(), 2);
    } while (cursor != null && rows < MOST_ROWS);
    store.countTaken(export.id());
    ledger.append(new PrivacyFact.ExportTaken(export.id(), at, by.id(), rows));
    return text.toString();
  }

  private static final List<String> HEAD =
      List.of(
          "number",
          "registeredAt",
          "state",
          "type",
          "urgency",
          "category",
          "district",
          "street",
          "title",
          "caller",
          "lead",
          "watermark");

  private static List<String> cells(OrderRow row, String mark) {
    var cells = new ArrayList<String>();
    for (Object cell :
        new @Nullable Object[] {
          row.number(),
          row.arrival().registeredAt(),
          row.standing().state(),
          row.appeal().type(),
          row.appeal().urgency(),
          row.appeal().category(),
          row.appeal().district(),
          row.appeal().street(),
          row.title(),
          row.arrival().caller(),
          row.handler().lead(),
          mark
        }) {
      cells.add(cell == null ? "" : cell.toString());
    }
    return cells;
  }

  private static void line(StringBuilder text, List<String> cells) {
    text.append(String.join(",", cells.stream().map(CsvCell::of).toList())).append("\r\n");
  }
}
