package vigil.telephony.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Content;
import vigil.kernel.ContentResource;
import vigil.kernel.Masked;
import vigil.kernel.Page;
import vigil.kernel.Phone;
import vigil.kernel.Problems;
import vigil.telephony.CallerNeed;
import vigil.telephony.PartyVoice;
import vigil.telephony.RecordingPause;
import vigil.telephony.Telephony;
import vigil.telephony.TelephonyFact.EndReason;
import vigil.telephony.life.CallAccess;
import vigil.telephony.life.CallRecord;
import vigil.telephony.life.CallState;
import vigil.telephony.store.CallStore;
import vigil.telephony.store.SqlCallList;
import vigil.telephony.store.SqlPlays;

/// Calls and their recordings: whom each concerns, [CallAccess] says; a unit that may be accused
/// hears no caller (rules 9.7).
@RestController
@RequestMapping("/api/telephony/calls")
class CallController {
  /// A call as a screen shows it.
  ///
  /// @param seat the phone that took it, null before
  record CallView(
      String id,
      @JsonUnwrapped Arrival arrival,
      CallState state,
      @JsonUnwrapped CallerNeed need,
      @Nullable String seat,
      @JsonUnwrapped Course course,
      @JsonUnwrapped Recording recording) {
    static CallView of(CallRecord card) {
      return new CallView(
          card.id(),
          new Arrival(Masked.of(card.caller()), card.origin().divertedFrom(), card.arrivedAt()),
          card.state(),
          card.need(),
          card.seat(),
          new Course(card.answeredAt(), card.endedAt(), card.reason()),
          new Recording(
              card.recording() != null,
              card.recordingMillis(),
              card.isRecordingPartial(),
              card.recordingPauses(),
              card.voices()));
    }
  }

  /// @param divertedFrom the service line that was dialled, and diverted here; null for none
  record Arrival(Masked<Phone> caller, @Nullable String divertedFrom, Instant arrivedAt) {}

  record Course(
      @Nullable Instant answeredAt, @Nullable Instant endedAt, @Nullable EndReason reason) {}

  /// @param isRecordingPartial the recording ends before the call did: the disk was full
  /// @param recordingPauses where it holds silence that was asked for
  /// @param voices how the parties sounded, by their mean; none before it is whole
  record Recording(
      boolean isRecorded,
      long recordingMillis,
      boolean isRecordingPartial,
      List<RecordingPause> recordingPauses,
      List<PartyVoice> voices) {}

  private final Telephony telephony;
  private final CallStore store;
  private final SqlCallList list;
  private final CallLookup door;
  private final SqlPlays plays;

  CallController(
      Telephony telephony, CallStore store, SqlCallList list, CallLookup door, SqlPlays plays) {
    this.telephony = telephony;
    this.store = store;
    this.list = list;
    this.door = door;
    this.plays = plays;
  }

  /// All of them for who watches over calls; an agent's own of the last day.
  @Permit({Role.AGENT, Role.MANAGER, Role.LEADER})
  @GetMapping
  Page<CallView> calls(
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable CallState state,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff by) {
    if (!CallAccess.oversees(by) && by.extension() == null) {
      return new Page<>(List.of(), null);
    }
    var own =
        CallAccess.oversees(by)
            ? null
            : new SqlCallList.OwnCalls("sip:" + by.extension(), door.now());
    Page<CallRecord> page = list.page(from, to, state, own, cursor, Page.limit(limit));
    return new Page<>(page.items().stream().map(CallView::of).toList(), page.next());
  }

  @Permit({
    Role.AGENT,
    Role.DISPATCHER,
    Role.REVIEWER,
    Role.CALLBACK,
    Role.HANDLER,
    Role.MANAGER,
    Role.LEADER
  })
  @GetMapping("/{id}")
  CallView one(@PathVariable String id, Staff by) {
    return CallView.of(door.getVisible(id, by));
  }

  private CallRecord card(String id) {
    return store.findCall(id).orElseThrow(() -> Problems.notFound("call"));
  }

  /// Stereo, the caller left and the seat right; `Range` is honoured.
  ///
  /// @param play the leave that was given to hear it (`POST .../plays`)
  @Permit({
    Role.AGENT,
    Role.DISPATCHER,
    Role.REVIEWER,
    Role.CALLBACK,
    Role.HANDLER,
    Role.MANAGER,
    Role.LEADER
  })
  @GetMapping("/{id}/recording")
  ResponseEntity<Resource> recording(
      @PathVariable String id, @RequestParam(defaultValue = "") String play, Staff by) {
    if (!plays.isGood(play, id, by.id())) {
      throw Problems.of(
          HttpStatus.FORBIDDEN,
          "AskToHear",
          "Say first why you hear it (POST .../plays): each time is told.",
          Map.of());
    }
    Content sound =
        telephony.findRecording(id).orElseThrow(() -> Problems.notFound("recording of this call"));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("audio/wav"))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .body(new ContentResource(sound));
  }

  /// Ends the call that one's own phone rings or talks with.
  @Permit({Role.AGENT, Role.MANAGER})
  @PostMapping("/{id}/hang-up")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void hangUp(@PathVariable String id, Staff staff) {
    CallRecord card = card(id);
    if (!("sip:" + staff.extension()).equals(card.seat())) {
      throw Problems.of(
          HttpStatus.FORBIDDEN,
          "NotYourCall",
          "This call is not at your phone; only the one who talks may end it.",
          Map.of());
    }
    telephony.hangUp(id);
  }
}
