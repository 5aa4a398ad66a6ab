package vigil.casework.likeness.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.CaseworkFact.Clustered;
import vigil.casework.OrderState;
import vigil.casework.likeness.AppealText;
import vigil.casework.likeness.AppealVector;
import vigil.casework.likeness.LookupKeys;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// Links between like orders in PostgreSQL.
@Repository
public class SqlLikeness {
  /// The newest of one key that are looked at.
  public static final int NEWEST_OF_A_KEY = 40;

  /// The candidates that share most keys are compared in full.
  public static final int MOST_COMPARED = 60;

  private static final String SAID =
      """
      o.id, o.title, o.description, o.type, o.urgency, o.category, o.district, o.address,
      o.phone_hash, o.contact_hash,
      coalesce(o.occurred, o.registered_at) as happened
      """;

  private final JdbcClient sql;

  public SqlLikeness(JdbcClient sql) {
    this.sql = sql;
  }

  /// An order and what it says.
  public record OrderText(String id, AppealText said) {}

  /// What somebody said, and what it means; null where nothing could tell.
  public record SaidWords(AppealText said, @Nullable AppealVector meaning) {}

  /// An order that shares keys.
  ///
  /// @param cluster the cluster it is in
  public record Candidate(
      String id,
      SaidWords words,
      String number,
      OrderState state,
      int version,
      Instant registeredAt,
      @Nullable String street,
      long cluster) {
    public AppealText said() {
      return words.said();
    }
  }

  public List<AppealText> listLatest(int most) {
    return sql.sql(
            "select "
                + SAID
                + " from casework.work_order o order by o.registered_at desc, o.id desc limit ?")
        .param(most)
        .query((row, n) -> said(row))
        .list();
  }

  public List<OrderText> listTexts(List<String> ids) {
    return sql.sql(
            "select " + SAID + " from casework.work_order o where o.id = any(?) order by o.id")
        .param(ids.toArray(String[]::new))
        .query((row, n) -> new OrderText(row.getString("id"), said(row)))
        .list();
  }

  /// Orders since a moment that share keys, those that share most first. Costs a descent of the
  /// index for each key and one read for each candidate, whatever the table's size.
  public List<Candidate> listCandidates(LookupKeys keys, Instant since, @Nullable String without) {
    return sql.sql(
            """
            with least as materialized (
              select coalesce((select no from casework.likeness_words
                where at >= ? order by at limit 1), 0) as no),
            found as (
              select c.no, sum(k.weight) as shared
              from unnest(?, ?) k (key, weight) cross join lateral (
                select x.no from casework.likeness_key x
                where x.key = k.key and x.no >= (select no from least)
                order by x.no desc limit ?) c
              group by c.no order by shared desc, c.no desc limit ?)
            select %s, o.number, o.state, o.version, o.registered_at, o.street, l.cluster,
              w.meaning
            from found f join casework.likeness l on l.no = f.no
              join casework.work_order o on o.id = l.order_id
              left join casework.likeness_words w on w.no = f.no
            where o.id is distinct from ?
            order by f.shared desc, f.no desc
            """
                .formatted(SAID))
        .param(time(since))
        .param(keys.all().toArray(Integer[]::new))
        .param(keys.weights().toArray(Integer[]::new))
        .param(NEWEST_OF_A_KEY)
        .param(MOST_COMPARED)
        .param(without)
        .query(SqlLikeness::candidate)
        .list();
  }

  /// The next place, which runs with time.
  public long nextPlace() {
    return sql.sql("select nextval('casework.likeness_place')").query(Long.class).single();
  }

  /// Those of these facts that the table does not hold yet.
  public List<Clustered> listNew(List<Clustered> told) {
    var orders = told.stream().map(Clustered::subject).toArray(String[]::new);
    Map<String, Integer> held = new HashMap<>();
    sql.sql("select order_id, seen from casework.likeness where order_id = any(?)")
        .param(orders)
        .query(row -> {
          held.put(row.getString(1), row.getInt(2));
        });
    return told.stream().filter(one -> held.getOrDefault(one.subject(), 0) < one.seen()).toList();
  }

  /// The table is the fold of these facts: an order's newest.
  public void save(Clustered told) {
    sql.sql(
            """
            insert into casework.likeness as l (no, order_id, seen, at, cluster, like_order, score,
              reasons, same_phone, same_address, like_text)
            values (:no, :orderId, :seen, :at, :cluster, :likeOrder, :score, :reasons,
              :samePhone, :sameAddress, :likeText)
            on conflict (order_id) do update set seen = excluded.seen, cluster = excluded.cluster,
              like_order = excluded.like_order, score = excluded.score,
              reasons = excluded.reasons, same_phone = excluded.same_phone,
              same_address = excluded.same_address, like_text = excluded.like_text
            where l.seen < excluded.seen
            """)
        .param("no", told.place())
        .param("orderId", told.subject())
        .param("seen", told.seen())
        .param("at", time(told.happened()))
        .param("cluster", told.cluster())
        .param("likeOrder", told.best().like())
        .param("score", told.best().score())
        .param("reasons", told.best().reasons().toArray(String[]::new))
        .param("samePhone", told.earlier().samePhone())
        .param("sameAddress", told.earlier().sameAddress())
        .param("likeText", told.earlier().likeText())
        .update();
  }

  /// Under which keys it is found from now on, instead of those before.
  ///
  /// @param meaning null where nothing could tell
  public void insertKeys(long no, Instant at, List<Integer> keys, @Nullable AppealVector meaning) {
    deleteKeys(no);
    var array = keys.toArray(Integer[]::new);
    sql.sql("insert into casework.likeness_words (no, at, keys, meaning) values (?, ?, ?, ?)")
        .param(no)
        .param(time(at))
        .param(array)
        .param(meaning == null ? null : meaning.toBytes())
        .update();
    sql.sql(
            """
            insert into casework.likeness_key (key, no) select k, ? from unnest(?) k
            on conflict do nothing
            """)
        .params(no, array)
        .update();
  }

  /// Forgets the keys an order had before it was written anew.
  public void deleteKeys(long no) {
    sql.sql(
            """
            with old as (delete from casework.likeness_words where no = ? returning no, keys)
            delete from casework.likeness_key k using old
            where k.no = old.no and k.key = any(old.keys)
            """)
        .param(no)
        .update();
  }

  /// Forgets the keys of orders too old to be matched; they keep their links.
  ///
  /// @return how many orders, `limit` at most
  public int deleteKeysBefore(Instant time, int limit) {
    return sql.sql(
            """
            with old as (
              select no, keys from casework.likeness_words where at < ?
              order by at limit ? for update skip locked),
            gone as (
              delete from casework.likeness_key k using old
              where k.no = old.no and k.key = any(old.keys))
            delete from casework.likeness_words w using old where w.no = old.no
            """)
        .param(time(time))
        .param(limit)
        .update();
  }

  /// A cluster as it stands.
  ///
  /// @param today how many came in since a moment
  /// @param open the oldest open order in it: the one to join; null where none is
  public record Cluster(long id, int all, int today, @Nullable String open) {}

  public Optional<Cluster> findCluster(long id, Instant midnight) {
    return sql.sql(
            """
            select count(*) as all_of_it, count(*) filter (where o.registered_at >= ?) as today,
              (array_agg(o.id order by l.no) filter (where o.open and o.state <> 'DRAFT'))[1]
                as open
            from casework.likeness l join casework.work_order o on o.id = l.order_id
            where l.cluster = ? having count(*) > 0
            """)
        .param(time(midnight))
        .param(id)
        .query((row, n) ->
            new Cluster(id, row.getInt("all_of_it"), row.getInt("today"), row.getString("open")))
        .optional();
  }

  private static Candidate candidate(ResultSet row, int number) throws SQLException {
    return new Candidate(
        row.getString("id"),
        new SaidWords(said(row), meaning(row.getBytes("meaning"))),
        row.getString("number"),
        OrderState.valueOf(row.getString("state")),
        row.getInt("version"),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        row.getString("street"),
        row.getLong("cluster"));
  }

  private static @Nullable AppealVector meaning(byte @Nullable [] kept) {
    return kept == null ? null : AppealVector.of(kept);
  }

  private static AppealText said(ResultSet row) throws SQLException {
    return new AppealText(
        row.getString("title"),
        row.getString("description"),
        new AppealText.Matter(
            AppealType.valueOf(row.getString("type")),
            Urgency.valueOf(row.getString("urgency")),
            row.getString("category")),
        row.getString("district"),
        row.getString("address"),
        phones(row),
        row.getObject("happened", OffsetDateTime.class).toInstant());
  }

  private static List<String> phones(ResultSet row) throws SQLException {
    var phones = new ArrayList<String>();
    for (String column : List.of("phone_hash", "contact_hash")) {
      byte[] hash = row.getBytes(column);
      if (hash != null) {
        phones.add(HexFormat.of().formatHex(hash));
      }
    }
    return phones;
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
