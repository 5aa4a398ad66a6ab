package vigil.casework.files.store;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.casework.Attachments.Attachment;
import vigil.casework.Attachments.Scan;

/// The rows of attachments.
@Repository
public class SqlAttachments {
  private static final RowMapper<Attachment> ROW =
      (row, n) ->
          new Attachment(
              row.getString("id"),
              row.getString("order_id"),
              row.getString("name"),
              row.getString("type"),
              row.getLong("bytes"),
              Scan.valueOf(row.getString("scan")),
              row.getTimestamp("at").toInstant(),
              row.getString("by"));

  private final JdbcClient sql;

  public SqlAttachments(JdbcClient sql) {
    this.sql = sql;
  }

  /// Until the transaction ends no other file is added to the order, and nothing of it is erased.
  ///
  /// @return when it was erased; empty if it was not
  public Optional<Instant> lock(String order) {
    return sql.sql("select erased_at from casework.work_order where id = ? for no key update")
        .param(order)
        .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
        .optional()
        .flatMap(it -> it);
  }

  public void add(Attachment fresh, String sha256) {
    sql.sql(
            """
            insert into casework.attachment
              (id, order_id, name, type, bytes, sha256, scan, at, by, is_sealed)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, true)
            """)
        .params(
            fresh.id(),
            fresh.order(),
            fresh.name(),
            fresh.type(),
            fresh.bytes(),
            sha256,
            fresh.scan().name(),
            fresh.at().atOffset(ZoneOffset.UTC),
            fresh.by())
        .update();
  }

  /// The same bytes from the same person. That another sent them too is not told.
  public Optional<Attachment> findSame(String order, String sha256, String by) {
    return sql.sql("select * from casework.attachment where order_id = ? and sha256 = ? and by = ?")
        .params(order, sha256, by)
        .query(ROW)
        .optional();
  }

  public Optional<Attachment> find(String id) {
    return sql.sql("select * from casework.attachment where id = ?")
        .param(id)
        .query(ROW)
        .optional();
  }

  public List<Attachment> list(String order) {
    return sql.sql("select * from casework.attachment where order_id = ? order by at, id")
        .param(order)
        .query(ROW)
        .list();
  }

  public List<Attachment> listWaiting(int limit) {
    return sql.sql("select * from casework.attachment where scan = 'WAITING' order by at limit ?")
        .param(limit)
        .query(ROW)
        .list();
  }

  /// Those kept while no scanner was set up, the newest first.
  ///
  /// @param before this one's id; null to begin with the newest
  public List<Attachment> listNeverScanned(@Nullable String before, int limit) {
    return sql.sql(
            """
            select * from casework.attachment
            where scan = 'NOT_SCANNED' and (cast(? as text) is null or id < ?)
            order by id desc limit ?
            """)
        .params(Arrays.asList(before, before, limit))
        .query(ROW)
        .list();
  }

  /// Whether any is kept that came in between.
  public boolean isAnyBetween(Instant from, Instant to) {
    return sql.sql("select exists (select from casework.attachment where at >= ? and at < ?)")
        .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  public void remove(String id) {
    sql.sql("delete from casework.attachment where id = ?").param(id).update();
  }

  public void markScanned(String id, Scan scan) {
    sql.sql("update casework.attachment set scan = ? where id = ?")
        .params(scan.name(), id)
        .update();
  }

  /// One that an earlier Vigil kept in clear.
  public record UnsealedFile(String id, Instant at) {}

  public List<UnsealedFile> listUnsealed(int limit) {
    return sql.sql("select id, at from casework.attachment where not is_sealed order by at limit ?")
        .param(limit)
        .query(
            (row, n) -> new UnsealedFile(row.getString("id"), row.getTimestamp("at").toInstant()))
        .list();
  }

  public void markSealed(String id) {
    sql.sql("update casework.attachment set is_sealed = true where id = ?").param(id).update();
  }
}
