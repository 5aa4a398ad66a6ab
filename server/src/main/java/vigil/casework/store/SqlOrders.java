package vigil.casework.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Repository;
import vigil.casework.CompletionReport;
import vigil.casework.Draft;
import vigil.casework.Order;

/// Orders in PostgreSQL. A step costs one round trip that locks and reads, and one that writes what
/// changed.
@Repository
public class SqlOrders {
  private static final String ONE =
      "select " + OrderRows.LIFE + " from casework.work_order where id = ";
  private static final String PARTS =
      ";select "
          + SqlAssignments.COLUMNS
          + " from casework.assignment where order_id = %s order by place";
  private static final String ITS_ORDER = "(select order_id from casework.assignment where id = ?)";

  private static final String FIND = ONE + "?" + PARTS.formatted("?");
  private static final String LOCK = ONE + "? for update" + PARTS.formatted("?");
  private static final String LOCK_OF =
      ONE + ITS_ORDER + " for update" + PARTS.formatted(ITS_ORDER);

  /// What the sweep reads: as many rows as are due, whatever is open.
  static final String DUE =
      """
      select o.id from casework.due d join casework.work_order o on o.id = d.order_id
      where d.next <= ? order by d.next limit ? for update of o skip locked
      """;

  private static final String MOVING =
      """
      update casework.work_order set version = ?, state = ?, open = ?, round = ?, flags = ?,
        parent = ?, returns = ?, closed_at = ?, citizen_due = ?, dispatch_due = ?, handle_due = ?,
        callback_due = ?, review_on = ?, due_cap = ?
      """;
  private static final String APPEAL =
      """
      , type = ?, urgency = ?, category = ?, district = ?, street = ?, accused_unit = ?,
        missing = cast(? as jsonb)
      """;
  private static final String LISTS =
      """
      , requests = cast(? as jsonb), callbacks = cast(? as jsonb), lapsed = cast(? as jsonb)
      """;

  private final JdbcOperations sql;

  public SqlOrders(JdbcOperations sql) {
    this.sql = sql;
  }

  /// The order, its row locked until the transaction ends.
  public Optional<Order> lock(String id) {
    return read(LOCK, id);
  }

  public Optional<Order> find(String id) {
    return read(FIND, id);
  }

  /// The order that an assignment belongs to, its row locked until the transaction ends.
  public Optional<Order> lockOf(String assignment) {
    return read(LOCK_OF, assignment);
  }

  /// Two statements in one round trip: the parts are read after the order is locked.
  private Optional<Order> read(String both, String id) {
    PreparedStatementCallback<Optional<Order>> reading =
        statement -> {
          statement.setString(1, id);
          statement.setString(2, id);
          statement.execute();
          return OrderRows.whole(statement);
        };
    Optional<Order> found = sql.execute(both, reading);
    return found == null ? Optional.empty() : found;
  }

  /// Orders with something due, locked; rows that another sweep holds are left to it.
  public List<String> due(Instant now, int limit) {
    return sql.query(DUE, (row, n) -> row.getString(1), Words.time(now), limit);
  }

  public long nextNumber() {
    Long next = sql.queryForObject("select nextval('casework.order_number')", Long.class);
    return Objects.requireNonNull(next);
  }

  /// When somebody must look at an order again: what the sweep and the piles look through.
  ///
  /// @param next the next due time of the order or its units that is not told yet
  /// @param review the citizen's due time, where the hotline owes a look
  /// @param asked since when its oldest request waits for a decision
  /// @param rapid its next due time, in the rapid-disposal lane
  /// @param listed the review date of a shelved or difficult order
  /// @param pressed the unit clock, else the citizen's, where somebody above presses for it
  /// @param feedback when the first interim feedback that is owed is due
  public record Due(
      @Nullable Instant next,
      @Nullable Instant dispatch,
      @Nullable Instant callback,
      @Nullable Instant review,
      @Nullable Instant asked,
      @Nullable Instant rapid,
      @Nullable Instant listed,
      @Nullable Instant pressed,
      @Nullable Instant feedback) {}

  /// Writes a new order with its words and what was said with its first steps.
  public void insert(Order o, Draft d, byte[] codeHash, Due due, Map<Integer, String> notes) {
    var values = Words.values(o.id(), o.number(), codeHash, o.origin().channel().name());
    values.addAll(Words.values(o.origin().contact(), Words.time(o.origin().at()), o.origin().by()));
    values.addAll(moving(o));
    values.addAll(appeal(o.appeal()));
    values.addAll(lists(o));
    values.addAll(words(d));
    var forwarded = o.origin().forwarded();
    values.add(forwarded == null ? null : Words.json(forwarded));
    var writes =
        new Writes()
            .add(
                """
                insert into casework.work_order (
                  id, number, code_hash, channel, contact, registered_at, registered_by,
                  version, state, open, round, flags, parent, returns, closed_at, citizen_due,
                  dispatch_due, handle_due, callback_due, review_on, due_cap,
                  type, urgency, category, district, street, accused_unit, missing,
                  requests, callbacks, lapsed,
                  title, description, words, wishes, occurred, address, accused_address, name,
                  calling, contact_phone, phone_hash, sex, id_number, email, customer_kind, threat,
                  tags, original_number, forwarded)
                values (?, ?, ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?, ?, cast(? as jsonb),
                  cast(? as jsonb), cast(? as jsonb), cast(? as jsonb),
                  ?, ?, ?, ?, ?, ?, ?, ?,
                  ?, ?, ?, ?, ?, ?, ?, ?,
                  ?, ?, cast(? as jsonb))
                """,
                values)
            .add(
                """
                insert into casework.due (next, dispatch, callback, review, asked, rapid, listed,
                  pressed, feedback, order_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                values(o.id(), due))
            .add(
                "insert into casework.title (order_id, bigrams) values (?, casework.bigrams(?))",
                o.id(),
                d.title());
    notes.forEach((version, words) -> note(writes, o.id(), version, words));
    writes.run(sql);
  }

  /// What a step wrote besides the state: an order's words, a unit's report, a remark.
  ///
  /// @param draft the order's words anew
  /// @param report of the unit whose assignment is `assignment`
  /// @param extended the assignment that got more time
  public record Beside(
      @Nullable Draft draft,
      @Nullable CompletionReport report,
      @Nullable String assignment,
      @Nullable String extended,
      @Nullable Instant at,
      @Nullable Note note) {}

  /// What somebody said with the step that made this version.
  public record Note(int version, String words) {}

  /// Writes what a step changed, provided nobody was faster.
  ///
  /// @throws IllegalStateException if the row is not as it was read, which its lock forbids
  public void save(Order before, Order o, Due due, Beside beside) {
    var writes = new Writes();
    state(writes, before, o);
    writes.add(
        """
        update casework.due
        set next = ?, dispatch = ?, callback = ?, review = ?, asked = ?, rapid = ?, listed = ?,
          pressed = ?, feedback = ?
        where order_id = ?
        """,
        values(o.id(), due));
    beside(writes, o.id(), beside);
    SqlAssignments.save(writes, before.assignments(), o.id(), o.assignments());
    if (writes.run(sql) != 1) {
      throw new IllegalStateException("Order " + o.id() + " changed under its lock");
    }
  }

  /// The columns that nearly every step changes, and of the others those that this one did.
  private static void state(Writes writes, Order before, Order o) {
    var changed = new StringBuilder(MOVING);
    var values = moving(o);
    if (!o.appeal().equals(before.appeal())) {
      changed.append(APPEAL);
      values.addAll(appeal(o.appeal()));
    }
    if (!o.requests().equals(before.requests())
        || !o.callbacks().equals(before.callbacks())
        || !o.lapsed().equals(before.lapsed())) {
      changed.append(LISTS);
      values.addAll(lists(o));
    }
    if (!o.alsoAccused().equals(before.alsoAccused())) {
      changed.append(", also_accused = ?\n");
      values.add(o.alsoAccused().toArray(String[]::new));
    }
    values.addAll(Words.values(o.id(), before.version()));
    writes.add(changed.append("where id = ? and version = ?").toString(), values);
  }

  /// It goes before the parts' states: no part is reported without its report.
  private static void beside(Writes writes, String order, Beside beside) {
    if (beside.draft() != null) {
      rewrite(writes, order, beside.draft());
    }
    var report = beside.report();
    if (report != null) {
      SqlAssignments.reported(writes, beside.assignment(), Words.json(report));
      writes.add(
          "update casework.work_order set reply_points = ? where id = ?",
          report.replyPoints(),
          order);
    }
    if (beside.extended() != null) {
      SqlAssignments.extended(writes, beside.extended(), beside.at());
    }
    var note = beside.note();
    if (note != null) {
      note(writes, order, note.version(), note.words());
    }
  }

  /// Writes the words of an order anew.
  private static void rewrite(Writes writes, String id, Draft d) {
    var values = words(d);
    values.add(id);
    writes
        .add(
            """
            update casework.work_order set title = ?, description = ?, words = ?, wishes = ?,
              occurred = ?, address = ?, accused_address = ?, name = ?, calling = ?,
              contact_phone = ?, phone_hash = ?, sex = ?, id_number = ?, email = ?,
              customer_kind = ?, threat = ?, tags = ?, original_number = ?
            where id = ?
            """,
            values)
        .add(
            "update casework.title set bigrams = casework.bigrams(?) where order_id = ?",
            d.title(),
            id);
  }

  private static void note(Writes writes, String order, int version, String words) {
    writes.add(
        "insert into casework.note (order_id, version, words) values (?, ?, ?)",
        order,
        version,
        words);
  }

  /// The columns of a life, in the order in which the statements above name them.
  private static List<@Nullable Object> moving(Order o) {
    var dues = o.dues();
    return Words.values(
        o.version(),
        o.state().name(),
        o.state().isOpen(),
        o.round(),
        flags(o),
        o.parent(),
        o.returns(),
        Words.time(o.closedAt()),
        Words.time(dues.citizen()),
        Words.time(dues.dispatch()),
        Words.time(dues.handle()),
        Words.time(dues.callback()),
        Words.time(dues.review()),
        Words.time(dues.cap()));
  }

  private static List<@Nullable Object> appeal(Order.Appeal a) {
    return Words.values(
        a.type().name(),
        a.urgency().name(),
        a.category(),
        a.district(),
        a.street(),
        a.accusedUnit(),
        Words.json(a.missing()));
  }

  private static List<@Nullable Object> lists(Order o) {
    return Words.values(
        Words.json(o.requests()), Words.json(o.callbacks()), Words.json(o.lapsed()));
  }

  private static List<@Nullable Object> values(String order, Due due) {
    return Words.values(
        Words.time(due.next()),
        Words.time(due.dispatch()),
        Words.time(due.callback()),
        Words.time(due.review()),
        Words.time(due.asked()),
        Words.time(due.rapid()),
        Words.time(due.listed()),
        Words.time(due.pressed()),
        Words.time(due.feedback()),
        order);
  }

  /// The columns of what an order says, in the order in which the statements above name them.
  private static List<@Nullable Object> words(Draft d) {
    var who = d.appellant();
    String known = who.calling() == null ? who.contact() : who.calling();
    return Words.values(
        d.title(),
        d.description(),
        d.words(),
        d.wishes(),
        Words.time(d.occurred()),
        d.address(),
        d.accusedAddress(),
        who.name(),
        who.calling(),
        who.contact(),
        known == null ? null : Words.hash(known),
        who.sex(),
        who.idNumber(),
        who.email(),
        who.kind().name(),
        d.threat(),
        d.tags().toArray(String[]::new),
        d.originalNumber());
  }

  /// How often a unit was given more time since then.
  public int extensions(String unit, Instant since) {
    Integer count =
        sql.queryForObject(
            "select count(*) from casework.assignment where unit = ? and extended_at >= ?",
            Integer.class,
            unit,
            Words.time(since));
    return Objects.requireNonNull(count);
  }

  /// Whether the same number brought up the same category before.
  public boolean isRepeat(@Nullable String phone, @Nullable String category, Instant since) {
    if (phone == null || category == null) {
      return false;
    }
    Boolean known =
        sql.queryForObject(
            """
            select exists (select 1 from casework.work_order
              where phone_hash = ? and registered_at >= ? and category = ?)
            """,
            Boolean.class,
            Words.hash(phone),
            Words.time(since),
            category);
    return Objects.requireNonNull(known);
  }

  /// How many orders were merged into it.
  public int joined(String order) {
    Integer count =
        sql.queryForObject(
            "select count(*) from casework.work_order where parent = ?", Integer.class, order);
    return Objects.requireNonNull(count);
  }

  private static String[] flags(Order o) {
    return o.flags().stream().map(Enum::name).toArray(String[]::new);
  }

  /// How a query code is stored.
  public static byte[] codeHash(String id, String code) {
    return Words.hash(id + ":" + code);
  }
}
