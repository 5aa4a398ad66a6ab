package vigil.telephony.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.ConditionalAppend;
import vigil.kernel.Phone;
import vigil.kernel.Vault;
import vigil.telephony.CallReach;
import vigil.telephony.CallerNeed;
import vigil.telephony.LegQuality;
import vigil.telephony.Placement;
import vigil.telephony.RecordingPause;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallLeg;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.SessionTimer;

/// Calls in PostgreSQL. Cost of a step: one statement and one commit, however much changes with it.
@Repository
public class SqlCalls implements CallStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Calls about one order; later ones are found by their own ids.
  private static final int MOST_ABOUT = 200;

  private final JdbcClient sql;
  private final ConditionalAppend ledger;
  private final DialogSeal seal;

  public SqlCalls(JdbcClient sql, ConditionalAppend ledger, Vault vault) {
    this.sql = sql;
    this.ledger = ledger;
    seal = new DialogSeal(vault);
  }

  @Override
  public void write(Change change) {
    ledger.append(CallWrite.of(change.card(), change.dialogs(), seal), change.facts());
  }

  private static <T> List<T> list(ResultSet row, String column, Class<T[]> of) throws SQLException {
    String text = row.getString(column);
    return text == null ? List.of() : List.of(JSON.readValue(text, of));
  }

  @Override
  public Optional<CallRecord> findCall(String id) {
    return sql.sql("select * from telephony.call where id = ?")
        .param(id)
        .query(SqlCalls::card)
        .optional();
  }

  @Override
  public List<CallRecord> listAbout(String about) {
    return sql.sql("select * from telephony.call where about = ? order by id limit ?")
        .params(about, MOST_ABOUT)
        .query(SqlCalls::card)
        .list();
  }

  @Override
  public List<CallRecord> listLiving() {
    return sql.sql("select * from telephony.call where ended_at is null order by id")
        .query(SqlCalls::card)
        .list();
  }

  @Override
  public List<Dialog> listDialogs() {
    return sql.sql("select * from telephony.dialog where phase <> 'ENDED' order by leg")
        .query(this::dialog)
        .list();
  }

  @Override
  public long nextFence() {
    return sql.sql("select nextval('telephony.fence')").query(Long.class).single();
  }

  static CallRecord card(ResultSet row, int number) throws SQLException {
    return new CallRecord(
        row.getString("id"),
        row.getInt("version"),
        CallState.valueOf(row.getString("state")),
        new CallRecord.Origin(
            CallRecord.Direction.valueOf(row.getString("direction")),
            new Phone(row.getString("caller")),
            row.getBoolean("caller_asserted"),
            row.getString("diverted_from"),
            row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
            row.getString("prompt"),
            placement(row)),
        new CallerNeed(row.getBoolean("urgent_medical"), row.getString("language")),
        List.of(JSON.readValue(row.getString("legs"), CallLeg[].class)),
        progress(row));
  }

  private static CallRecord.Progress progress(ResultSet row) throws SQLException {
    String offer = row.getString("offer");
    String seat = row.getString("seat");
    String recording = row.getString("recording");
    return new CallRecord.Progress(
        seat == null ? null : new CallRecord.AtSeat(offer == null ? "" : offer, seat),
        instant(row, "answered_at"),
        end(row),
        recording == null
            ? null
            : new CallRecord.RecordingFile(
                recording,
                row.getLong("recording_millis"),
                row.getBoolean("recording_partial"),
                list(row, "recording_pauses", RecordingPause[].class),
                List.of((String[]) row.getArray("recording_more").getArray())),
        list(row, "quality", LegQuality[].class),
        paused(row));
  }

  private static CallRecord.@Nullable PausedRecording paused(ResultSet row) throws SQLException {
    String text = row.getString("recording_paused");
    return text == null ? null : JSON.readValue(text, CallRecord.PausedRecording.class);
  }

  private static @Nullable Placement placement(ResultSet row) throws SQLException {
    String by = row.getString("placed_by");
    return by == null ? null : new Placement(by, row.getString("about"), row.getString("purpose"));
  }

  private static CallRecord.@Nullable End end(ResultSet row) throws SQLException {
    Instant at = instant(row, "ended_at");
    String reach = row.getString("reach");
    return at == null
        ? null
        : new CallRecord.End(
            at,
            EndReason.valueOf(row.getString("reason")),
            reach == null ? null : CallReach.valueOf(reach));
  }

  private Dialog dialog(ResultSet row, int number) throws SQLException {
    return new Dialog(
        new Dialog.Party(
            row.getString("leg"),
            row.getString("call"),
            Dialog.Role.valueOf(row.getString("role")),
            row.getString("offer")),
        Dialog.Phase.valueOf(row.getString("phase")),
        new Dialog.Id(
            row.getString("call_id"), row.getString("local_tag"), row.getString("remote_tag")),
        new Dialog.Route(
            row.getString("local_uri"),
            row.getString("remote_uri"),
            row.getString("remote_target"),
            List.of((String[]) row.getArray("routes").getArray())),
        new Dialog.Sequence(
            row.getLong("local_cseq"), row.getLong("remote_cseq"), row.getString("branch")),
        session(row),
        opened(row, "answer"),
        row.getInt("version"));
  }

  private Dialog.Session session(ResultSet row) throws SQLException {
    return new Dialog.Session(
        row.getInt("port"),
        row.getInt("sdp_version"),
        opened(row, "local_sdp"),
        opened(row, "remote_sdp"),
        timer(row));
  }

  private @Nullable String opened(ResultSet row, String column) throws SQLException {
    return seal.open(row.getString("leg"), row.getString(column));
  }

  private static @Nullable SessionTimer timer(ResultSet row) throws SQLException {
    int seconds = row.getInt("session_seconds");
    return seconds == 0 ? null : new SessionTimer(seconds, row.getBoolean("session_is_ours"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
