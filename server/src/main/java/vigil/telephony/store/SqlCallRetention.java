package vigil.telephony.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vigil.kernel.Vault;
import vigil.telephony.CallRetention;

/// Rows and files of calls that are over. The row goes first: a file without a row is found by
/// nobody, a row without its file says that there is none.
@Repository
class SqlCallRetention implements CallRetention {
  /// A number that no citizen has stands for one that is forgotten.
  private static final String NOBODY = "0";

  private static final Duration LONGEST_CALL = Duration.ofDays(1);

  private final JdbcClient sql;
  private final Path folder;
  private final Vault vault;

  SqlCallRetention(JdbcClient sql, @Value("${vigil.data}") Path folder, Vault vault) {
    this.sql = sql;
    this.folder = folder;
    this.vault = vault;
  }

  @Override
  @Transactional
  public void erase(String call) {
    sql.sql(
            """
            select recording || recording_more as files from telephony.call
            where id = ? and recording is not null
            """)
        .param(call)
        .query((row, n) -> files(row))
        .list()
        .forEach(this::delete);
    sql.sql(
            """
            update telephony.call set caller = ?, legs = '[]', recording = null, recording_millis = 0,
              recording_more = '{}'
            where id = ? and state = 'ENDED'
            """)
        .params(NOBODY, call)
        .update();
    sql.sql("delete from telephony.dialog where call = ? and phase = 'ENDED'").param(call).update();
  }

  @Override
  @Transactional
  public void eraseAbout(String about) {
    sql.sql("select id from telephony.call where about = ?")
        .param(about)
        .query((row, n) -> row.getString("id"))
        .list()
        .forEach(this::erase);
  }

  @Override
  @Transactional
  public int eraseBefore(Instant then, Set<String> kept, Set<String> keptAbout, int limit) {
    record Old(String id, List<String> files) {}
    List<Old> old =
        sql.sql(
                """
                select id, recording || recording_more as files from telephony.call
                where state = 'ENDED' and recording is not null and ended_at < ?
                  and id <> all(?) and (about is null or about <> all(?))
                order by ended_at limit ?
                """)
            .params(
                then.atOffset(ZoneOffset.UTC),
                kept.toArray(String[]::new),
                keptAbout.toArray(String[]::new),
                limit)
            .query((row, n) -> new Old(row.getString("id"), files(row)))
            .list();
    for (Old one : old) {
      sql.sql(
              """
              update telephony.call set recording = null, recording_millis = 0,
                recording_more = '{}'
              where id = ?
              """)
          .param(one.id())
          .update();
      delete(one.files());
    }
    if (old.size() < limit) {
      vault.eraseBefore(Vault.DataKind.RECORDING, then, this::isAnyBetween);
    }
    return old.size();
  }

  /// Some are kept longer, by a legal hold: their month's key stays with them. A call that began
  /// before midnight is recorded after it.
  private boolean isAnyBetween(Instant from, Instant to) {
    return sql.sql(
            """
            select exists (
              select from telephony.call
              where recording is not null and arrived_at >= ? and arrived_at < ?)
            """)
        .params(from.minus(LONGEST_CALL).atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  private static List<String> files(ResultSet row) throws SQLException {
    return List.of((String[]) row.getArray("files").getArray());
  }

  private void delete(List<String> files) {
    files.forEach(this::delete);
  }

  private void delete(String file) {
    Path path = folder.resolve(file).normalize();
    if (!path.startsWith(folder.normalize())) {
      throw new IllegalStateException("A recording lies outside the data folder: " + file);
    }
    try {
      Files.deleteIfExists(path);
    } catch (IOException stuck) {
      throw new UncheckedIOException("A recording cannot be deleted: " + file, stuck);
    }
  }
}
