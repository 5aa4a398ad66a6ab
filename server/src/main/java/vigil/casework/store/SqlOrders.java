package vigil.casework.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.AssignmentState;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.OrderState;

/// Orders in PostgreSQL. A step costs one locked read of the order, one of its assignments, one
/// conditional update of the order and one write per assignment that changed.
@Repository
public class SqlOrders {
  private final JdbcClient sql;
  private final SqlAssignments assignments;

  public SqlOrders(JdbcClient sql) {
    this.sql = sql;
    assignments = new SqlAssignments(sql);
  }

  /// The order, its row locked until the transaction ends.
  public Optional<Order> lock(String id) {
    return read(
        "select " + OrderRows.LIFE + " from casework.work_order where id = ? for update", id);
  }

  public Optional<Order> find(String id) {
    return read("select " + OrderRows.LIFE + " from casework.work_order where id = ?", id);
  }

  private Optional<Order> read(String select, String id) {
    return sql.sql(select)
        .param(id)
        .query((row, n) -> OrderRows.order(row, assignments.of(row.getString("id"))))
        .optional();
  }

  /// The order that an assignment belongs to, its row locked until the transaction ends.
  public Optional<Order> lockOf(String assignment) {
    return read(
        "select "
            + OrderRows.LIFE
            + " from casework.work_order where id ="
            + " (select order_id from casework.assignment where id = ?) for update",
        assignment);
  }

  /// Orders with something due, locked; rows that another sweep holds are left to it.
  public List<String> due(Instant now, int limit) {
    return sql.sql(
            """
            select id from casework.work_order where next_due <= ?
            order by next_due limit ? for update skip locked
            """)
        .params(Words.values(Words.time(now), limit))
        .query((row, n) -> row.getString(1))
        .list();
  }

  public long nextNumber() {
    return sql.sql("select nextval('casework.order_number')").query(Long.class).single();
  }

  /// Writes a new order with its words.
  public void insert(Order o, Draft d, byte[] codeHash, @Nullable Instant nextDue) {
    var values = Words.values(o.id(), o.number(), codeHash, o.origin().channel().name());
    values.addAll(Words.values(o.origin().contact(), Words.time(o.origin().at()), o.origin().by()));
    values.addAll(life(o, nextDue));
    values.addAll(words(d));
    sql.sql(
            """
            insert into casework.work_order (
              id, number, code_hash, channel, contact, registered_at, registered_by,
              version, state, open, to_review, round, type, urgency, category, district, street,
              accused_unit, missing, flags, parent, returns, closed_at, citizen_due,
              dispatch_due, handle_due, callback_due, review_on, due_cap, next_due,
              requests, callbacks, lapsed,
              title, description, words, wishes, occurred, address, accused_address, name, calling,
              contact_phone, phone_hash, sex, id_number, email, customer_kind, threat, tags,
              original_number)
            values (?, ?, ?, ?, ?, ?, ?,
              ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, cast(? as jsonb), ?, ?, ?, ?, ?,
              ?, ?, ?, ?, ?, ?,
              cast(? as jsonb), cast(? as jsonb), cast(? as jsonb),
              ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, ?, ?, ?, ?, ?, ?, ?,
              ?)
            """)
        .params(values)
        .update();
    sql.sql("insert into casework.title (order_id, bigrams) values (?, casework.bigrams(?))")
        .params(o.id(), d.title())
        .update();
  }

  /// Writes the words of an order anew.
  public void rewrite(String id, Draft d) {
    var values = words(d);
    values.add(id);
    sql.sql(
            """
            update casework.work_order set title = ?, description = ?, words = ?, wishes = ?,
              occurred = ?, address = ?, accused_address = ?, name = ?, calling = ?,
              contact_phone = ?, phone_hash = ?, sex = ?, id_number = ?, email = ?,
              customer_kind = ?, threat = ?, tags = ?, original_number = ?
            where id = ?
            """)
        .params(values)
        .update();
    sql.sql("update casework.title set bigrams = casework.bigrams(?) where order_id = ?")
        .params(d.title(), id)
        .update();
  }

  /// Writes what a step changed, provided nobody was faster.
  ///
  /// @throws IllegalStateException if the row is not as it was read, which its lock forbids
  public void save(Order before, Order o, @Nullable Instant nextDue) {
    var values = life(o, nextDue);
    values.addAll(Words.values(o.id(), before.version()));
    int rows =
        sql.sql(
                """
                update casework.work_order set version = ?, state = ?, open = ?, to_review = ?,
                  round = ?, type = ?, urgency = ?, category = ?, district = ?, street = ?,
                  accused_unit = ?, missing = cast(? as jsonb), flags = ?, parent = ?, returns = ?,
                  closed_at = ?, citizen_due = ?, dispatch_due = ?, handle_due = ?,
                  callback_due = ?, review_on = ?, due_cap = ?, next_due = ?,
                  requests = cast(? as jsonb), callbacks = cast(? as jsonb),
                  lapsed = cast(? as jsonb)
                where id = ? and version = ?
                """)
            .params(values)
            .update();
    if (rows != 1) {
      throw new IllegalStateException("Order " + o.id() + " changed under its lock");
    }
    assignments.save(before.assignments(), o.id(), o.assignments());
  }

  /// The columns of a life, in the order in which the statements above name them.
  private static List<@Nullable Object> life(Order o, @Nullable Instant nextDue) {
    var a = o.appeal();
    var dues = o.dues();
    var values =
        Words.values(o.version(), o.state().name(), o.state().isOpen(), isToReview(o), o.round());
    values.addAll(
        Words.values(
            a.type().name(),
            a.urgency().name(),
            a.category(),
            a.district(),
            a.street(),
            a.accusedUnit(),
            Words.json(a.missing()),
            flags(o),
            o.parent(),
            o.returns(),
            Words.time(o.closedAt())));
    values.addAll(
        Words.values(
            Words.time(dues.citizen()),
            Words.time(dues.dispatch()),
            Words.time(dues.handle()),
            Words.time(dues.callback()),
            Words.time(dues.review()),
            Words.time(dues.cap()),
            Words.time(nextDue)));
    values.addAll(
        Words.values(Words.json(o.requests()), Words.json(o.callbacks()), Words.json(o.lapsed())));
    return values;
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

  /// Keeps the report and what any agent may read to the citizen.
  public void reported(String order, String assignment, Object report, String replyPoints) {
    assignments.reported(assignment, Words.json(report));
    sql.sql("update casework.work_order set reply_points = ? where id = ?")
        .params(replyPoints, order)
        .update();
  }

  public void extended(String assignment, Instant at) {
    assignments.extended(assignment, at);
  }

  public int extensions(String unit, Instant since) {
    return assignments.extensions(unit, since);
  }

  public void note(String order, int version, String words) {
    sql.sql("insert into casework.note (order_id, version, words) values (?, ?, ?)")
        .params(order, version, words)
        .update();
  }

  /// Whether the same number brought up the same category before.
  public boolean isRepeat(@Nullable String phone, @Nullable String category, Instant since) {
    if (phone == null || category == null) {
      return false;
    }
    return sql.sql(
            """
            select exists (select 1 from casework.work_order
              where phone_hash = ? and registered_at >= ? and category = ?)
            """)
        .params(Words.values(Words.hash(phone), Words.time(since), category))
        .query(Boolean.class)
        .single();
  }

  /// The hotline owes a look: at a report to it, or the audit.
  private static boolean isToReview(Order o) {
    boolean reported =
        o.live().stream()
            .anyMatch(a -> a.parent() == null && a.state() == AssignmentState.REPORTED);
    return o.state() == OrderState.UNDER_REVIEW
        || (o.state() == OrderState.IN_HANDLING && reported);
  }

  private static String[] flags(Order o) {
    return o.flags().stream().map(Enum::name).toArray(String[]::new);
  }

  /// How a query code is stored.
  public static byte[] codeHash(String id, String code) {
    return Words.hash(id + ":" + code);
  }
}
