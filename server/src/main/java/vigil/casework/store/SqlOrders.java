package vigil.casework.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;
import vigil.casework.CompletionReport;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.kernel.ConditionalAppend;

/// Orders in PostgreSQL. A step costs one statement that reads, and one that writes what changed
/// and tells the ledger, provided nobody was faster.
@Repository
public class SqlOrders {
  private static final String WHOLE =
      "select "
          + OrderRows.columns("o", "", OrderRows.LIFE)
          + ", "
          + OrderRows.columns("a", OrderRows.PART, SqlAssignments.COLUMNS)
          + " from casework.work_order o left join casework.assignment a on a.order_id = o.id"
          + " where o.id = %s order by a.place";
  private static final String FIND = WHOLE.formatted("?");
  private static final String FIND_OF =
      WHOLE.formatted("(select order_id from casework.assignment where id = ?)");

  /// What the sweep reads: as many rows as are due, whatever is open.
  static final String DUE =
      """
      select o.id from casework.due d join casework.work_order o on o.id = d.order_id
      where d.next <= ? order by d.next limit ? for update of o skip locked
      """;

  /// A number is looked for among those that called and those to be called back at.
  private static final String NOVELTY =
      """
      select nextval('casework.order_number'),
        casework.is_repeat(cast(? as bytea), cast(? as bytea), ?, ?)
      """;

  private static final String INSERT =
      """
      insert into casework.work_order (
        id, number, code_hash, channel, contact, registered_at, registered_by,
        version, state, open, round, flags, parent, returns, closed_at, citizen_due,
        dispatch_due, handle_due, callback_due, review_on, due_cap,
        type, urgency, category, district, street, accused_unit, missing,
        requests, callbacks, lapsed,
        title, description, words, wishes, occurred, address, accused_address, name,
        calling, contact_phone, phone_hash, contact_hash, sex, id_number, email, customer_kind,
        threat, tags, original_number, forwarded)
      values (?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, cast(? as jsonb),
        cast(? as jsonb), cast(? as jsonb), cast(? as jsonb),
        ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, ?, ?, ?, ?, ?,
        ?, ?, ?, cast(? as jsonb))
      returning 1
      """;
  private static final String DUE_NOW =
      """
      update casework.due d set next = now.next, dispatch = now.dispatch,
        callback = now.callback, review = now.review, asked = now.asked, rapid = now.rapid,
        listed = now.listed, pressed = now.pressed, feedback = now.feedback
      from %s, (select cast(? as timestamptz), cast(? as timestamptz), cast(? as timestamptz),
          cast(? as timestamptz), cast(? as timestamptz), cast(? as timestamptz),
          cast(? as timestamptz), cast(? as timestamptz), cast(? as timestamptz))
        now (next, dispatch, callback, review, asked, rapid, listed, pressed, feedback)
      where d.order_id = ?
        and (d.next, d.dispatch, d.callback, d.review, d.asked, d.rapid, d.listed, d.pressed,
            d.feedback)
          is distinct from (now.next, now.dispatch, now.callback, now.review, now.asked, now.rapid,
            now.listed, now.pressed, now.feedback)
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
  private static final String WORDS =
      """
      , title = ?, description = ?, words = ?, wishes = ?, occurred = ?, address = ?,
        accused_address = ?, name = ?, calling = ?, contact_phone = ?, phone_hash = ?,
        contact_hash = ?, sex = ?, id_number = ?, email = ?, customer_kind = ?, threat = ?, tags = ?, original_number = ?
      """;
  private static final String LISTS =
      """
      , requests = cast(? as jsonb), callbacks = cast(? as jsonb), lapsed = cast(? as jsonb)
      """;

  /// Nobody merges orders further than that.
  private static final int LONGEST_CHAIN = 20;

  private final JdbcOperations sql;
  private final ConditionalAppend ledger;

  public SqlOrders(JdbcOperations sql, ConditionalAppend ledger) {
    this.sql = sql;
    this.ledger = ledger;
  }

  /// The order, its row locked until the transaction ends: for whoever decides on several at once.
  public Optional<Order> lock(String id) {
    sql.query("select 1 from casework.work_order where id = ? for update", row -> {}, id);
    return find(id);
  }

  public Optional<Order> find(String id) {
    return sql.query(FIND, OrderRows::whole, id);
  }

  /// The order that an assignment belongs to.
  public Optional<Order> findByAssignment(String assignment) {
    return sql.query(FIND_OF, OrderRows::whole, assignment);
  }

  /// The order that this one was merged into, by way of others or directly; itself if it was not.
  public Optional<Order> findMergedInto(Order order) {
    Optional<Order> end = Optional.of(order);
    for (int i = 0; i < LONGEST_CHAIN && end.flatMap(SqlOrders::parent).isPresent(); i++) {
      end = end.flatMap(SqlOrders::parent).flatMap(this::find);
    }
    return end;
  }

  private static Optional<String> parent(Order order) {
    return Optional.ofNullable(order.parent());
  }

  /// Orders with something due, locked; rows that another sweep holds are left to it.
  public List<String> listDue(Instant now, int limit) {
    return sql.query(DUE, (row, n) -> row.getString(1), SqlValues.time(now), limit);
  }

  /// What tells a new order from those before it.
  ///
  /// @param number the next in the sequence
  /// @param isRepeat whether the same citizen brought up the same category before
  public record NewOrderMarks(long number, boolean isRepeat) {}

  /// Draws a number, and looks for the same matter from either number since then.
  public NewOrderMarks novelty(Draft.Appellant who, @Nullable String category, Instant since) {
    NewOrderMarks found =
        sql.queryForObject(
            NOVELTY,
            (row, n) -> new NewOrderMarks(row.getLong(1), row.getBoolean(2)),
            SqlValues.phoneHash(who.calling()),
            SqlValues.phoneHash(who.contact()),
            SqlValues.time(since),
            category);
    return Objects.requireNonNull(found);
  }

  /// When somebody must look at an order again: what the sweep and the piles look through.
  ///
  /// @param next the next due time of the order or its units that is not told yet
  /// @param review the citizen's due time, where the hotline owes a look
  /// @param asked since when its oldest request waits for a decision
  /// @param rapid what is due first, late or not, in the rapid-disposal lane
  /// @param listed the review date of a shelved or difficult order
  /// @param pressed the unit clock, else the citizen's, where somebody above presses for it
  /// @param feedback when the first interim feedback that is owed is due
  public record DueIndexEntry(
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
  public void insert(
      Order o,
      Draft d,
      byte[] codeHash,
      DueIndexEntry due,
      Map<Integer, String> notes,
      List<OrderFact> facts) {
    var values = SqlValues.values(o.id(), o.number(), codeHash, o.origin().channel().name());
    values.addAll(
        SqlValues.values(o.origin().contact(), SqlValues.time(o.origin().at()), o.origin().by()));
    values.addAll(moving(o));
    values.addAll(appeal(o.appeal()));
    values.addAll(lists(o));
    values.addAll(SqlValues.said(d));
    var forwarded = o.origin().forwarded();
    values.add(forwarded == null ? null : SqlValues.json(forwarded));
    var writes =
        new StatementBuilder(INSERT, values)
            .add(
                """
                insert into casework.due (next, dispatch, callback, review, asked, rapid, listed,
                  pressed, feedback, order_id)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from %s
                """,
                values(o.id(), due))
            .add(
                """
                insert into casework.title (order_id, bigrams)
                select ?, casework.bigrams(?) from %s
                """,
                o.id(), d.account().title());
    notes.forEach((version, words) -> note(writes, o.id(), version, words));
    ledger.append(writes.write(), facts);
  }

  /// What a step wrote besides the state: an order's words, a unit's report, a remark.
  ///
  /// @param draft the order's words anew
  /// @param report of the unit whose assignment is `assignment`
  /// @param extended the assignment that got more time
  public record StepTexts(
      @Nullable Draft draft,
      @Nullable CompletionReport report,
      @Nullable String assignment,
      @Nullable String extended,
      @Nullable Instant at,
      @Nullable Note note) {}

  /// What somebody said with the step that made this version.
  public record Note(int version, String words) {}

  /// Writes what a step changed and tells of it, provided nobody was faster. What a step leaves as
  /// it was is no part of the statement: each part costs PostgreSQL a look.
  ///
  /// @param dueBefore when somebody had to look before the step
  /// @return whether nobody was; if somebody was, nothing is written
  public boolean save(
      Order before,
      Order o,
      DueIndexEntry dueBefore,
      DueIndexEntry due,
      StepTexts beside,
      List<OrderFact> facts) {
    var values = new ArrayList<@Nullable Object>();
    String changes = changes(before, o, beside, values);
    var writes =
        new StatementBuilder(changes + " where id = ? and version = ? returning 1", values);
    if (!due.equals(dueBefore)) {
      writes.add(DUE_NOW, values(o.id(), due));
    }
    var draft = beside.draft();
    if (draft != null) {
      writes.add(
          """
          update casework.title t set bigrams = casework.bigrams(?) from %s where t.order_id = ?
          """,
          draft.account().title(), o.id());
    }
    var note = beside.note();
    if (note != null) {
      note(writes, o.id(), note.version(), note.words());
    }
    SqlAssignments.save(writes, before.assignments(), o, beside);
    return ledger.append(writes.write(), facts);
  }

  /// The columns that nearly every step changes, and of the others those that this one did.
  private static String changes(
      Order before, Order o, StepTexts beside, List<@Nullable Object> values) {
    var changed = new StringBuilder(MOVING);
    values.addAll(moving(o));
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
      changed.append(", also_accused = ?");
      values.add(o.alsoAccused().toArray(String[]::new));
    }
    if (beside.draft() != null) {
      changed.append(WORDS);
      values.addAll(SqlValues.said(beside.draft()));
    }
    if (beside.report() != null) {
      changed.append(", reply_points = ?");
      values.add(beside.report().toldToCitizen());
    }
    values.addAll(SqlValues.values(o.id(), before.version()));
    return changed.toString();
  }

  private static void note(StatementBuilder writes, String order, int version, String words) {
    writes.add(
        "insert into casework.note (order_id, version, words) select ?, ?, ? from %s",
        order, version, words);
  }

  /// The columns of a life, in the order in which the statements above name them.
  private static List<@Nullable Object> moving(Order o) {
    var dues = o.dues();
    return SqlValues.values(
        o.version(),
        o.state().name(),
        o.state().isOpen(),
        o.round(),
        flags(o),
        o.parent(),
        o.returns(),
        SqlValues.time(o.closedAt()),
        SqlValues.time(dues.citizen()),
        SqlValues.time(dues.dispatch()),
        SqlValues.time(dues.handle()),
        SqlValues.time(dues.callback()),
        SqlValues.time(dues.review()),
        SqlValues.time(dues.cap()));
  }

  private static List<@Nullable Object> appeal(Order.Appeal a) {
    return SqlValues.values(
        a.type().name(),
        a.urgency().name(),
        a.category(),
        a.district(),
        a.street(),
        a.accusedUnit(),
        SqlValues.json(a.missing()));
  }

  private static List<@Nullable Object> lists(Order o) {
    return SqlValues.values(
        SqlValues.json(o.requests()), SqlValues.json(o.callbacks()), SqlValues.json(o.lapsed()));
  }

  private static List<@Nullable Object> values(String order, DueIndexEntry due) {
    return SqlValues.values(
        SqlValues.time(due.next()),
        SqlValues.time(due.dispatch()),
        SqlValues.time(due.callback()),
        SqlValues.time(due.review()),
        SqlValues.time(due.asked()),
        SqlValues.time(due.rapid()),
        SqlValues.time(due.listed()),
        SqlValues.time(due.pressed()),
        SqlValues.time(due.feedback()),
        order);
  }

  /// How often a unit was given more time since then. Whoever else would give it more waits until
  /// the caller's transaction is over, and counts what it gave.
  public int countExtensions(String unit, Instant since) {
    sql.query("select pg_advisory_xact_lock(hashtextextended(?, 13))", row -> {}, unit);
    Integer count =
        sql.queryForObject(
            "select count(*) from casework.extension_grant where unit = ? and given_at >= ?",
            Integer.class,
            unit,
            SqlValues.time(since));
    return Objects.requireNonNull(count);
  }

  /// How many orders were merged into it.
  public int countMerged(String order) {
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
    return SqlValues.hash(id + ":" + code);
  }
}
