package vigil.telephony.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.telephony.CallSamples;

/// Recorded calls of a day: once a day, one range of the calls that ended in it.
@Repository
class SqlCallSamples implements CallSamples {
  private final JdbcClient sql;

  SqlCallSamples(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public List<RecordedCall> listRecorded(Instant from, Instant before, int limit) {
    return sql.sql(
            """
            select id, seat, array(select jsonb_path_query(legs, '$[*] ? (
                @.role == "AGENT" && @.goal != "CONSULT"
                && (@.state == "GONE" || @.state == "JOINED" || @.state == "HELD"
                  || @.state == "CONSULTING")).address') #>> '{}') as phones
            from telephony.call
            where direction = 'INBOUND' and state = 'ENDED' and recording is not null
              and ended_at >= ? and ended_at < ?
            order by ended_at, id limit ?
            """)
        .params(from.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC), limit)
        .query(SqlCallSamples::call)
        .list();
  }

  /// A call of a version that knew no legs has its last seat.
  private static RecordedCall call(ResultSet row, int number) throws SQLException {
    List<String> phones = List.of((String[]) row.getArray("phones").getArray());
    String seat = row.getString("seat");
    return new RecordedCall(
        row.getString("id"), phones.isEmpty() && seat != null ? List.of(seat) : phones);
  }

  @Override
  public boolean isRecorded(String call) {
    return sql.sql(
            "select exists (select from telephony.call where id = ? and recording is not null)")
        .param(call)
        .query(Boolean.class)
        .single();
  }
}
