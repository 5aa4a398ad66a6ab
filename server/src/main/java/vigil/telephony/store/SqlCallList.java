package vigil.telephony.store;

import java.time.Duration;
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
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final Duration LONGEST_CALL = Duration.ofDays(1);

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
    Instant before = after == null ? to : after.instant(0);
    String beforeId = after == null ? "" : after.key().getLast();
    List<CallRecord> found =
        sql.sql(
                """
                select * from telephony.call
                where direction = 'INBOUND' and arrived_at >= :from
                  and (arrived_at, id) < (:before, :beforeId) and (:state = '' or state = :state)
                  and (:seat = '' or ((ended_at is null or ended_at > :since)
                    and (seat = :seat or jsonb_path_exists(legs, '$[*] ? (
                      @.role == "AGENT" && @.address == $phone && @.goal != "CONSULT"
                      && (@.state == "GONE" || @.state == "JOINED" || @.state == "HELD"
                        || @.state == "CONSULTING"))',
                      jsonb_build_object('phone', cast(:seat as text))))))
                order by arrived_at desc, id desc limit :limit
                """)
            .param("from", earliest(from, own).atOffset(ZoneOffset.UTC))
            .param("before", (before == null ? NEVER : before).atOffset(ZoneOffset.UTC))
            .param("beforeId", beforeId)
            .param("state", state == null ? "" : state.name())
            .param("seat", own == null ? "" : own.seat())
            .param(
                "since",
                (own == null ? Instant.EPOCH : own.now().minus(Call.OWN_FOR))
                    .atOffset(ZoneOffset.UTC))
            .param("limit", limit + 1)
            .query(SqlCalls::card)
            .list();
    boolean isLast = found.size() <= limit;
    var items = new ArrayList<>(isLast ? found : found.subList(0, limit));
    String next =
        isLast ? null : Cursor.at(items.getLast().arrivedAt(), items.getLast().id()).text();
    return new Page<>(items, next);
  }

  /// No call lasts longer than [#LONGEST_CALL]: what ended lately arrived not long before.
  private static Instant earliest(@Nullable Instant from, @Nullable OwnCalls own) {
    Instant wanted = from == null ? Instant.EPOCH : from;
    if (own == null) {
      return wanted;
    }
    Instant since = own.now().minus(Call.OWN_FOR).minus(LONGEST_CALL);
    return wanted.isAfter(since) ? wanted : since;
  }
}
