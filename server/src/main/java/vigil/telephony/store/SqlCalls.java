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
import vigil.telephony.CallerNeed;
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
      change.facts().forEach(ledger::append);
    });
  }

  private void save(CallRecord card) {
    sql.sql(
            """
            insert into telephony.call (id, version, state, caller, caller_asserted, arrived_at, urgent_medical,
              language, offer, seat, answered_at, ended_at, reason, recording, recording_millis,
              recording_partial, direction, prompt, legs)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as jsonb))
            on conflict (id) do update set version = excluded.version, state = excluded.state,
              urgent_medical = excluded.urgent_medical, language = excluded.language,
              offer = excluded.offer, seat = excluded.seat, answered_at = excluded.answered_at,
              ended_at = excluded.ended_at, reason = excluded.reason,
              recording = excluded.recording, recording_millis = excluded.recording_millis,
              recording_partial = excluded.recording_partial, legs = excluded.legs
            """)
        .param(card.id())
        .param(card.version())
        .param(card.state().name())
        .param(card.caller().number())
        .param(card.isCallerAsserted())
        .param(at(card.arrivedAt()))
        .param(card.need().urgentMedical())
        .param(card.need().language())
        .param(card.offer())
        .param(card.seat())
        .param(at(card.answeredAt()))
        .param(at(card.endedAt()))
        .param(card.reason() == null ? null : card.reason().name())
        .param(card.recording())
        .param(card.recordingMillis())
        .param(card.isRecordingPartial())
        .param(card.origin().direction().name())
        .param(card.origin().prompt())
        .param(JSON.writeValueAsString(card.legs()))
        .update();
  }

  private void save(Dialog d) {
    sql.sql(
            """
            insert into telephony.dialog (leg, call, role, offer, phase, call_id, local_tag,
              remote_tag, local_uri, remote_uri, remote_target, routes, local_cseq, remote_cseq,
              branch, port, sdp_version, local_sdp, remote_sdp, answer, session_seconds,
              session_is_ours, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (leg) do update set phase = excluded.phase,
              call_id = excluded.call_id, local_tag = excluded.local_tag,
              local_uri = excluded.local_uri, remote_uri = excluded.remote_uri,
              branch = excluded.branch,
              remote_tag = excluded.remote_tag, remote_target = excluded.remote_target,
              routes = excluded.routes, local_cseq = excluded.local_cseq,
              remote_cseq = excluded.remote_cseq, sdp_version = excluded.sdp_version,
              local_sdp = excluded.local_sdp, remote_sdp = excluded.remote_sdp,
              answer = excluded.answer, session_seconds = excluded.session_seconds,
              session_is_ours = excluded.session_is_ours, version = excluded.version
            """)
        .param(d.leg())
        .param(d.call())
        .param(d.role().name())
        .param(d.offer())
        .param(d.phase().name())
        .param(d.callId())
        .param(d.localTag())
        .param(d.remoteTag())
        .param(d.localUri())
        .param(d.remoteUri())
        .param(d.remoteTarget())
        .param(d.routes().toArray(String[]::new))
        .param(d.localCseq())
        .param(d.remoteCseq())
        .param(d.branch())
        .param(d.port())
        .param(d.sdpVersion())
        .param(d.localSdp())
        .param(d.remoteSdp())
        .param(d.answer())
        .param(d.timer() == null ? null : d.timer().seconds())
        .param(d.timer() == null ? null : d.timer().isOurs())
        .param(d.version())
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
    String offer = row.getString("offer");
    String seat = row.getString("seat");
    String recording = row.getString("recording");
    return new CallRecord(
        row.getString("id"),
        row.getInt("version"),
        CallState.valueOf(row.getString("state")),
        new CallRecord.Origin(
            CallRecord.Direction.valueOf(row.getString("direction")),
            new Phone(row.getString("caller")),
            row.getBoolean("caller_asserted"),
            row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
            row.getString("prompt")),
        new CallerNeed(row.getBoolean("urgent_medical"), row.getString("language")),
        List.of(JSON.readValue(row.getString("legs"), CallLeg[].class)),
        seat == null ? null : new CallRecord.AtSeat(offer == null ? "" : offer, seat),
        instant(row, "answered_at"),
        end(row),
        recording == null
            ? null
            : new CallRecord.RecordingFile(
                recording, row.getLong("recording_millis"), row.getBoolean("recording_partial")));
  }

  private static CallRecord.@Nullable End end(ResultSet row) throws SQLException {
    Instant at = instant(row, "ended_at");
    return at == null ? null : new CallRecord.End(at, EndReason.valueOf(row.getString("reason")));
  }

  private static Dialog dialog(ResultSet row, int number) throws SQLException {
    return new Dialog(
        row.getString("leg"),
        row.getString("call"),
        Dialog.Role.valueOf(row.getString("role")),
        row.getString("offer"),
        Dialog.Phase.valueOf(row.getString("phase")),
        row.getString("call_id"),
        row.getString("local_tag"),
        row.getString("remote_tag"),
        row.getString("local_uri"),
        row.getString("remote_uri"),
        row.getString("remote_target"),
        List.of((String[]) row.getArray("routes").getArray()),
        row.getLong("local_cseq"),
        row.getLong("remote_cseq"),
        row.getString("branch"),
        row.getInt("port"),
        row.getInt("sdp_version"),
        row.getString("local_sdp"),
        row.getString("remote_sdp"),
        row.getString("answer"),
        timer(row),
        row.getInt("version"));
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
