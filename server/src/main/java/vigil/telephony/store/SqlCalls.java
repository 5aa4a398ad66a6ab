package vigil.telephony.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.Ledger;
import vigil.kernel.Phone;
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

/// Calls in PostgreSQL. Cost: one upsert a call, one a dialog, one insert a fact, one commit.
@Repository
public class SqlCalls implements CallStore {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Calls about one order; later ones are found by their own ids.
  private static final int MOST_ABOUT = 200;

  private final JdbcClient sql;
  private final Ledger ledger;
  private final TransactionTemplate transaction;

  public SqlCalls(JdbcClient sql, Ledger ledger, PlatformTransactionManager transactions) {
    this.sql = sql;
    this.ledger = ledger;
    this.transaction = new TransactionTemplate(transactions);
  }

  @Override
  public void write(Change change) {
    transaction.executeWithoutResult(_ -> {
      if (change.card() != null) {
        save(change.card());
      }
      change.dialogs().forEach(this::save);
      ledger.append(change.facts());
    });
  }

  private void save(CallRecord card) {
    Placement placement = card.placement();
    sql.sql(
            """
            insert into telephony.call (id, version, state, caller, caller_asserted, arrived_at, urgent_medical,
              language, offer, seat, answered_at, ended_at, reason, recording, recording_millis,
              recording_partial, recording_more, direction, prompt, placed_by, about, purpose, reach, legs,
              recording_pauses, recording_paused, quality)
            values (:id, :version, :state, :caller, :callerAsserted, :arrivedAt, :urgentMedical,
              :language, :offer, :seat, :answeredAt, :endedAt, :reason, :recording,
              :recordingMillis, :recordingPartial, :recordingMore, :direction, :prompt, :placedBy,
              :about, :purpose, :reach, cast(:legs as jsonb), cast(:pauses as jsonb),
              cast(:paused as jsonb), cast(:quality as jsonb))
            on conflict (id) do update set version = excluded.version, state = excluded.state,
              urgent_medical = excluded.urgent_medical, language = excluded.language,
              offer = excluded.offer, seat = excluded.seat, answered_at = excluded.answered_at,
              ended_at = excluded.ended_at, reason = excluded.reason,
              recording = excluded.recording, recording_millis = excluded.recording_millis,
              recording_partial = excluded.recording_partial, reach = excluded.reach,
              legs = excluded.legs, recording_pauses = excluded.recording_pauses,
              recording_paused = excluded.recording_paused,
              quality = excluded.quality, recording_more = excluded.recording_more
            """)
        .param("id", card.id())
        .param("version", card.version())
        .param("state", card.state().name())
        .param("caller", card.caller().number())
        .param("callerAsserted", card.isCallerAsserted())
        .param("arrivedAt", at(card.arrivedAt()))
        .param("urgentMedical", card.need().urgentMedical())
        .param("language", card.need().language())
        .param("offer", card.offer())
        .param("seat", card.seat())
        .param("answeredAt", at(card.answeredAt()))
        .param("endedAt", at(card.endedAt()))
        .param("reason", card.reason() == null ? null : card.reason().name())
        .param("recording", card.recording())
        .param("recordingMillis", card.recordingMillis())
        .param("recordingPartial", card.isRecordingPartial())
        .param("recordingMore", card.recordingParts().stream().skip(1).toArray(String[]::new))
        .param("direction", card.origin().direction().name())
        .param("prompt", card.origin().prompt())
        .param("placedBy", placement == null ? null : placement.by())
        .param("about", placement == null ? null : placement.about())
        .param("purpose", placement == null ? null : placement.purpose())
        .param("reach", card.reach() == null ? null : card.reach().name())
        .param("legs", JSON.writeValueAsString(card.legs()))
        .param("pauses", json(card.recordingPauses()))
        .param("paused", card.paused() == null ? null : JSON.writeValueAsString(card.paused()))
        .param("quality", json(card.quality()))
        .update();
  }

  /// Null for nothing: most calls have none until they are over.
  private static @Nullable String json(List<?> some) {
    return some.isEmpty() ? null : JSON.writeValueAsString(some);
  }

  private static <T> List<T> list(ResultSet row, String column, Class<T[]> of) throws SQLException {
    String text = row.getString(column);
    return text == null ? List.of() : List.of(JSON.readValue(text, of));
  }

  private void save(Dialog d) {
    SessionTimer timer = d.session().timer();
    sql.sql(
            """
            insert into telephony.dialog (leg, call, role, offer, phase, call_id, local_tag,
              remote_tag, local_uri, remote_uri, remote_target, routes, local_cseq, remote_cseq,
              branch, port, sdp_version, local_sdp, remote_sdp, answer, session_seconds,
              session_is_ours, version)
            values (:leg, :call, :role, :offer, :phase, :callId, :localTag, :remoteTag,
              :localUri, :remoteUri, :remoteTarget, :routes, :localCseq, :remoteCseq, :branch,
              :port, :sdpVersion, :localSdp, :remoteSdp, :answer, :sessionSeconds,
              :sessionIsOurs, :version)
            on conflict (leg) do update set phase = excluded.phase,
              call_id = excluded.call_id, local_tag = excluded.local_tag,
              local_uri = excluded.local_uri, remote_uri = excluded.remote_uri,
              branch = excluded.branch,
              remote_tag = excluded.remote_tag, remote_target = excluded.remote_target,
              routes = excluded.routes, local_cseq = excluded.local_cseq,
              remote_cseq = excluded.remote_cseq, port = excluded.port, sdp_version = excluded.sdp_version,
              local_sdp = excluded.local_sdp, remote_sdp = excluded.remote_sdp,
              answer = excluded.answer, session_seconds = excluded.session_seconds,
              session_is_ours = excluded.session_is_ours, version = excluded.version
            """)
        .param("leg", d.leg())
        .param("call", d.call())
        .param("role", d.role().name())
        .param("offer", d.party().offer())
        .param("phase", d.phase().name())
        .param("callId", d.id().callId())
        .param("localTag", d.id().localTag())
        .param("remoteTag", d.id().remoteTag())
        .param("localUri", d.route().localUri())
        .param("remoteUri", d.route().remoteUri())
        .param("remoteTarget", d.route().remoteTarget())
        .param("routes", d.route().routes().toArray(String[]::new))
        .param("localCseq", d.sequence().localCseq())
        .param("remoteCseq", d.sequence().remoteCseq())
        .param("branch", d.sequence().branch())
        .param("port", d.session().port())
        .param("sdpVersion", d.session().sdpVersion())
        .param("localSdp", d.session().localSdp())
        .param("remoteSdp", d.session().remoteSdp())
        .param("answer", d.answer())
        .param("sessionSeconds", timer == null ? null : timer.seconds())
        .param("sessionIsOurs", timer == null ? null : timer.isOurs())
        .param("version", d.version())
        .update();
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
    return sql.sql("select * from telephony.call where state <> 'ENDED' order by id")
        .query(SqlCalls::card)
        .list();
  }

  @Override
  public List<Dialog> listDialogs() {
    return sql.sql("select * from telephony.dialog where phase <> 'ENDED' order by leg")
        .query(SqlCalls::dialog)
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

  private static Dialog dialog(ResultSet row, int number) throws SQLException {
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
        row.getString("answer"),
        row.getInt("version"));
  }

  private static Dialog.Session session(ResultSet row) throws SQLException {
    return new Dialog.Session(
        row.getInt("port"),
        row.getInt("sdp_version"),
        row.getString("local_sdp"),
        row.getString("remote_sdp"),
        timer(row));
  }

  private static @Nullable SessionTimer timer(ResultSet row) throws SQLException {
    int seconds = row.getInt("session_seconds");
    return seconds == 0 ? null : new SessionTimer(seconds, row.getBoolean("session_is_ours"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime at(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }
}
