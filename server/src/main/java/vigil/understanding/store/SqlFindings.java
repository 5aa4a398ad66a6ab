package vigil.understanding.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.understanding.QualityEvidence;
import vigil.understanding.QualityFact;
import vigil.understanding.QualityFact.Checked;
import vigil.understanding.QualityFact.Judged;
import vigil.understanding.QualityFact.Moment;
import vigil.understanding.QualityFact.Objected;
import vigil.understanding.QualityFact.ObjectionDecided;
import vigil.understanding.QualityFact.Responsible;
import vigil.understanding.QualityFact.Verdict;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.life.quality.FindingLife.State;

/// Findings as the ledger tells of them, and the words that people wrote about them.
@Repository
public class SqlFindings {
  /// Of one unit or agent, in the time asked.
  private static final int MOST_COUNTED = 5_000;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<QualityEvidence>> EVIDENCE = new TypeReference<>() {};

  /// What people write about a finding.
  public enum WordsKind {
    NOTE,
    GROUND,
    DECISION
  }

  /// A finding as it stands.
  ///
  /// @param finding by the reviewer's word where there is one
  public record StoredFinding(
      String id,
      String order,
      Moment moment,
      Responsible responsible,
      QualityFinding finding,
      State state,
      Instant foundAt,
      @Nullable String judgedBy) {
    /// The order's version that was looked at.
    public int seen() {
      int end = id.lastIndexOf('.');
      return Integer.parseInt(id.substring(id.lastIndexOf('.', end - 1) + 1, end));
    }
  }

  /// What is asked for; null leaves a question open.
  ///
  /// @param after the cursor: when the last one was found, and its id
  public record FindingQuery(
      List<State> states,
      @Nullable QualityKind kind,
      @Nullable String unit,
      @Nullable String agent,
      @Nullable Instant after,
      @Nullable String afterId) {
    public FindingQuery {
      states = List.copyOf(states);
    }
  }

  /// Confirmed findings of a kind.
  public record ConfirmedCount(
      @Nullable String unit, @Nullable String agent, QualityKind kind, long count) {}

  private final JdbcClient sql;

  public SqlFindings(JdbcClient sql) {
    this.sql = sql;
  }

  public void take(QualityFact fact) {
    switch (fact) {
      case Checked it -> checked(it);
      case Judged it ->
          sql.sql(
                  """
                  update understanding.finding set state = ?, kind = ?, judged_by = ?
                  where id = ?
                  """)
              .params(
                  (it.verdict() == Verdict.CONFIRMED ? State.CONFIRMED : State.DISMISSED).name(),
                  it.kind().name(),
                  it.by(),
                  it.finding())
              .update();
      case Objected it -> setState(it.finding(), State.OBJECTED);
      case ObjectionDecided it ->
          setState(it.finding(), it.upheld() ? State.DISMISSED : State.CONFIRMED);
    }
  }

  private void setState(String id, State state) {
    sql.sql("update understanding.finding set state = ? where id = ?")
        .params(state.name(), id)
        .update();
  }

  private void checked(Checked look) {
    var who = look.responsible();
    sql.sql(
            """
            delete from understanding.finding
            where order_id = ? and moment = ? and state = 'OPEN'
              and assignment is not distinct from ? and unit is not distinct from ?
              and agent is not distinct from ?
            """)
        .param(QualityFact.orderOf(look.subject()))
        .param(look.moment().name())
        .param(who.assignment())
        .param(who.unit())
        .param(who.agent())
        .update();
    look.found().forEach(one -> insert(look, one));
  }

  private void insert(Checked look, QualityFinding one) {
    var who = look.responsible();
    sql.sql(
            """
            insert into understanding.finding
              (id, order_id, moment, assignment, unit, agent, kind, severity, confidence, evidence,
               state, found_at)
            values (:id, :order, :moment, :assignment, :unit, :agent, :kind, :severity, :confidence,
              cast(:evidence as jsonb), 'OPEN', :at)
            on conflict (id) do nothing
            """)
        .param("id", look.id(one.kind()))
        .param("order", QualityFact.orderOf(look.subject()))
        .param("moment", look.moment().name())
        .param("assignment", who.assignment())
        .param("unit", who.unit())
        .param("agent", who.agent())
        .param("kind", one.kind().name())
        .param("severity", one.severity().name())
        .param("confidence", one.confidence())
        .param("evidence", JSON.writeValueAsString(one.evidence()))
        .param("at", utc(look.at()))
        .update();
  }

  public Optional<StoredFinding> find(String id) {
    return sql.sql("select * from understanding.finding where id = ?")
        .param(id)
        .query(SqlFindings::finding)
        .optional();
  }

  /// Newest first.
  public List<StoredFinding> list(FindingQuery query, int limit) {
    var where = new ArrayList<String>();
    var values = new ArrayList<Object>();
    where.add("state = any(?)");
    values.add(query.states().stream().map(Enum::name).toArray(String[]::new));
    add(where, values, "kind = ?", query.kind() == null ? null : query.kind().name());
    add(where, values, "unit = ?", query.unit());
    add(where, values, "agent = ?", query.agent());
    if (query.after() != null && query.afterId() != null) {
      where.add("(found_at, id) < (?, ?)");
      values.add(utc(query.after()));
      values.add(query.afterId());
    }
    values.add(limit);
    return sql.sql(
            "select * from understanding.finding where "
                + String.join(" and ", where)
                + " order by found_at desc, id desc limit ?")
        .params(values)
        .query(SqlFindings::finding)
        .list();
  }

  private static void add(
      List<String> where, List<Object> values, String clause, @Nullable String value) {
    if (value != null) {
      where.add(clause);
      values.add(value);
    }
  }

  /// Whose confirmed findings are counted, and of when; null leaves a question open.
  ///
  /// @param since when they were found, at the earliest
  /// @param until and before when
  public record CountQuery(
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable String unit,
      @Nullable String agent) {}

  /// How many were confirmed, by unit, agent and kind; those objected to count once it is decided.
  public List<ConfirmedCount> countConfirmed(CountQuery query) {
    var where = where(query);
    return sql.sql(
            "select unit, agent, kind, count(*) n from understanding.finding where "
                + where.text()
                + " and state = 'CONFIRMED'"
                + " group by unit, agent, kind order by n desc, unit, agent, kind")
        .params(where.values())
        .query((row, number) ->
            new ConfirmedCount(
                row.getString("unit"),
                row.getString("agent"),
                QualityKind.valueOf(row.getString("kind")),
                row.getLong("n")))
        .list();
  }

  /// A confirmed finding, as it is counted.
  public record ConfirmedFinding(
      String order, @Nullable String unit, @Nullable String agent, QualityKind kind) {}

  /// Confirmed ones with their orders, the newest first.
  public List<ConfirmedFinding> listConfirmed(CountQuery query) {
    var where = where(query);
    return sql.sql(
            "select order_id, unit, agent, kind from understanding.finding where "
                + where.text()
                + " and state = 'CONFIRMED' order by found_at desc limit "
                + MOST_COUNTED)
        .params(where.values())
        .query((row, number) ->
            new ConfirmedFinding(
                row.getString("order_id"),
                row.getString("unit"),
                row.getString("agent"),
                QualityKind.valueOf(row.getString("kind"))))
        .list();
  }

  /// How many stand where.
  public Map<State, Long> countByState(CountQuery query) {
    var counts = new java.util.EnumMap<State, Long>(State.class);
    var where = where(query);
    sql.sql(
            "select state, count(*) n from understanding.finding where "
                + where.text()
                + " group by state")
        .params(where.values())
        .query(row -> {
          counts.put(State.valueOf(row.getString("state")), row.getLong("n"));
        });
    return counts;
  }

  private record Where(String text, List<Object> values) {}

  private static Where where(CountQuery query) {
    var where = new ArrayList<String>(List.of("true"));
    var values = new ArrayList<Object>();
    if (query.since() != null) {
      where.add("found_at >= ?");
      values.add(utc(query.since()));
    }
    if (query.until() != null) {
      where.add("found_at < ?");
      values.add(utc(query.until()));
    }
    add(where, values, "unit = ?", query.unit());
    add(where, values, "agent = ?", query.agent());
    return new Where(String.join(" and ", where), values);
  }

  /// Orders with a finding of an agent's work since then that nobody dismissed.
  public List<String> listFoundOrders(Instant since) {
    return sql.sql(
            "select distinct order_id from understanding.finding where agent is not null"
                + " and state <> 'DISMISSED' and found_at >= ? limit "
                + MOST_COUNTED)
        .param(utc(since))
        .query((row, number) -> row.getString("order_id"))
        .list();
  }

  /// One who decides on a finding at a time, until the transaction ends.
  public void lock(String id) {
    sql.sql("select pg_advisory_xact_lock(hashtext(?)) is null")
        .param(id)
        .query(Boolean.class)
        .single();
  }

  public void saveWords(String order, String finding, WordsKind kind, String words) {
    sql.sql(
            """
            insert into understanding.finding_words (finding, order_id, kind, words)
            values (?, ?, ?, ?)
            """)
        .params(finding, order, kind.name(), words)
        .update();
  }

  public Map<WordsKind, String> findWords(String finding) {
    var words = new java.util.EnumMap<WordsKind, String>(WordsKind.class);
    sql.sql("select kind, words from understanding.finding_words where finding = ?")
        .param(finding)
        .query(row -> {
          words.put(WordsKind.valueOf(row.getString("kind")), row.getString("words"));
        });
    return words;
  }

  /// What people wrote may name whom an erasure is about.
  public void eraseWords(String order) {
    sql.sql("delete from understanding.finding_words where order_id = ?").param(order).update();
  }

  private static StoredFinding finding(ResultSet row, int number) throws SQLException {
    return new StoredFinding(
        row.getString("id"),
        row.getString("order_id"),
        Moment.valueOf(row.getString("moment")),
        new Responsible(row.getString("assignment"), row.getString("unit"), row.getString("agent")),
        new QualityFinding(
            QualityKind.valueOf(row.getString("kind")),
            JSON.readValue(row.getString("evidence"), EVIDENCE),
            Severity.valueOf(row.getString("severity")),
            row.getDouble("confidence")),
        State.valueOf(row.getString("state")),
        row.getObject("found_at", OffsetDateTime.class).toInstant(),
        row.getString("judged_by"));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
