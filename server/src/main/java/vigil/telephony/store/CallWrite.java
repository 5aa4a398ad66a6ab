package vigil.telephony.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.ConditionalAppend.Write;
import vigil.telephony.Placement;
import vigil.telephony.life.CallRecord;
import vigil.telephony.sip.Dialog;
import vigil.telephony.sip.SessionTimer;

/// A call and the dialogs that change along, as one statement: a step costs one way to the database
/// and back, and one commit.
final class CallWrite {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The write owns its transaction id before the facts draw their numbers.
  private static final String NO_CALL = "kept as (select pg_current_xact_id())";

  private static final String CALL =
      """
      kept as (
        insert into telephony.call (id, version, state, caller, caller_asserted, diverted_from, arrived_at,
          urgent_medical, language, offer, seat, answered_at, ended_at, reason, recording,
          recording_millis, recording_partial, recording_more, direction, prompt, placed_by, about,
          purpose, reach, legs, recording_pauses, recording_paused, quality)
        select id, version, state, caller, caller_asserted, diverted_from, arrived_at,
          urgent_medical, language, offer, seat, answered_at, ended_at, reason, recording,
          recording_millis, recording_partial, recording_more, direction, prompt, placed_by, about,
          purpose, reach, legs, recording_pauses, recording_paused, quality
        from jsonb_populate_record(cast(null as telephony.call), cast(? as jsonb))
        on conflict (id) do update set version = excluded.version, state = excluded.state,
          urgent_medical = excluded.urgent_medical, language = excluded.language,
          offer = excluded.offer, seat = excluded.seat, answered_at = excluded.answered_at,
          ended_at = excluded.ended_at, reason = excluded.reason,
          recording = excluded.recording, recording_millis = excluded.recording_millis,
          recording_partial = excluded.recording_partial, reach = excluded.reach,
          legs = excluded.legs, recording_pauses = excluded.recording_pauses,
          recording_paused = excluded.recording_paused,
          quality = excluded.quality, recording_more = excluded.recording_more
        returning 1)
      """;

  private static final String DIALOGS =
      """
      , legs as (
        insert into telephony.dialog (leg, call, role, offer, phase, call_id, local_tag,
          remote_tag, local_uri, remote_uri, remote_target, routes, local_cseq, remote_cseq,
          branch, port, sdp_version, local_sdp, remote_sdp, answer, session_seconds,
          session_is_ours, version)
        select leg, call, role, offer, phase, call_id, local_tag,
          remote_tag, local_uri, remote_uri, remote_target, routes, local_cseq, remote_cseq,
          branch, port, sdp_version, local_sdp, remote_sdp, answer, session_seconds,
          session_is_ours, version
        from jsonb_populate_recordset(cast(null as telephony.dialog), cast(? as jsonb))
        on conflict (leg) do update set phase = excluded.phase,
          call_id = excluded.call_id, local_tag = excluded.local_tag,
          local_uri = excluded.local_uri, remote_uri = excluded.remote_uri,
          branch = excluded.branch,
          remote_tag = excluded.remote_tag, remote_target = excluded.remote_target,
          routes = excluded.routes, local_cseq = excluded.local_cseq,
          remote_cseq = excluded.remote_cseq, port = excluded.port, sdp_version = excluded.sdp_version,
          local_sdp = excluded.local_sdp, remote_sdp = excluded.remote_sdp,
          answer = excluded.answer, session_seconds = excluded.session_seconds,
          session_is_ours = excluded.session_is_ours, version = excluded.version)
      """;

  private CallWrite() {}

  static Write of(@Nullable CallRecord card, List<Dialog> dialogs, DialogSeal seal) {
    var values = new ArrayList<@Nullable Object>();
    var text = new StringBuilder(card == null ? NO_CALL : CALL);
    if (card != null) {
      values.add(JSON.writeValueAsString(row(card)));
    }
    if (!dialogs.isEmpty()) {
      text.append(DIALOGS);
      values.add(JSON.writeValueAsString(rows(dialogs, seal)));
    }
    return new Write(text.toString(), values);
  }

  /// A statement changes no row twice.
  private static Collection<Map<String, @Nullable Object>> rows(
      List<Dialog> dialogs, DialogSeal seal) {
    Map<String, Map<String, @Nullable Object>> byLeg = new LinkedHashMap<>();
    dialogs.forEach(dialog -> byLeg.put(dialog.leg(), row(dialog, seal)));
    return byLeg.values();
  }

  private static Map<String, @Nullable Object> row(CallRecord card) {
    Placement placement = card.placement();
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("id", card.id());
    row.put("version", card.version());
    row.put("state", card.state().name());
    row.put("caller", card.caller().number());
    row.put("caller_asserted", card.isCallerAsserted());
    row.put("diverted_from", card.origin().divertedFrom());
    row.put("arrived_at", card.arrivedAt().toString());
    row.put("urgent_medical", card.need().urgentMedical());
    row.put("language", card.need().language());
    row.put("offer", card.offer());
    row.put("seat", card.seat());
    row.put("answered_at", text(card.answeredAt()));
    row.put("ended_at", text(card.endedAt()));
    row.put("reason", text(card.reason()));
    row.put("direction", card.origin().direction().name());
    row.put("prompt", card.origin().prompt());
    row.put("placed_by", placement == null ? null : placement.by());
    row.put("about", placement == null ? null : placement.about());
    row.put("purpose", placement == null ? null : placement.purpose());
    row.put("reach", text(card.reach()));
    row.put("legs", card.legs());
    row.put("quality", orNull(card.quality()));
    putRecording(row, card);
    return row;
  }

  private static void putRecording(Map<String, @Nullable Object> row, CallRecord card) {
    row.put("recording", card.recording());
    row.put("recording_millis", card.recordingMillis());
    row.put("recording_partial", card.isRecordingPartial());
    row.put("recording_more", card.recordingParts().stream().skip(1).toList());
    row.put("recording_pauses", orNull(card.recordingPauses()));
    row.put("recording_paused", card.paused());
  }

  /// Of a dialog that is over no description is kept: the key in it would open what somebody may
  /// have caught on its way.
  private static Map<String, @Nullable Object> row(Dialog d, DialogSeal seal) {
    SessionTimer timer = d.session().timer();
    boolean isOver = d.phase() == Dialog.Phase.ENDED;
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("leg", d.leg());
    row.put("call", d.call());
    row.put("role", d.role().name());
    row.put("offer", d.party().offer());
    row.put("phase", d.phase().name());
    row.put("call_id", d.id().callId());
    row.put("local_tag", d.id().localTag());
    row.put("remote_tag", d.id().remoteTag());
    row.put("local_uri", d.route().localUri());
    row.put("remote_uri", d.route().remoteUri());
    row.put("remote_target", d.route().remoteTarget());
    row.put("routes", d.route().routes());
    row.put("local_cseq", d.sequence().localCseq());
    row.put("remote_cseq", d.sequence().remoteCseq());
    row.put("branch", d.sequence().branch());
    row.put("port", d.session().port());
    row.put("sdp_version", d.session().sdpVersion());
    row.put("local_sdp", isOver ? null : seal.seal(d.leg(), d.session().localSdp()));
    row.put("remote_sdp", isOver ? null : seal.seal(d.leg(), d.session().remoteSdp()));
    row.put("answer", isOver ? null : seal.seal(d.leg(), d.answer()));
    row.put("session_seconds", timer == null ? null : timer.seconds());
    row.put("session_is_ours", timer == null ? null : timer.isOurs());
    row.put("version", d.version());
    return row;
  }

  /// Null for nothing: most calls have none until they are over.
  private static @Nullable List<?> orNull(List<?> some) {
    return some.isEmpty() ? null : some;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
