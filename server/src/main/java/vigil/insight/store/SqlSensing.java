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
import vigil.insight.spike.KnownSpike;
import vigil.insight.spike.Series;
import vigil.insight.spike.SpikeLevel;

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
              run_usual, quiet, seen_excess, run_excess)
            values (:topic, :district, :cell, :count, :seen, :due, :score, :since, :run, :runUsual,
              :quiet, :seenExcess, :runExcess)
            on conflict (topic, district) do update set cell = excluded.cell,
              cases = excluded.cases, seen = excluded.seen, due = excluded.due,
              score = excluded.score, since = excluded.since, run = excluded.run,
              run_usual = excluded.run_usual, quiet = excluded.quiet,
              seen_excess = excluded.seen_excess, run_excess = excluded.run_excess
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
        .param("seenExcess", s.history().excess())
        .param("runExcess", s.surge().excess())
        .update();
  }

  /// The newest spike of each of these topics: it burns, or is the one that ended last.
  public List<KnownSpike> listKnown(Collection<String> of) {
    return sql.sql(
            """
            select distinct on (topic) topic, since_cell, raised_cell, closed_at, districts, cases,
              told, resting, level_cases, level_usual, rise_score, rise_since, rise_cases, rise_usual
            from insight.spike where topic = any(?)
            order by topic, closed_at is not null, raised_at desc
            """)
        .param(of.toArray(String[]::new))
        .query(SqlSensing::known)
        .list();
  }

  private static KnownSpike known(ResultSet row, int number) throws SQLException {
    var rise =
        new Series.Surge(
            row.getDouble("rise_score"),
            row.getLong("rise_since"),
            row.getInt("rise_cases"),
            row.getDouble("rise_usual"),
            0);
    return new KnownSpike(
        row.getString("topic"),
        row.getLong("since_cell"),
        row.getLong("raised_cell"),
        strings(row, "districts"),
        new KnownSpike.Cases(row.getInt("cases"), row.getInt("told"), row.getInt("resting")),
        new SpikeLevel(row.getDouble("level_cases"), row.getDouble("level_usual"), rise),
        row.getObject("closed_at") == null ? null : Series.cellOf(instant(row, "closed_at")));
  }

  public void insert(Spike spike, KnownSpike open) {
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

  /// Saves how far the newest spike of a topic has grown, and what is known of one that has ended.
  public void save(KnownSpike known) {
    var level = known.level();
    sql.sql(
            """
            update insight.spike set districts = :districts, cases = :cases, told = :told,
              resting = :resting, level_cases = :levelCases, level_usual = :levelUsual, rise_score = :riseScore,
              rise_since = :riseSince, rise_cases = :riseCases, rise_usual = :riseUsual
            where id = (select id from insight.spike where topic = :topic
              order by closed_at is not null, raised_at desc limit 1)
            """)
        .param("topic", known.topic())
        .param("districts", known.districts().toArray(String[]::new))
        .param("cases", known.count())
        .param("told", known.told())
        .param("resting", known.cases().resting())
        .param("levelCases", level.cases())
        .param("levelUsual", level.usual())
        .param("riseScore", level.rise().score())
        .param("riseSince", level.rise().since())
        .param("riseCases", level.rise().count())
        .param("riseUsual", level.rise().usual())
        .update();
  }

  /// The last spike of a topic burns again: its id and next version.
  public Map.Entry<String, Integer> resume(String topic) {
    return sql.sql(
            """
            update insight.spike set closed_at = null, version = version + 1
            where id = (select id from insight.spike where topic = ?
              order by closed_at is not null, raised_at desc limit 1)
            returning id, version
            """)
        .param(topic)
        .query((row, number) -> Map.entry(row.getString("id"), row.getInt("version")))
        .single();
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

  /// Burned in a time, oldest first.
  public List<Spike> listBurning(Instant from, Instant to) {
    return sql.sql(
            """
            select * from insight.spike
            where raised_at < ? and (closed_at is null or closed_at >= ?) order by raised_at
            """)
        .params(utc(to), utc(from))
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
        new Series.History(
            row.getDouble("seen"), row.getDouble("due"), row.getDouble("seen_excess")),
        new Series.Surge(
            row.getDouble("score"),
            row.getLong("since"),
            row.getInt("run"),
            row.getDouble("run_usual"),
            row.getDouble("run_excess")),
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
