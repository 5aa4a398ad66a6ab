package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
import vigil.casework.OrderTextMask;
import vigil.casework.life.Citizens;
import vigil.city.AppealType;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.PersonalData;
import vigil.kernel.Phone;

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
      where d.next <= ? order by d.next limit ? for no key update of o skip locked
      """;

  /// A number is looked for among those that called and those to be called back at.
  private static final String NOVELTY =
      """
      select nextval('casework.order_number'),
        casework.is_repeat(cast(? as bytea), cast(? as bytea), ?, ?)
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

  /// The own citizen, and those merged into it, directly or by way of others; after "dissatisfied"
  /// only the citizen says something else, so it stands last.
  private static final String CITIZENS =
      """
      with recursive merged (id, type, said) as (
        select id, type, callbacks -> -1 from casework.work_order where parent = ?
        union all
        select o.id, o.type, o.callbacks -> -1
          from casework.work_order o join merged m on o.parent = m.id)
      select count(merged.id) as joined,
        min(merged.type) filter (where merged.type in ('COMPLAINT', 'REPORT')) as seen_on_site,
        max((said ->> 'at')::timestamptz) filter (where said ->> 'result' = 'DISSATISFIED')
          as unhappy_since,
        (select max(at) from casework.passed_callback p
          where p.order_id = own.id and p.reason = 'ANOTHER_TIME') as asked_for_later,
        coalesce(own.contact_phone, own.calling) as called
      from casework.work_order own left join merged on true where own.id = ?
      group by own.id, own.contact_phone, own.calling
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
  /// Its key is not: rows of others that name it need not wait, nor lock it in another order.
  public Optional<Order> lock(String id) {
    sql.query("select 1 from casework.work_order where id = ? for no key update", row -> {}, id);
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
  public record DueIndexEntry(@Nullable Instant next, Hotline hotline, Watched watched) {
    /// Of an order at which nobody needs to look before.
    public static DueIndexEntry only(@Nullable Instant next) {
      return new DueIndexEntry(
          next, new Hotline(null, null, null, null), new Watched(null, null, null, null));
    }

    /// What the hotline itself owes.
    ///
    /// @param review the citizen's due time, where the hotline owes a look
    /// @param asked since when its oldest request, or its merged citizen who is not satisfied,
    ///   waits for a decision
    public record Hotline(
        @Nullable Instant dispatch,
        @Nullable Instant callback,
        @Nullable Instant review,
        @Nullable Instant asked) {}

    /// What is kept an eye on.
    ///
    /// @param rapid what is due first, late or not, in the rapid-disposal lane
    /// @param listed the review date of a shelved or difficult order
    /// @param pressed the unit clock, else the citizen's, where somebody above presses for it
    /// @param feedback when the first interim feedback that is owed is due
    public record Watched(
        @Nullable Instant rapid,
        @Nullable Instant listed,
        @Nullable Instant pressed,
        @Nullable Instant feedback) {}
  }

  /// Writes a new order with its words and what was said with its first steps.
  public void insert(
      Order o,
      Draft d,
      byte[] codeHash,
      DueIndexEntry due,
      Map<Integer, String> notes,
      List<OrderFact> facts) {
    var row = new ColumnValues();
    OrderColumns.setOrigin(row, o, codeHash);
    OrderColumns.setLife(row, o);
    OrderColumns.setAppeal(row, o.appeal());
    OrderColumns.setLists(row, o);
    OrderColumns.setDraft(row, d);
    String insert =
        "insert into casework.work_order ("
            + row.columns()
            + ") values ("
            + row.marks()
            + ") returning 1";
    var writes =
        new StatementBuilder(insert, row.values())
            .add(
                """
                insert into casework.due (next, dispatch, callback, review, asked, rapid, listed,
                  pressed, feedback, order_id)
                select ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from %s
                """,
                values(o.id(), due))
            .add(
                """
                insert into casework.title (order_id, bigrams, masking)
                select ?, casework.bigrams(?), ? from %s
                """,
                o.id(), findable(d), PersonalData.VERSION);
    notes.forEach((version, words) -> note(writes, o.id(), version, words));
    ledger.append(writes.write(), facts);
  }

  private static String findable(Draft draft) {
    return OrderTextMask.findable(draft.account().title(), draft.appellant().name());
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
    ColumnValues row = changes(before, o, beside);
    var writes =
        new StatementBuilder(
            "update casework.work_order set "
                + row.assignments()
                + " where id = ? and version = ? returning 1",
            row.valuesAnd(o.id(), before.version()));
    if (!due.equals(dueBefore)) {
      writes.add(DUE_NOW, values(o.id(), due));
    }
    var draft = beside.draft();
    if (draft != null) {
      writes.add(
          """
          update casework.title t set bigrams = casework.bigrams(?), masking = ? from %s
            where t.order_id = ?
          """,
          findable(draft), PersonalData.VERSION, o.id());
    }
    var note = beside.note();
    if (note != null) {
      note(writes, o.id(), note.version(), note.words());
    }
    askUnits(writes, before, o);
    SqlAssignments.save(writes, before.assignments(), o, beside);
    return ledger.append(writes.write(), facts);
  }

  /// Whoever is asked in a conference finds the order only as long as that goes on.
  private static void askUnits(StatementBuilder writes, Order before, Order o) {
    if (o.listAsked().equals(before.listAsked())) {
      return;
    }
    if (!before.listAsked().isEmpty()) {
      writes.add("delete from casework.asked_unit using %s where order_id = ?", o.id());
    }
    if (!o.listAsked().isEmpty()) {
      writes.add(
          "insert into casework.asked_unit (order_id, unit) select ?, unnest(cast(? as text[])) from %s",
          o.id(), o.listAsked().toArray(String[]::new));
    }
  }

  /// The columns that nearly every step changes, and of the others those that this one did.
  private static ColumnValues changes(Order before, Order o, StepTexts beside) {
    var row = new ColumnValues();
    OrderColumns.setLife(row, o);
    if (!o.appeal().equals(before.appeal())) {
      OrderColumns.setAppeal(row, o.appeal());
    }
    if (!o.requests().equals(before.requests())
        || !o.callbacks().equals(before.callbacks())
        || !o.lapsed().equals(before.lapsed())) {
      OrderColumns.setLists(row, o);
    }
    if (!Objects.equals(o.handling().conference(), before.handling().conference())) {
      row.setJson("conference", o.handling().conference());
    }
    if (!Objects.equals(o.standing().agreedAt(), before.standing().agreedAt())) {
      row.set("agreed_at", o.standing().agreedAt());
    }
    if (!o.alsoAccused().equals(before.alsoAccused())) {
      row.set("also_accused", o.alsoAccused().toArray(String[]::new));
    }
    if (beside.draft() != null) {
      OrderColumns.setDraft(row, beside.draft());
    }
    if (beside.report() != null) {
      row.set("reply_points", beside.report().toldToCitizen());
    }
    return row;
  }

  private static void note(StatementBuilder writes, String order, int version, String words) {
    writes.add(
        "insert into casework.note (order_id, version, words) select ?, ?, ? from %s",
        order, version, words);
  }

  private static List<@Nullable Object> values(String order, DueIndexEntry due) {
    return SqlValues.values(
        SqlValues.time(due.next()),
        SqlValues.time(due.hotline().dispatch()),
        SqlValues.time(due.hotline().callback()),
        SqlValues.time(due.hotline().review()),
        SqlValues.time(due.hotline().asked()),
        SqlValues.time(due.watched().rapid()),
        SqlValues.time(due.watched().listed()),
        SqlValues.time(due.watched().pressed()),
        SqlValues.time(due.watched().feedback()),
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

  /// Who waits for its reply.
  public Citizens getCitizens(String order) {
    return Objects.requireNonNull(
        sql.queryForObject(CITIZENS, (row, n) -> citizens(row), order, order));
  }

  private static Citizens citizens(ResultSet row) throws SQLException {
    String seen = row.getString("seen_on_site");
    String called = row.getString("called");
    return new Citizens(
        row.getInt("joined"),
        seen == null ? null : AppealType.valueOf(seen),
        SqlValues.instant(row, "unhappy_since"),
        SqlValues.instant(row, "asked_for_later"),
        called != null && !new Phone(called).isWithheld());
  }

  /// How a query code is stored.
  public static byte[] codeHash(String id, String code) {
    return SqlValues.hash(id + ":" + code);
  }
}
