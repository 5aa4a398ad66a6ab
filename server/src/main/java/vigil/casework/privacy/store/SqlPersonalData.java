package vigil.casework.privacy.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.city.WorkingDays;

/// The personal columns of orders: read whole for their owner, or blanked.
@Repository
public class SqlPersonalData {
  private final JdbcClient sql;

  SqlPersonalData(JdbcClient sql) {
    this.sql = sql;
  }

  /// What decides whether an order may be erased.
  ///
  /// @param runsWithAnother it was merged into an order that is still handled
  public record ErasureStatus(
      String id,
      String number,
      boolean open,
      boolean runsWithAnother,
      @Nullable String contact,
      @Nullable Instant erasedAt,
      @Nullable String heldBy) {}

  /// The row locked until the transaction ends.
  public Optional<ErasureStatus> lock(String id) {
    return sql.sql(
            """
            select o.id, o.number, o.open, o.contact, o.erased_at, h.placed_by,
              exists (
                with recursive up (id) as (
                  select o.parent
                  union
                  select w.parent from casework.work_order w join up on w.id = up.id)
                select 1 from casework.work_order w join up on w.id = up.id where w.open) as runs
            from casework.work_order o left join casework.hold h on h.order_id = o.id
            where o.id = ? for no key update of o
            """)
        .param(id)
        .query((row, n) -> {
          var erased = row.getObject("erased_at", OffsetDateTime.class);
          return new ErasureStatus(
              row.getString("id"),
              row.getString("number"),
              row.getBoolean("open"),
              row.getBoolean("runs"),
              row.getString("contact"),
              erased == null ? null : erased.toInstant(),
              row.getString("placed_by"));
        })
        .optional();
  }

  /// Every personal column in clear, for the person they are about; empty ones are left out.
  public Map<String, Object> copy(String id) {
    var copy = new LinkedHashMap<String, Object>();
    sql.sql(
            """
            select number, registered_at, channel, contact, type, category, district, street,
              title, description, words, wishes, occurred, address, accused_address, name, calling,
              contact_phone, sex, id_number, email, customer_kind, tags::text as tags,
              original_number, reply_points
            from casework.work_order where id = ?
            """)
        .param(id)
        .query()
        .singleRow()
        .forEach((column, value) -> putIfPresent(copy, column, value));
    copy.put("notes", texts("select words from casework.note where order_id = ?", id));
    copy.put(
        "replies",
        texts(
            """
            select report ->> 'replyPoints' from casework.assignment
            where order_id = ? and report is not null order by place
            """,
            id));
    copy.put("callbacks", callbacks(id));
    copy.put(
        "files", texts("select name from casework.attachment where order_id = ? order by at", id));
    return copy;
  }

  /// A time as it was on the clocks of the city, with its zone.
  private static String written(Object value) {
    return value instanceof Timestamp at
        ? at.toInstant().atZone(WorkingDays.SHANGHAI).toOffsetDateTime().toString()
        : value.toString();
  }

  /// What the appellant said of the handling when asked.
  private List<Map<String, Object>> callbacks(String id) {
    return sql
        .sql(
            """
            select (c ->> 'at')::timestamptz as at, c ->> 'way' as way, c ->> 'result' as result,
              c ->> 'contacted' as contacted, c ->> 'solved' as solved
            from casework.work_order o, jsonb_array_elements(o.callbacks) c where o.id = ?
            order by 1
            """)
        .param(id)
        .query()
        .listOfRows()
        .stream()
        .map(SqlPersonalData::said)
        .toList();
  }

  private static Map<String, Object> said(Map<String, Object> row) {
    var said = new LinkedHashMap<String, Object>();
    row.forEach((column, value) -> putIfPresent(said, column, value));
    return said;
  }

  private static void putIfPresent(
      Map<String, Object> copy, String column, @Nullable Object value) {
    if (value != null) {
      copy.put(column, written(value));
    }
  }

  private List<String> texts(String query, String id) {
    return sql.sql(query).param(id).query((row, n) -> text(row)).list();
  }

  private static String text(ResultSet row) throws SQLException {
    String text = row.getString(1);
    return text == null ? "" : text;
  }

  /// Blanks what is personal; states, times and codes stay, so the history reads as before.
  public void erase(String id, Instant at) {
    sql.sql(
            """
            update casework.work_order set title = '—', description = '', words = null,
              wishes = null, address = null, accused_address = null, name = null, calling = null,
              contact_phone = null, phone_hash = null, contact_hash = null, sex = null, id_number = null, email = null,
              tags = '{}', original_number = null, reply_points = null, erased_at = ?
            where id = ?
            """)
        .params(time(at), id)
        .update();
    sql.sql("update casework.note set words = '—' where order_id = ?").param(id).update();
    sql.sql(
            """
            update casework.assignment set report = report || '{"factNote": null,
              "appealNote": null, "whyUnresolved": null, "replyPoints": "—", "summary": "—",
              "publicReply": null, "beyondDuty": null}'::jsonb
            where order_id = ? and report is not null
            """)
        .param(id)
        .update();
    sql.sql("update casework.title set bigrams = '{}' where order_id = ?").param(id).update();
    sql.sql(
            """
            with unlinked as (
              delete from casework.likeness_words w using casework.likeness l
              where l.order_id = ? and w.no = l.no returning w.no, w.keys)
            delete from casework.likeness_key k using unlinked u
            where k.no = u.no and k.key = any(u.keys)
            """)
        .param(id)
        .update();
  }

  /// Archived orders that were closed before then, not erased and not held.
  public List<String> listOutlived(Instant closedBefore, int limit) {
    return sql.sql(
            """
            select o.id from casework.work_order o
            where o.state = 'ARCHIVED' and o.erased_at is null and o.closed_at < ?
              and not exists (select 1 from casework.hold h where h.order_id = o.id)
            order by o.closed_at limit ?
            """)
        .params(time(closedBefore), limit)
        .query((row, n) -> text(row))
        .list();
  }

  /// The calls behind orders that are held.
  public Set<String> heldContacts() {
    return Set.copyOf(
        sql.sql(
                """
                select o.contact from casework.hold h
                join casework.work_order o on o.id = h.order_id where o.contact is not null
                """)
            .query((row, n) -> text(row))
            .list());
  }

  /// Orders that are held: so are the calls about them.
  public Set<String> heldOrders() {
    return Set.copyOf(
        sql.sql("select order_id from casework.hold").query((row, n) -> text(row)).list());
  }

  /// A hold as the page shows it.
  public record LegalHold(
      String orderId, String number, String placedBy, Instant at, String reason) {}

  public List<LegalHold> listHolds(int limit) {
    return sql.sql(
            """
            select h.order_id, o.number, h.placed_by, h.at, h.reason
            from casework.hold h join casework.work_order o on o.id = h.order_id
            order by h.at desc limit ?
            """)
        .param(limit)
        .query((row, n) ->
            new LegalHold(
                row.getString("order_id"),
                row.getString("number"),
                row.getString("placed_by"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("reason")))
        .list();
  }

  public boolean hold(String id, String by, Instant at, String reason) {
    return sql.sql(
                """
                insert into casework.hold (order_id, placed_by, at, reason) values (?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(id, by, time(at), reason)
            .update()
        == 1;
  }

  public boolean lift(String id) {
    return sql.sql("delete from casework.hold where order_id = ?").param(id).update() == 1;
  }

  /// What a retention sweep has done so far.
  public record Purge(String kind, Instant at, long done) {}

  public List<Purge> listPurges() {
    return sql.sql("select kind, at, done from casework.purge order by kind")
        .query((row, n) ->
            new Purge(
                row.getString("kind"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getLong("done")))
        .list();
  }

  public void appendPurge(String kind, Instant at, int more) {
    sql.sql(
            """
            insert into casework.purge as p (kind, at, done) values (?, ?, ?)
            on conflict (kind) do update set at = excluded.at, done = p.done + excluded.done
            """)
        .params(kind, time(at), more)
        .update();
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
