package vigil.identity.store;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Tries to sign in that have not ended well, counted per name *and* address, so that nobody can
/// lock a colleague out from elsewhere. From the third on each costs twice the wait of the last.
@Repository
public class SqlSignInAttempts {
  /// Tries that cost nothing.
  public static final int FREE_TRIES = 3;

  /// The longest wait.
  static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  /// A count is forgotten a day after the last try.
  static final Duration MEMORY = Duration.ofDays(1);

  private final JdbcClient db;

  SqlSignInAttempts(JdbcClient db) {
    this.db = db;
  }

  /// Counts a try before it is judged, so that parallel guesses cannot slip through. A wait longer
  /// than the longest was written before the clock was put back, and holds nobody up.
  ///
  /// @return how many there were with this one; 0 if it comes too early and must not be judged
  public int countTry(String staff, String address, Instant at) {
    return db.sql(
            """
            insert into identity.attempt as a (staff, address, tries, free_at, last_at)
            values (:staff, :address, 1, :at, :at)
            on conflict (staff, address) do update set
              tries = a.tries + 1,
              last_at = :at,
              free_at = cast(:at as timestamptz) + case when a.tries + 1 < :free then interval '0'
                else make_interval(secs => least(:longest,
                  power(2, least(a.tries + 1 - :free, 20)))) end
            where a.free_at <= :at
              or a.free_at > cast(:at as timestamptz) + make_interval(secs => :longest)
            returning tries\
            """)
        .param("staff", staff)
        .param("address", address)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("free", FREE_TRIES)
        .param("longest", LONGEST_WAIT.toSeconds())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }

  /// When the next try will be judged.
  public Instant freeAt(String staff, String address, Instant at) {
    return db.sql("select free_at from identity.attempt where staff = ? and address = ?")
        .params(staff, address)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant)
        .orElse(at);
  }

  /// A name that is being slowed.
  public record SlowedName(String staff, String address, int tries) {}

  /// Those of somebody's whose slowing was not told yet, each once; in the caller's transaction.
  public List<SlowedName> listUntold() {
    return db.sql(
            """
            update identity.attempt set told = true
            where not told and tries >= ? and staff not like '@%'
            returning staff, address, tries
            """)
        .param(FREE_TRIES)
        .query((row, number) ->
            new SlowedName(row.getString("staff"), row.getString("address"), row.getInt("tries")))
        .list();
  }

  public void clear(String staff, String address) {
    db.sql("delete from identity.attempt where staff = ? and address = ?")
        .params(staff, address)
        .update();
  }

  public void forget(Instant at) {
    db.sql("delete from identity.attempt where last_at < ?")
        .param(at.minus(MEMORY).atOffset(ZoneOffset.UTC))
        .update();
  }
}
