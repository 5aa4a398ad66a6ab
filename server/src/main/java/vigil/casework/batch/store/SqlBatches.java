package vigil.casework.batch.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.Refusal;
import vigil.casework.batch.Batch;
import vigil.casework.batch.BatchAction;
import vigil.casework.batch.BatchItemFailure;
import vigil.casework.batch.BatchSource;
import vigil.casework.batch.BatchState;
import vigil.kernel.Masked;

/// Batches and their items in PostgreSQL.
@Repository
public class SqlBatches {
  private final JdbcClient sql;

  SqlBatches(JdbcClient sql) {
    this.sql = sql;
  }

  /// An order with the version on which it was decided.
  public record OrderVersion(String id, int version) {}

  /// An order whose turn it is.
  public record Item(String order, int seen) {}

  public void insert(Batch b) {
    sql.sql(
            """
            insert into casework.batch
              (id, version, state, deed, body, source, begun_at, begun_by, turned_at)
            values (?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?, ?)
            """)
        .param(b.id())
        .param(b.version())
        .param(b.state().name())
        .param(b.deed().kind())
        .param(BatchAction.JSON.writeValueAsString(b.deed()))
        .param(source(b))
        .param(time(b.begun().begunAt()))
        .param(b.begun().begunBy())
        .param(time(b.begun().begunAt()))
        .update();
  }

  /// Adds orders that are not in it yet, after those it has; an unknown one is left out.
  public void add(String batch, List<OrderVersion> orders) {
    int added =
        sql.sql(
                """
                insert into casework.batch_item (batch, order_id, seen, place)
                select ?, o.id, s.seen, b.all_items + s.place
                from unnest(?, ?) with ordinality s (id, seen, place)
                  join casework.work_order o on o.id = s.id, casework.batch b
                where b.id = ?
                on conflict do nothing
                """)
            .param(batch)
            .param(orders.stream().map(OrderVersion::id).toArray(String[]::new))
            .param(orders.stream().map(OrderVersion::version).toArray(Integer[]::new))
            .param(batch)
            .update();
    sql.sql("update casework.batch set all_items = all_items + ? where id = ?")
        .params(added, batch)
        .update();
  }

  /// The batch that waited longest for a turn; no lock.
  public Optional<String> findNext() {
    return sql.sql(
            """
            select id from casework.batch where state in ('GATHERING', 'RUNNING')
            order by turned_at limit 1
            """)
        .query(String.class)
        .optional();
  }

  /// The batch, its row locked; empty when another server holds it just now.
  public Optional<Batch> claim(String id) {
    return sql.sql("select * from casework.batch where id = ? for update skip locked")
        .param(id)
        .query(SqlBatches::batch)
        .optional();
  }

  public Optional<Batch> lock(String id) {
    return sql.sql("select * from casework.batch where id = ? for update")
        .param(id)
        .query(SqlBatches::batch)
        .optional();
  }

  public Optional<Batch> find(String id) {
    return sql.sql("select * from casework.batch where id = ?")
        .param(id)
        .query(SqlBatches::batch)
        .optional();
  }

  /// Newest first: one person's, or everybody's.
  public List<Batch> list(@Nullable String by, int limit) {
    return sql.sql(
            """
            select * from casework.batch where cast(? as text) is null or begun_by = ?
            order by begun_at desc limit ?
            """)
        .param(by)
        .param(by)
        .param(limit)
        .query(SqlBatches::batch)
        .list();
  }

  public void save(Batch b, Instant turned) {
    sql.sql(
            """
            update casework.batch set version = ?, state = ?, source = cast(? as jsonb),
              read_to = ?, done = ?, failed = ?, turned_at = ?, ended_at = ?
            where id = ?
            """)
        .param(b.version())
        .param(b.state().name())
        .param(source(b))
        .param(b.reading().readTo())
        .param(b.counts().done())
        .param(b.counts().failed())
        .param(time(turned))
        .param(b.endedAt() == null ? null : time(b.endedAt()))
        .param(b.id())
        .update();
  }

  public List<Item> listWaiting(String batch, int limit) {
    return sql.sql(
            """
            select order_id, seen from casework.batch_item
            where batch = ? and state = 'WAITING' order by place limit ?
            """)
        .params(batch, limit)
        .query((row, n) -> new Item(row.getString(1), row.getInt(2)))
        .list();
  }

  public void markDone(String batch, String order) {
    sql.sql("update casework.batch_item set state = 'DONE' where batch = ? and order_id = ?")
        .params(batch, order)
        .update();
  }

  public void markFailed(String batch, String order, String why, @Nullable Refusal no) {
    sql.sql(
            """
            update casework.batch_item set state = 'FAILED', why = ?, refusal = cast(? as jsonb)
            where batch = ? and order_id = ?
            """)
        .param(why)
        .param(no == null ? null : BatchAction.JSON.writeValueAsString(no))
        .param(batch)
        .param(order)
        .update();
  }

  /// Failed ones wait again, on the old version or on the one the order has now.
  ///
  /// @return how many, at most `limit`
  public int retry(String batch, boolean newest, int limit) {
    return sql.sql(
            """
            update casework.batch_item i
            set state = 'WAITING', why = null, refusal = null,
              seen = case when ? then o.version else i.seen end
            from casework.work_order o
            where o.id = i.order_id and i.batch = ? and i.order_id in (
              select order_id from casework.batch_item
              where batch = ? and state = 'FAILED' order by place limit ?)
            """)
        .params(newest, batch, batch, limit)
        .update();
  }

  public List<BatchItemFailure> listFailures(String batch, int after, int limit) {
    return sql.sql(
            """
            select i.place, i.order_id, o.number, o.title, o.name, i.seen, i.why, i.refusal
            from casework.batch_item i join casework.work_order o on o.id = i.order_id
            where i.batch = ? and i.state = 'FAILED' and i.place > ? order by i.place limit ?
            """)
        .params(batch, after, limit)
        .query((row, n) ->
            new BatchItemFailure(
                row.getInt("place"),
                row.getString("order_id"),
                row.getString("number"),
                row.getString("title"),
                row.getString("name") == null ? null : Masked.name(row.getString("name")),
                row.getInt("seen"),
                row.getString("why"),
                row.getString("refusal") == null
                    ? null
                    : BatchAction.JSON.readTree(row.getString("refusal"))))
        .list();
  }

  /// A page of a cluster's orders in a state, as far as a moment; in the order they came.
  ///
  /// @param after the last place read
  public List<ClusterMember> listCluster(
      long cluster, @Nullable String state, Instant until, long after, int limit) {
    return sql.sql(
            """
            select l.no, o.id, o.version
            from casework.likeness l join casework.work_order o on o.id = l.order_id
            where l.cluster = ? and l.no > ? and o.registered_at < ?
              and (cast(? as text) is null or o.state = ?)
            order by l.no limit ?
            """)
        .param(cluster)
        .param(after)
        .param(time(until))
        .param(state)
        .param(state)
        .param(limit)
        .query((row, n) ->
            new ClusterMember(row.getLong(1), new OrderVersion(row.getString(2), row.getInt(3))))
        .list();
  }

  /// An order with its place in the cluster.
  public record ClusterMember(long no, OrderVersion order) {}

  private static Batch batch(ResultSet row, int number) throws SQLException {
    String source = row.getString("source");
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Batch(
        row.getString("id"),
        row.getInt("version"),
        BatchState.valueOf(row.getString("state")),
        BatchAction.parse(row.getString("deed"), row.getString("body")),
        new Batch.Reading(
            source == null ? null : BatchAction.JSON.readValue(source, BatchSource.class),
            row.getString("read_to")),
        new Batch.Begun(
            row.getObject("begun_at", OffsetDateTime.class).toInstant(), row.getString("begun_by")),
        new Batch.Counts(row.getInt("all_items"), row.getInt("done"), row.getInt("failed")),
        ended == null ? null : ended.toInstant());
  }

  private static @Nullable String source(Batch b) {
    var source = b.reading().source();
    return source == null ? null : BatchAction.JSON.writeValueAsString(source);
  }

  private static OffsetDateTime time(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
