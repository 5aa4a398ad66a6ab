package vigil.telephony.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.telephony.Call;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;

/// Lists of calls, the newest first. Cost: one range of the index by arrival, at most
/// [Page#LARGEST] rows.
@Repository
public class SqlCallList {
  private final JdbcClient sql;

  public SqlCallList(JdbcClient sql) {
    this.sql = sql;
  }

  /// Calls of one telephone that live, or ended within [Call#OWN_FOR] of now.
  public record OwnCalls(String seat, Instant now) {}

  /// One page of the calls of a time.
  ///
  /// @param from earliest arrival, or null
  /// @param to arrivals before this, or null
  /// @param own only these; null for all
  /// @param cursor of the page before, or null for the first
  public Page<CallRecord> page(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable CallState state,
      @Nullable OwnCalls own,
      @Nullable String cursor,
      int limit) {
    Cursor after = Cursor.parse(cursor, 2);
    Instant before = after == null ? to : Instant.parse(after.key().getFirst());
    String beforeId = after == null ? "" : after.key().getLast();
    List<CallRecord> found =
        sql.sql(
                """
                select * from telephony.call
                where direction = 'INBOUND' and arrived_at >= ? and (arrived_at, id) < (?, ?) and (? = '' or state = ?)
                  and (? = '' or ((seat = ? or jsonb_path_exists(legs, '$[*] ? (
                      @.role == "AGENT" && @.address == $phone && @.goal != "CONSULT"
                      && (@.state == "GONE" || @.state == "JOINED" || @.state == "HELD"
                        || @.state == "CONSULTING"))', jsonb_build_object('phone', cast(? as text))))
                    and (ended_at is null or ended_at > ?)))
                order by arrived_at desc, id desc limit ?
                """)
            .params(
                (from == null ? Instant.EPOCH : from).atOffset(ZoneOffset.UTC),
                (before == null ? Instant.parse("9999-01-01T00:00:00Z") : before)
                    .atOffset(ZoneOffset.UTC),
                beforeId,
                state == null ? "" : state.name(),
                state == null ? "" : state.name(),
                own == null ? "" : own.seat(),
                own == null ? "" : own.seat(),
                own == null ? "" : own.seat(),
                (own == null ? Instant.EPOCH : own.now().minus(Call.OWN_FOR))
                    .atOffset(ZoneOffset.UTC),
                limit + 1)
            .query(SqlCalls::card)
            .list();
    boolean isLast = found.size() <= limit;
    var items = new ArrayList<>(isLast ? found : found.subList(0, limit));
    String next =
        isLast ? null : Cursor.at(items.getLast().arrivedAt(), items.getLast().id()).text();
    return new Page<>(items, next);
  }
}
