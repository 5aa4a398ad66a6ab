package vigil.insight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.insight.Spike;
import vigil.insight.policy.Topics;
import vigil.insight.spike.OpenSpike;
import vigil.insight.spike.Series;

/// Counts, series and spikes.
@Repository
public class SqlSensing {
  private final JdbcClient sql;
  private final Topics topics;

  public SqlSensing(JdbcClient sql, Topics topics) {
    this.sql = sql;
    this.topics = topics;
  }

  /// One cell of one series.
  public record Cell(String district, Instant at, int cases) {}

  public void count(String topic, String district, Instant at) {
    var cell = utc(Series.startOf(Series.cellOf(at)));
    sql.sql(
            """
            insert into insight.cell as c values (:topic, :district, :at, 1), (:topic, '*', :at, 1)
            on conflict (topic, at, district) do update set cases = c.cases + 1
            """)
        .param("topic", topic)
        .param("district", district)
        .param("at", cell)
        .update();
  }

  /// The series of these topics, held until the transaction ends.
  public List<Series> lockSeries(Collection<String> of) {
    return sql.sql(
            """
            select * from insight.series where topic = any(?) order by topic, district for update
            """)
        .param(of.toArray(String[]::new))
        .query(SqlSensing::series)
        .list();
  }

  public void save(Series s) {
    sql.sql(
            """
            insert into insight.series (topic, district, cell, cases, seen, due, score, since, run,
              run_usual, quiet)
            values (:topic, :district, :cell, :count, :seen, :due, :score, :since, :run, :runUsual,
              :quiet)
            on conflict (topic, district) do update set cell = excluded.cell,
              cases = excluded.cases, seen = excluded.seen, due = excluded.due,
              score = excluded.score, since = excluded.since, run = excluded.run,
              run_usual = excluded.run_usual, quiet = excluded.quiet
            """)
        .param("topic", s.topic())
        .param("district", s.district())
        .param("cell", s.cell())
        .param("count", s.count())
        .param("seen", s.history().seen())
        .param("due", s.history().due())
        .param("score", s.surge().score())
        .param("since", s.surge().since())
        .param("run", s.surge().count())
        .param("runUsual", s.surge().usual())
        .param("quiet", s.quiet())
        .update();
  }

  public List<OpenSpike> listOpen() {
    return sql.sql(
            """
            select topic, since_cell, raised_cell, districts, cases, told from insight.spike
            where closed_at is null order by topic
            """)
        .query((row, number) ->
            new OpenSpike(
                row.getString("topic"),
                row.getLong("since_cell"),
                row.getLong("raised_cell"),
                strings(row, "districts"),
                row.getInt("cases"),
                row.getInt("told")))
        .list();
  }

  public void insert(Spike spike, OpenSpike open) {
    sql.sql(
            """
            insert into insight.spike (id, topic, version, since_cell, raised_cell, since,
              raised_at, districts, cases, told, first_cases, usual, score, reason, reason_en)
            values (:id, :topic, 1, :sinceCell, :raisedCell, :since, :raisedAt, :districts, :count,
              :told, :firstCount, :usual, :score, :reason, :reasonEn)
            on conflict (id) do nothing
            """)
        .param("id", spike.id())
        .param("topic", spike.topic().id())
        .param("sinceCell", open.since())
        .param("raisedCell", open.raised())
        .param("since", utc(spike.course().since()))
        .param("raisedAt", utc(spike.course().raisedAt()))
        .param("districts", spike.districts().toArray(String[]::new))
        .param("count", spike.count())
        .param("told", open.told())
        .param("firstCount", spike.evidence().firstCount())
        .param("usual", spike.evidence().usual())
        .param("score", spike.evidence().score())
        .param("reason", spike.because().reason())
        .param("reasonEn", spike.because().reasonEn())
        .update();
  }

  /// Saves how far an open spike has grown.
  public void save(OpenSpike open) {
    sql.sql(
            """
            update insight.spike set districts = ?, cases = ?, told = ?
            where topic = ? and closed_at is null
            """)
        .params(open.districts().toArray(String[]::new), open.count(), open.told(), open.topic())
        .update();
  }

  /// The next version of the open spike of a topic, and its id.
  public Optional<Map.Entry<String, Integer>> nextVersion(String topic) {
    return sql.sql(
            """
            update insight.spike set version = version + 1
            where topic = ? and closed_at is null returning id, version
            """)
        .param(topic)
        .query((row, number) -> Map.entry(row.getString("id"), row.getInt("version")))
        .optional();
  }

  public void close(String id, Instant at, int count) {
    sql.sql("update insight.spike set closed_at = ?, cases = ? where id = ?")
        .params(utc(at), count, id)
        .update();
  }

  public Optional<Spike> findSpike(String id) {
    return sql.sql("select * from insight.spike where id = ?")
        .param(id)
        .query(this::read)
        .optional();
  }

  public List<Spike> listOpenSpikes() {
    return sql.sql("select * from insight.spike where closed_at is null order by raised_at desc")
        .query(this::read)
        .list();
  }

  /// Raised in a time, oldest first.
  public List<Spike> listRaised(Instant from, Instant to) {
    return sql.sql(
            """
            select * from insight.spike where raised_at >= ? and raised_at < ? order by raised_at
            """)
        .params(utc(from), utc(to))
        .query(this::read)
        .list();
  }

  /// Newest first.
  public List<Spike> listSpikes(@Nullable Instant before, int limit) {
    return sql.sql(
            """
            select * from insight.spike
            where cast(:before as timestamptz) is null or raised_at < :before
            order by raised_at desc limit :limit
            """)
        .param("before", before == null ? null : utc(before))
        .param("limit", limit)
        .query(this::read)
        .list();
  }

  public List<Cell> listCells(String topic, String district, Instant from, Instant to) {
    return sql.sql(
            """
            select district, at, cases from insight.cell
            where topic = ? and district = ? and at >= ? and at < ? order by at
            """)
        .params(topic, district, utc(from), utc(to))
        .query(SqlSensing::cell)
        .list();
  }

  /// Cases by topic for the whole city, most first.
  public List<Map.Entry<String, Integer>> countByTopic(Instant from, Instant to) {
    return sql.sql(
            """
            select topic, sum(cases) as cases from insight.cell
            where district = '*' and at >= ? and at < ? group by topic order by cases desc, topic
            """)
        .params(utc(from), utc(to))
        .query((row, number) -> Map.entry(row.getString("topic"), row.getInt("cases")))
        .list();
  }

  /// Cases by district for a topic.
  public Map<String, Integer> countByDistrict(String topic, Instant from, Instant to) {
    var rows =
        sql.sql(
                """
                select district, sum(cases) as cases from insight.cell
                where topic = ? and district <> '*' and at >= ? and at < ? group by district
                """)
            .params(topic, utc(from), utc(to))
            .query((row, number) -> Map.entry(row.getString("district"), row.getInt("cases")))
            .list();
    return Map.ofEntries(rows.toArray(SqlSensing::entries));
  }

  @SuppressWarnings("unchecked")
  private static Map.Entry<String, Integer>[] entries(int size) {
    return (Map.Entry<String, Integer>[]) new Map.Entry<?, ?>[size];
  }

  private Spike read(ResultSet row, int number) throws SQLException {
    return new Spike(
        row.getString("id"),
        topics.get(row.getString("topic")),
        new Spike.Course(
            instant(row, "since"),
            instant(row, "raised_at"),
            row.getObject("closed_at") == null ? null : instant(row, "closed_at")),
        strings(row, "districts"),
        row.getInt("cases"),
        new Spike.Evidence(
            row.getInt("first_cases"), row.getDouble("usual"), row.getDouble("score")),
        new Spike.Reason(row.getString("reason"), row.getString("reason_en")));
  }

  private static Series series(ResultSet row, int number) throws SQLException {
    return new Series(
        row.getString("topic"),
        row.getString("district"),
        row.getLong("cell"),
        row.getInt("cases"),
        new Series.History(row.getDouble("seen"), row.getDouble("due")),
        new Series.Surge(
            row.getDouble("score"),
            row.getLong("since"),
            row.getInt("run"),
            row.getDouble("run_usual")),
        row.getInt("quiet"));
  }

  private static Cell cell(ResultSet row, int number) throws SQLException {
    return new Cell(row.getString("district"), instant(row, "at"), row.getInt("cases"));
  }

  private static List<String> strings(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
