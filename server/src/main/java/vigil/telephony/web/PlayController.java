package vigil.telephony.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.telephony.TelephonyFact.Ground;
import vigil.telephony.life.CallRecord;
import vigil.telephony.store.SqlPlays;

/// Hearing a recording: on a ground, each time told to the ledger.
@RestController
@RequestMapping("/api/telephony/calls/{id}/plays")
class PlayController {
  /// Beside the length of the recording: to begin, to stop and to go back.
  private static final Duration LEISURE = Duration.ofMinutes(5);

  private final CallLookup door;
  private final SqlPlays plays;

  PlayController(CallLookup door, SqlPlays plays) {
    this.door = door;
    this.plays = plays;
  }

  /// On which grounds whoever asks may hear the call now; none if on none.
  ///
  /// @param order the complaint that whoever asks handles
  @Permit({
    Role.AGENT,
    Role.DISPATCHER,
    Role.REVIEWER,
    Role.CALLBACK,
    Role.HANDLER,
    Role.MANAGER,
    Role.LEADER
  })
  @GetMapping
  List<Ground> grounds(@PathVariable String id, @RequestParam @Nullable String order, Staff by) {
    return door.grounds(door.getVisible(id, by), order, by);
  }

  /// A wish to hear it.
  ///
  /// @param order the complaint that whoever asks handles; only with the ground COMPLAINT
  record PlayRequest(@Nullable Ground reason, @Nullable String order) {}

  /// Gives leave to hear it once, within the minutes that it takes.
  @Permit({
    Role.AGENT,
    Role.DISPATCHER,
    Role.REVIEWER,
    Role.CALLBACK,
    Role.HANDLER,
    Role.MANAGER,
    Role.LEADER
  })
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  SqlPlays.Play begin(@PathVariable String id, @RequestBody PlayRequest wish, Staff by) {
    Ground reason = wish.reason();
    if (reason == null) {
      throw InvalidInput.missing("reason");
    }
    CallRecord card = door.getVisible(id, by);
    if (card.recording() == null) {
      throw Problems.notFound("recording of this call");
    }
    if (!door.grounds(card, wish.order(), by).contains(reason)) {
      throw Problems.of(
          HttpStatus.FORBIDDEN,
          "NotYoursToHear",
          "A recording is heard by the agent who talked, for 24 hours; by who handles a complaint"
              + " about the call; by who scores it, where it was drawn; and by leaders, with a"
              + " reason.",
          Map.of("hours", vigil.telephony.Call.OWN_FOR.toHours()));
    }
    var goodFor = LEISURE.plusMillis(card.recordingMillis());
    return plays.begin(
        id, by.id(), reason, reason == Ground.COMPLAINT ? wish.order() : null, goodFor);
  }
}
