package vigil.casework.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.Assignment;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.OrderQuery;
import vigil.casework.OrderState;
import vigil.casework.PreviousOrder;
import vigil.casework.Viewer;
import vigil.kernel.Masked;
import vigil.kernel.Phone;

/// Lists and looks: everything that reads orders without deciding on them.
@Repository
public class SqlOrderQueries {
  /// What a caller brought up before: as many as a card shows.
  private static final int MOST_EARLIER = 20;

  /// Nobody registers more from one call.
  private static final int MOST_OF_A_CONTACT = 100;

  private static final String SHOWN =
      OrderRows.LIFE + ", title, name, calling, contact_phone from casework.work_order ";

  private final JdbcClient sql;
  private final JdbcClient planned;
  private final SqlAssignments assignments;

  public SqlOrderQueries(JdbcClient sql, DataSource database) {
    this.sql = sql;
    planned = JdbcClient.create(new ReplanningJdbc(database));
    assignments = new SqlAssignments(sql);
  }

  /// An order with its title and masked caller.
  ///
  /// @param name that the caller is registered under
  /// @param hasNumber whether a number is known at which the citizen can be called
  public record ListedOrder(
      Order order,
      String title,
      @Nullable Masked<String> name,
      @Nullable Masked<Phone> caller,
      boolean hasNumber) {
    ListedOrder withParts(List<Assignment> parts) {
      return new ListedOrder(order.withAssignments(parts), title, name, caller, hasNumber);
    }
  }

  /// Newest first, one more than the limit so that the caller knows whether there is a next page.
  public List<ListedOrder> list(OrderQuery q, Viewer viewer) {
    var where = OrderFilter.of(q, viewer);
    return listed(planned, where, "registered_at desc, id desc", q.limit() + 1);
  }

  /// Waiting for a dispatch, late ones first, then by due time.
  public List<ListedOrder> board(int limit) {
    return lying("dispatch", limit);
  }

  /// The newest orders that came from a number, or are to be called back at it, and are shown to
  /// the viewer with their caller.
  public List<ListedOrder> listByPhone(Phone phone, Viewer viewer, int limit) {
    if (phone.isWithheld()) {
      return List.of();
    }
    var where = new WhereClause();
    byte[] hash = SqlValues.hash(phone.number());
    where.and("(phone_hash = ? or contact_hash = ?)", hash, hash);
    VisibilityCondition.add(where, viewer);
    VisibilityCondition.addCaller(where, viewer);
    return listed(where, "registered_at desc, id desc", limit);
  }

  /// Those named, in no order.
  public List<ListedOrder> listByIds(List<String> ids) {
    var where = new WhereClause();
    where.and("id = any(?)", (Object) ids.toArray(String[]::new));
    return listed(where, "id", Math.max(1, ids.size()));
  }

  /// What was registered from a contact.
  public List<ListedOrder> listByContact(String contact) {
    var where = new WhereClause();
    where.and("contact = ?", contact);
    return listed(where, "id", MOST_OF_A_CONTACT);
  }

  /// How many wait for a dispatch, and how many of them are late.
  public record WaitingCount(long all, long late) {}

  public WaitingCount countWaiting(Instant now) {
    return sql.sql(
            """
            select count(*) as all_of_them, count(*) filter (where dispatch <= ?) as late
            from casework.due where dispatch is not null
            """)
        .params(SqlValues.values(SqlValues.time(now)))
        .query((row, n) -> new WaitingCount(row.getLong("all_of_them"), row.getLong("late")))
        .single();
  }

  /// Reported to the hotline and not accepted yet, or accepted and not audited, oldest first.
  public List<ListedOrder> reviews(int limit) {
    return lying("review", limit);
  }

  /// With a request that waits for a decision, the oldest first.
  public List<ListedOrder> requests(int limit) {
    return asking("<>", limit);
  }

  /// With a question that the hotline is to ask the citizen, the oldest first.
  public List<ListedOrder> relays(int limit) {
    return asking("=", limit);
  }

  /// Few orders ask for something at a time: what each asks is looked at.
  private List<ListedOrder> asking(String isRelay, int limit) {
    var where = new WhereClause();
    where.and("id in (select order_id from casework.due where asked is not null)");
    where.and(
        "exists (select from jsonb_array_elements(requests) r where r ->> 'kind' %s 'RELAY')"
            .formatted(isRelay));
    return listed(where, since("asked"), limit);
  }

  /// In the rapid-disposal lane, the next due first.
  public List<ListedOrder> rapid(int limit) {
    return lying("rapid", limit);
  }

  /// How many are in the rapid-disposal lane, and how many of them are late with a step.
  public WaitingCount countRapid() {
    return sql.sql(
            """
            select (select count(*) from casework.due where rapid is not null) as all_of_them,
              (select count(*) from casework.work_order o join casework.due d on d.order_id = o.id
                where o.open and 'OVERDUE' = any (o.flags) and d.rapid is not null) as late
            """)
        .query((row, n) -> new WaitingCount(row.getLong("all_of_them"), row.getLong("late")))
        .single();
  }

  /// Lists that lie by a due time of their own.
  public enum DueQueue {
    /// Shelved or difficult, by review date.
    LISTED,
    /// Somebody above presses for them.
    PRESSED,
    /// An interim feedback is owed.
    FEEDBACK
  }

  /// The next due first; of a unit only what it may see.
  public List<ListedOrder> listDueQueue(DueQueue pile, Viewer viewer, int limit) {
    String column = pile.name().toLowerCase(java.util.Locale.ROOT);
    if (viewer.isHotline()) {
      return lying(column, limit);
    }
    var where = new WhereClause();
    where.and("id in (select order_id from casework.due where " + column + " is not null)");
    VisibilityCondition.add(where, viewer);
    return listed(where, since(column), limit);
  }

  /// Open and reminded of, the last reminder first.
  public List<ListedOrder> listReminded(Viewer viewer, int limit) {
    var where = new WhereClause();
    where.and(
        "open and id in (select order_id from casework.urging where reminded_at is not null)");
    VisibilityCondition.add(where, viewer);
    return listed(
        where,
        "(select reminded_at from casework.urging where order_id = work_order.id) desc, id",
        limit);
  }

  /// Waiting for a callback, the next due first.
  public List<ListedOrder> callbacks(int limit) {
    return lying("callback", limit);
  }

  /// Merged, and its citizen said last that nothing is well, of the present round of the order that
  /// it was merged into; oldest first. Where that was closed after the word a second person agreed.
  public List<ListedOrder> mergedUnhappy(int limit) {
    var where = new WhereClause();
    where.and(
        """
        id in (with recursive up (child, said_at, top) as (
          select o.id, d.asked, o.parent from casework.due d
            join casework.work_order o on o.id = d.order_id
            where d.asked is not null and o.parent is not null
          union all
          select up.child, up.said_at, o.parent from up join casework.work_order o on o.id = up.top
            where o.parent is not null)
        select up.child from up join casework.work_order o on o.id = up.top
        where (o.state = 'PENDING_CALLBACK' or (o.state = 'CLOSED'
            and coalesce(o.agreed_at, o.closed_at) < up.said_at))
          and (o.round = 1 or up.said_at >= (select min(a.assigned_at) from casework.assignment a
            where a.order_id = o.id and a.round = o.round)))
        """);
    return listed(where, "id", limit);
  }

  /// What a unit owes, the next due first.
  public List<ListedOrder> inbox(String unit, int limit) {
    var where = new WhereClause();
    where.and(
        """
        state = 'IN_HANDLING' and id in (select order_id from casework.assignment
          where owed and unit = ? order by due limit 1000)
        """,
        unit);
    return listed(
        where,
        "(select next from casework.due where order_id = work_order.id) nulls last, id",
        limit);
  }

  /// What a unit is asked about in conferences that go on, the next due first (rules 3.7).
  public List<ListedOrder> conferences(String unit, int limit) {
    var where = new WhereClause();
    where.and("id in (select order_id from casework.asked_unit where unit = ?)", unit);
    return listed(where, since("next"), limit);
  }

  /// The first of a pile by one of its due times: its index has their order, so that a long pile
  /// costs no more than a page.
  private List<ListedOrder> lying(String due, int limit) {
    var where = new WhereClause();
    where.and(
        """
        id in (select order_id from casework.due where %1$s is not null
          order by %1$s, order_id limit ?)
        """
            .formatted(due),
        limit);
    return listed(where, since(due), limit);
  }

  private static String since(String due) {
    return "(select " + due + " from casework.due where order_id = work_order.id), id";
  }

  private List<ListedOrder> listed(WhereClause where, String order, int limit) {
    return listed(sql, where, order, limit);
  }

  private List<ListedOrder> listed(JdbcClient by, WhereClause where, String order, int limit) {
    return whole(bare(by, where, order, limit));
  }

  /// Without their parts.
  private static List<ListedOrder> bare(JdbcClient by, WhereClause where, String order, int limit) {
    String select = "select " + SHOWN + where.text() + " order by " + order + " limit ?";
    return by.sql(select).params(where.with(limit)).query(SqlOrderQueries::bare).list();
  }

  private List<ListedOrder> whole(List<ListedOrder> bare) {
    Map<String, List<Assignment>> parts =
        assignments.list(bare.stream().map(b -> b.order().id()).toList());
    return bare.stream()
        .map(one -> one.withParts(parts.getOrDefault(one.order().id(), List.of())))
        .toList();
  }

  private static ListedOrder bare(ResultSet row, int number) throws SQLException {
    String phone = row.getString("calling");
    String contact = row.getString("contact_phone");
    String called = contact == null ? phone : contact;
    return new ListedOrder(
        OrderRows.order(row, List.of()),
        row.getString("title"),
        OrderContents.name(row),
        OrderContents.masked(phone == null ? contact : phone),
        called != null && !new Phone(called).isWithheld());
  }

  public Optional<String> findId(String number) {
    return sql.sql("select id from casework.work_order where number = ?")
        .param(number)
        .query(String.class)
        .optional();
  }

  /// What an order says.
  public OrderContents getContents(String id) {
    return sql.sql("select * from casework.work_order where id = ?")
        .param(id)
        .query(OrderContents::read)
        .single();
  }

  public Map<Integer, String> notes(String order) {
    var notes = new LinkedHashMap<Integer, String>();
    sql.sql("select version, words from casework.note where order_id = ?")
        .param(order)
        .query(row -> {
          notes.put(row.getInt("version"), row.getString("words"));
        });
    return notes;
  }

  public Map<String, CompletionReport> reports(String order) {
    var reports = new LinkedHashMap<String, CompletionReport>();
    sql.sql(
            """
            select id, report from casework.assignment
            where order_id = ? and report is not null order by place
            """)
        .param(order)
        .query(row -> {
          reports.put(
              row.getString("id"),
              SqlValues.JSON.readValue(row.getString("report"), CompletionReport.class));
        });
    return reports;
  }

  public List<PreviousOrder> listPrevious(Phone phone) {
    byte @Nullable [] hash = SqlValues.phoneHash(phone.number());
    return sql.sql(
            """
            select id, number, state, registered_at, title, category, district, reply_points
            from casework.work_order where phone_hash = ? or contact_hash = ?
            order by registered_at desc limit ?
            """)
        .params(SqlValues.values(hash, hash, MOST_EARLIER))
        .query((row, n) ->
            new PreviousOrder(
                row.getString("id"),
                row.getString("number"),
                OrderState.valueOf(row.getString("state")),
                SqlValues.always(row, "registered_at"),
                row.getString("title"),
                row.getString("category"),
                row.getString("district"),
                row.getString("reply_points")))
        .list();
  }

  /// Whether the code is the order's: the one told at registration, or the one last sent.
  public boolean isCode(String id, String code) {
    byte[] hash = SqlOrders.codeHash(id, code);
    return sql.sql(
            """
            select code_hash = :hash or coalesce(sent_code_hash = :hash, false)
            from casework.work_order where id = :id
            """)
        .param("hash", hash)
        .param("id", id)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }
}
