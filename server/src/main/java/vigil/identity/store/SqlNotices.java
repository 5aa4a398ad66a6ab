package vigil.identity.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.identity.AccountNotice;
import vigil.identity.AccountNotice.NoticeKind;

/// What the owners of accounts are told, until they say that they saw it.
@Repository
public class SqlNotices {
  /// More than these are of no use to anybody at once; the ledger has them all.
  private static final int MOST_SHOWN = 20;

  private final JdbcClient db;

  SqlNotices(JdbcClient db) {
    this.db = db;
  }

  public void add(String id, String staff, NoticeKind what, @Nullable String by, Instant at) {
    db.sql("insert into identity.notice (id, staff, what, by, at) values (?, ?, ?, ?, ?)")
        .param(id)
        .param(staff)
        .param(what.name())
        .param(by)
        .param(at.atOffset(ZoneOffset.UTC))
        .update();
  }

  /// Forgets what was told of links, once one was used: the new key is told instead.
  public void dropLinks(String staff) {
    db.sql("delete from identity.notice where staff = ? and what like 'LINK%' and seen_at is null")
        .param(staff)
        .update();
  }

  /// The newest first.
  public List<AccountNotice> listUnseen(String staff) {
    return db.sql(
            """
            select id, what, by, at from identity.notice where staff = ? and seen_at is null
            order by at desc, id desc limit ?
            """)
        .params(staff, MOST_SHOWN)
        .query((row, number) ->
            new AccountNotice(
                row.getString("id"),
                NoticeKind.valueOf(row.getString("what")),
                row.getString("by"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// Marks one as seen.
  ///
  /// @return false if it is for somebody else, or was seen
  public boolean markSeen(String id, String staff, Instant at) {
    return db.sql(
                """
                update identity.notice set seen_at = ? where id = ? and staff = ? and seen_at is null
                """)
            .params(at.atOffset(ZoneOffset.UTC), id, staff)
            .update()
        == 1;
  }
}
