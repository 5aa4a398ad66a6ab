package vigil.watch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.watch.Incident;
import vigil.watch.PageWay;
import vigil.watch.life.WokenTally;

/// Incidents, and the ways that are to be gone for them.
@Repository
public class SqlIncidents {
  private final JdbcClient sql;
  private final JsonMapper json;

  public SqlIncidents(JdbcClient sql, JsonMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /// A way to go: a phone to ring, a message to hand over.
  ///
  /// @param place of the page
  /// @param turn of the way in it, 0 for the first
  public record Ring(String incident, int place, int turn, String staff, PageWay way) {}

  /// Opens it, once.
  ///
  /// @return false when it was opened before
  public boolean insert(Incident incident) {
    return sql.sql(
                """
                insert into watch.incident (id, version, state, opened_at, due_at, body)
                values (?, ?, ?, ?, ?, cast(? as jsonb)) on conflict (id) do nothing
                """)
            .params(
                Arrays.asList(
                    incident.id(),
                    incident.version(),
                    incident.state().name(),
                    utc(incident.openedAt()),
                    maybe(incident.paging().due()),
                    json.writeValueAsString(incident)))
            .update()
        == 1;
  }

  public void update(Incident incident) {
    sql.sql(
            """
            update watch.incident
            set version = ?, state = ?, due_at = ?, body = cast(? as jsonb) where id = ?
            """)
        .params(
            Arrays.asList(
                incident.version(),
                incident.state().name(),
                maybe(incident.paging().due()),
                json.writeValueAsString(incident),
                incident.id()))
        .update();
  }

  public Optional<Incident> find(String id) {
    return sql.sql("select body from watch.incident where id = ?")
        .param(id)
        .query(this::incident)
        .optional();
  }

  /// The incident with its row held until the transaction ends.
  public Optional<Incident> lock(String id) {
    return sql.sql("select body from watch.incident where id = ? for update")
        .param(id)
        .query(this::incident)
        .optional();
  }

  /// The newest incident of the rapid-disposal lane.
  public Optional<Incident> findOfLane() {
    return sql.sql(
            """
            select body from watch.incident where body ->> 'topic' = 'rapid'
            order by opened_at desc limit 1
            """)
        .query(this::incident)
        .optional();
  }

  /// Newest first.
  public List<Incident> list(boolean isOpenOnly, int limit) {
    return sql.sql(
            """
            select body from watch.incident where not ? or state <> 'CLOSED'
            order by opened_at desc limit ?
            """)
        .params(isOpenOnly, limit)
        .query(this::incident)
        .list();
  }

  /// Incidents whose next page is due. A page is never further off than `longest`: one that is was
  /// written before the clock was put back, and is due now.
  public List<String> listDue(Instant now, Duration longest, int limit) {
    return sql.sql(
            """
            select id from watch.incident where due_at <= ? or due_at > ? order by due_at limit ?
            """)
        .params(utc(now), utc(now.plus(longest)), limit)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  /// Whether a sweep would find anything: a late step, a page that waits or is due, a way that is
  /// to be gone, a test that is not closed. A quiet night is one question a second.
  public boolean isAnythingToDo(Instant now, Duration longest) {
    return sql.sql(
            """
            select exists (select 1 from watch.late_step where settled_at is null)
              or exists (select 1 from watch.incident where state = 'WAITING')
              or exists (select 1 from watch.incident where due_at <= ?)
              or exists (select 1 from watch.incident where due_at > ?)
              or exists (select 1 from watch.incident
                where body ->> 'topic' = 'test' and state <> 'CLOSED')
              or exists (select 1 from watch.ring where rung_at is null)
            """)
        .params(utc(now), utc(now.plus(longest)))
        .query(Boolean.class)
        .single();
  }

  /// The incidents that are not closed to which a spike belongs.
  public List<Incident> listOpenOf(String spike) {
    return sql.sql(
            """
            select body from watch.incident where state <> 'CLOSED'
              and (id = :spike or body -> 'joined' @> to_jsonb(cast(:spike as text)))
            """)
        .param("spike", spike)
        .query(this::incident)
        .list();
  }

  /// The newest incident to which a spike belongs.
  public Optional<Incident> findNewestOf(String spike) {
    return sql.sql(
            """
            select body from watch.incident
            where id = :spike or body -> 'joined' @> to_jsonb(cast(:spike as text))
            order by opened_at desc limit 1
            """)
        .param("spike", spike)
        .query(this::incident)
        .optional();
  }

  /// Test pages, newest first.
  public List<Incident> listTests(int limit) {
    return sql.sql(
            """
            select body from watch.incident where body ->> 'topic' = 'test'
            order by opened_at desc limit ?
            """)
        .param(limit)
        .query(this::incident)
        .list();
  }

  /// Who was paged since then, but for tests.
  public List<WokenTally.Woken> listWoken(Instant then, int limit) {
    return sql.sql(
            """
            select page ->> 'staff' as staff, cast(page ->> 'at' as timestamptz) as at
            from watch.incident, jsonb_array_elements(body -> 'pages') as page
            where cast(page ->> 'at' as timestamptz) >= ? and body ->> 'topic' <> 'test'
            order by opened_at desc limit ?
            """)
        .params(utc(then), limit)
        .query((row, number) ->
            new WokenTally.Woken(
                row.getString("staff"), row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// What waits for the end of the quiet hours, oldest first.
  public List<String> listWaiting(int limit) {
    return sql.sql(
            "select id from watch.incident where state = 'WAITING' order by opened_at limit ?")
        .param(limit)
        .query((row, number) -> row.getString("id"))
        .list();
  }

  /// Whether somebody is being woken just now.
  public boolean isAnybodyPaged() {
    return sql.sql("select exists (select 1 from watch.incident where due_at is not null)")
        .query(Boolean.class)
        .single();
  }

  /// The last way of a page is to be gone. Servers of before went one way for each page, which has
  /// the row of the first: the page is gone anew by it.
  public void insertRing(String incident, Incident.Page page) {
    Incident.Try last = page.tries().getLast();
    sql.sql(
            """
            insert into watch.ring (incident, place, turn, staff, way, at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (incident, place, turn) do update
            set way = excluded.way, at = excluded.at, rung_at = null, call_out = null
            """)
        .params(
            incident,
            page.place(),
            page.tries().size() - 1,
            page.staff(),
            last.way().name(),
            utc(last.at()))
        .update();
  }

  /// Claims ways that are to be gone; a claimed one that never was is passed over when its time is
  /// over.
  public List<Ring> claim(Instant now, int limit) {
    return sql.sql(
            """
            update watch.ring set rung_at = ?
            where (incident, place, turn) in (select incident, place, turn from watch.ring
              where rung_at is null order by at limit ? for update skip locked)
            returning incident, place, turn, staff, way
            """)
        .params(utc(now), limit)
        .query(SqlIncidents::ring)
        .list();
  }

  public void recordRing(Ring ring, String callOut) {
    sql.sql("update watch.ring set call_out = ? where incident = ? and place = ? and turn = ?")
        .params(callOut, ring.incident(), ring.place(), ring.turn())
        .update();
  }

  /// The calls that were placed for an incident.
  public List<String> listCalls(String incident) {
    return sql.sql("select call_out from watch.ring where incident = ? and call_out is not null")
        .param(incident)
        .query((row, number) -> row.getString("call_out"))
        .list();
  }

  /// Whose page a call out was.
  public Optional<Ring> findByCall(String callOut) {
    return sql.sql("select incident, place, turn, staff, way from watch.ring where call_out = ?")
        .param(callOut)
        .query(SqlIncidents::ring)
        .optional();
  }

  private static Ring ring(ResultSet row, int number) throws SQLException {
    return new Ring(
        row.getString("incident"),
        row.getInt("place"),
        row.getInt("turn"),
        row.getString("staff"),
        PageWay.valueOf(row.getString("way")));
  }

  private Incident incident(ResultSet row, int number) throws SQLException {
    return json.readValue(row.getString("body"), Incident.class);
  }

  private static @Nullable OffsetDateTime maybe(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
