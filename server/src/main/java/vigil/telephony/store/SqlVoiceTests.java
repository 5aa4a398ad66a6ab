package vigil.telephony.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.telephony.VoiceTest;
import vigil.telephony.VoiceTest.Figures;
import vigil.telephony.VoiceTest.Finding;

/// The last voice test of each member of staff, in PostgreSQL.
@Repository
public class SqlVoiceTests {
  private final JdbcClient sql;

  public SqlVoiceTests(JdbcClient sql) {
    this.sql = sql;
  }

  public void save(String staff, VoiceTest test) {
    Figures heard = test.figures();
    sql.sql(
            """
            insert into telephony.voice_test (staff, tested_at, findings, packets, active_millis,
              level_db, clipped_percent, loss_percent, jitter_millis, round_trip_millis)
            values (?, ?, cast(? as text[]), ?, ?, ?, ?, ?, ?, ?)
            on conflict (staff) do update set tested_at = excluded.tested_at,
              findings = excluded.findings, packets = excluded.packets,
              active_millis = excluded.active_millis, level_db = excluded.level_db,
              clipped_percent = excluded.clipped_percent, loss_percent = excluded.loss_percent,
              jitter_millis = excluded.jitter_millis,
              round_trip_millis = excluded.round_trip_millis
            """)
        .param(staff)
        .param(test.at().atOffset(ZoneOffset.UTC))
        .param(test.findings().stream().map(Enum::name).toArray(String[]::new))
        .param(heard == null ? null : heard.packets())
        .param(heard == null ? null : heard.activeMillis())
        .param(heard == null ? null : heard.levelDb())
        .param(heard == null ? null : heard.clippedPercent())
        .param(heard == null ? null : heard.lossPercent())
        .param(heard == null ? null : heard.jitterMillis())
        .param(heard == null ? null : heard.roundTripMillis())
        .update();
  }

  public Optional<VoiceTest> find(String staff) {
    return sql.sql("select * from telephony.voice_test where staff = ?")
        .param(staff)
        .query((row, _) -> test(row))
        .optional();
  }

  /// The last of each, by staff; as many rows as the house has seats.
  public Map<String, VoiceTest> list() {
    var found = new LinkedHashMap<String, VoiceTest>();
    sql.sql("select * from telephony.voice_test order by staff")
        .query(row -> {
          found.put(row.getString("staff"), test(row));
        });
    return found;
  }

  private static VoiceTest test(ResultSet row) throws SQLException {
    List<Finding> findings =
        Stream.of((String[]) row.getArray("findings").getArray()).map(Finding::valueOf).toList();
    return new VoiceTest(
        row.getObject("tested_at", OffsetDateTime.class).toInstant(), findings, figures(row));
  }

  private static @Nullable Figures figures(ResultSet row) throws SQLException {
    long packets = row.getLong("packets");
    return row.wasNull()
        ? null
        : new Figures(
            packets,
            row.getInt("active_millis"),
            row.getObject("level_db", Double.class),
            row.getDouble("clipped_percent"),
            row.getDouble("loss_percent"),
            row.getDouble("jitter_millis"),
            row.getObject("round_trip_millis", Integer.class));
  }
}
