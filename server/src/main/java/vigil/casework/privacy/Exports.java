package vigil.casework.privacy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Casework;
import vigil.casework.OrderRow;
import vigil.casework.PrivacyFact;
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
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final JdbcClient sql;
  private final Casework casework;
  private final Ledger ledger;
  private final InstantSource clock;

  public Exports(JdbcClient sql, Casework casework, Ledger ledger, InstantSource clock) {
    this.sql = sql;
    this.casework = casework;
    this.ledger = ledger;
    this.clock = clock;
  }

  public enum State {
    ASKED,
    APPROVED,
    REFUSED
  }

  /// An export.
  ///
  /// @param taken how often it was taken
  public record Export(
      String id,
      @JsonUnwrapped Approval approval,
      String reason,
      ExportFilter filter,
      State state,
      int taken) {}

  @Transactional
  public Export ask(ExportFilter filter, String reason, Staff by) {
    String id = Ids.next(clock);
    Instant at = clock.instant();
    sql.sql(
            """
            insert into casework.export (id, asked_by, asked_at, reason, filter, state)
            values (?, ?, ?, ?, cast(? as jsonb), 'ASKED')
            """)
        .params(id, by.id(), time(at), reason, JSON.writeValueAsString(filter))
        .update();
    ledger.append(new PrivacyFact.ExportAsked(id, at, by.id()));
    return find(id).orElseThrow();
  }

  /// Agrees or not, as a second person.
  ///
  /// @return false when it waits no more, or was asked by the same person
  @Transactional
  public boolean decide(String id, boolean agreed, Staff by) {
    Instant at = clock.instant();
    int done =
        sql.sql(
                """
                update casework.export set state = ?, decided_by = ?, decided_at = ?
                where id = ? and state = 'ASKED' and asked_by <> ?
                """)
            .params(agreed ? "APPROVED" : "REFUSED", by.id(), time(at), id, by.id())
            .update();
    if (done == 1) {
      ledger.append(new PrivacyFact.ExportDecided(id, at, by.id(), agreed));
    }
    return done == 1;
  }

  public Optional<Export> find(String id) {
    return sql.sql("select * from casework.export where id = ?")
        .param(id)
        .query(Exports::export)
        .optional();
  }

  /// The newest; of one person, or of all.
  public List<Export> list(@Nullable String askedBy) {
    return sql.sql(
            """
            select * from casework.export where asked_by = coalesce(cast(? as text), asked_by)
            order by asked_at desc, id desc limit ?
            """)
        .params(java.util.Arrays.asList(askedBy, MOST_LISTED))
        .query(Exports::export)
        .list();
  }

  public boolean isDownloadable(Export export) {
    Instant decided = export.approval().decidedAt();
    return export.state() == State.APPROVED
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
    sql.sql("update casework.export set taken = taken + 1 where id = ?")
        .param(export.id())
        .update();
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

  private static Export export(java.sql.ResultSet row, int n) throws java.sql.SQLException {
    return new Export(
        row.getString("id"),
        approval(row),
        row.getString("reason"),
        JSON.readValue(row.getString("filter"), ExportFilter.class),
        State.valueOf(row.getString("state")),
        row.getInt("taken"));
  }

  static Approval approval(java.sql.ResultSet row) throws java.sql.SQLException {
    var decided = row.getObject("decided_at", OffsetDateTime.class);
    return new Approval(
        row.getString("asked_by"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getString("decided_by"),
        decided == null ? null : decided.toInstant());
  }

  static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
