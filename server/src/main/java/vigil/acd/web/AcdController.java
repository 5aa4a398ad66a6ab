package vigil.acd.web;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.acd.Acd;
import vigil.acd.BreakReason;
import vigil.acd.CallExplanation;
import vigil.acd.QueueView;
import vigil.acd.SeatOrder;
import vigil.acd.SeatResult;
import vigil.acd.SeatView;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;

/// The own seat, the queue, and why a caller waited.
@RestController
@RequestMapping("/api/acd")
class AcdController {
  private static final int LONGEST_REASON = 200;

  private final Acd acd;

  AcdController(Acd acd) {
    this.acd = acd;
  }

  /// Why the seat rests.
  record Break(BreakReason reason) {}

  @PostMapping("/seat/ready")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  SeatView ready(Staff who) {
    return answer(acd.markReady(who.id()));
  }

  @PostMapping("/seat/break")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  SeatView rest(Staff who, @RequestBody Break asked) {
    return answer(acd.startBreak(who.id(), asked.reason()));
  }

  @PostMapping("/seat/save-later")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  SeatView saveLater(Staff who) {
    return answer(acd.saveLater(who.id()));
  }

  @GetMapping("/seat")
  @Permit({Role.AGENT, Role.CALLBACK, Role.LEADER, Role.MANAGER})
  SeatView seat(Staff who) {
    return acd.getSeat(who.id());
  }

  /// @param reason why, in up to 200 characters; the agent reads it
  record ForcedState(SeatOrder state, @Size(max = LONGEST_REASON) String reason) {}

  /// Sets another's seat.
  @PostMapping("/seats/{staff}/force")
  @Permit({Role.LEADER, Role.MANAGER})
  SeatView force(@PathVariable String staff, Staff who, @RequestBody ForcedState asked) {
    String why = asked.reason().strip();
    if (why.isEmpty()) {
      throw InvalidInput.missing("reason");
    }
    if (why.length() > LONGEST_REASON) {
      throw InvalidInput.tooLong("reason", LONGEST_REASON);
    }
    return answer(acd.forceSeat(staff, asked.state(), who.id(), why));
  }

  @GetMapping("/queue")
  @Permit({Role.AGENT, Role.CALLBACK, Role.DISPATCHER, Role.LEADER, Role.MANAGER, Role.OPERATOR})
  QueueView queue() {
    return acd.getQueue();
  }

  @GetMapping("/calls/{id}/why")
  @Permit({Role.AGENT, Role.CALLBACK, Role.DISPATCHER, Role.LEADER, Role.MANAGER, Role.OPERATOR})
  CallExplanation why(@PathVariable String id) {
    return acd.explain(id).orElseThrow(() -> Problems.notFound("call in the line"));
  }

  private static SeatView answer(SeatResult seated) {
    return switch (seated) {
      case SeatView seat -> seat;
      case SeatResult.NotOnShift refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "You are not on shift. Begin your shift first; then say ready.",
              Map.of());
      case SeatResult.NoAfterCallWork refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "There is no after-call work to put off now.",
              Map.of("debts", refusal.debts()));
    };
  }
}
