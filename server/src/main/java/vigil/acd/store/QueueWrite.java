package vigil.acd.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.engine.AnswerRate;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Seat;
import vigil.kernel.ConditionalAppend.Write;

/// A batch of the line as one statement: it claims the batch, and all else builds on the claim. A
/// part that the batch does not change is not in the text; how many rows a part has is in no text.
final class QueueWrite {
  private static final String CLAIM =
      """
      kept as (
        update acd.line set batch = ?, numbers = ?, pace_mass = ?, pace_at = ?
        where batch = ? returning 1)
      """;

  private static final String CALLERS =
      """
      , callers as (
        insert into acd.caller (call, lane, skills, credit_millis, number, since, state, attempts,
          seat, deadline, tried, served)
        select c.call, c.lane, c.skills, c.credit_millis, c.number, c.since, c.state, c.attempts,
          c.seat, c.deadline, c.tried, c.served
        from kept, jsonb_to_recordset(cast(? as jsonb)) c (call text, lane text, skills bigint,
          credit_millis bigint, number bigint, since timestamptz, state text, attempts int,
          seat text, deadline timestamptz, tried jsonb, served boolean)
        on conflict (call) do update set lane = excluded.lane, skills = excluded.skills,
          credit_millis = excluded.credit_millis, state = excluded.state,
          attempts = excluded.attempts, seat = excluded.seat, deadline = excluded.deadline,
          tried = excluded.tried, served = excluded.served)
      """;

  private static final String CALLERS_GONE =
      """
      , callers_gone as (
        delete from acd.caller using kept where call = any(cast(? as text[])))
      """;

  private static final String SEATS =
      """
      , seats as (
        insert into acd.seat (staff, number, skills, state, since, idle_since, call, until, reason,
          wish, settled, engaged_call, engaged_since)
        select s.staff, s.number, s.skills, s.state, s.since, s.idle_since, s.call, s.until,
          s.reason, s.wish, s.settled, s.engaged_call, s.engaged_since
        from kept, jsonb_to_recordset(cast(? as jsonb)) s (staff text, number bigint,
          skills bigint, state text, since timestamptz, idle_since timestamptz, call text,
          until timestamptz, reason text, wish text, settled boolean, engaged_call text,
          engaged_since timestamptz)
        on conflict (staff) do update set number = excluded.number, skills = excluded.skills,
          state = excluded.state, since = excluded.since, idle_since = excluded.idle_since,
          call = excluded.call, until = excluded.until, reason = excluded.reason,
          wish = excluded.wish, settled = excluded.settled,
          engaged_call = excluded.engaged_call, engaged_since = excluded.engaged_since)
      """;

  private static final String SEATS_GONE =
      """
      , seats_gone as (
        delete from acd.seat using kept where staff = any(cast(? as text[])))
      """;

  private final JsonMapper json;
  private final StringBuilder text = new StringBuilder(CLAIM);
  private final List<@Nullable Object> values = new ArrayList<>();

  QueueWrite(JsonMapper json) {
    this.json = json;
  }

  Write of(SqlQueue.Batch batch) {
    AnswerRate pace = batch.head().pace();
    values.add(batch.number());
    values.add(batch.head().numbers());
    values.add(pace.mass());
    values.add(utc(pace.at()));
    values.add(batch.number() - 1);
    addRows(CALLERS, CALLERS_GONE, batch.callers(), QueueWrite::row);
    addRows(SEATS, SEATS_GONE, batch.seats(), QueueWrite::row);
    if (!batch.debts().isEmpty()) {
      text.append(SqlDebts.INCURRED);
      values.addAll(SqlDebts.values(batch.debts(), utc(batch.at())));
    }
    return new Write(text.toString(), values);
  }

  private <T> void addRows(
      String changed,
      String gone,
      Map<String, Optional<T>> all,
      BiFunction<String, T, Map<String, Object>> row) {
    var rows = new ArrayList<Map<String, Object>>();
    var left = new ArrayList<String>();
    all.forEach(
        (key, one) -> one.ifPresentOrElse(it -> rows.add(row.apply(key, it)), () -> left.add(key)));
    if (!rows.isEmpty()) {
      text.append(changed);
      values.add(json.writeValueAsString(rows));
    }
    if (!left.isEmpty()) {
      text.append(gone);
      values.add(left.toArray(String[]::new));
    }
  }

  private static Map<String, Object> row(String call, Caller caller) {
    var row = new LinkedHashMap<String, Object>();
    row.put("call", call);
    row.put("lane", caller.need().lane().name());
    row.put("skills", caller.need().skills());
    row.put("credit_millis", caller.need().credit().toMillis());
    row.put("number", caller.key().number());
    row.put("since", caller.since().toString());
    row.put("state", caller.state().name());
    row.put("attempts", caller.attempts());
    putIfThere(row, "seat", caller.seat());
    putIfThere(row, "deadline", caller.deadline());
    row.put("tried", caller.tried());
    row.put("served", caller.offers().isServed());
    return row;
  }

  private static Map<String, Object> row(String staff, Seat seat) {
    var engaged = seat.engaged();
    var row = new LinkedHashMap<String, Object>();
    row.put("staff", staff);
    row.put("number", seat.number());
    row.put("skills", seat.skills());
    row.put("state", seat.state().name());
    row.put("since", seat.since().toString());
    row.put("idle_since", seat.idleSince().toString());
    putIfThere(row, "call", seat.call());
    putIfThere(row, "until", seat.until());
    row.put("reason", seat.reason());
    row.put("wish", seat.wish().name());
    row.put("settled", seat.settled());
    putIfThere(row, "engaged_call", engaged == null ? null : engaged.call());
    putIfThere(row, "engaged_since", engaged == null ? null : engaged.since());
    return row;
  }

  /// A column that the row does not name is null.
  private static void putIfThere(Map<String, Object> row, String column, @Nullable Object value) {
    if (value != null) {
      row.put(column, value.toString());
    }
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
