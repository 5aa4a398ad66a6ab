package vigil.watch.web;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.watch.Incident;
import vigil.watch.life.DutyOutcome;
import vigil.watch.steps.WatchService;

/// Incidents, and what whoever is awake says of them.
@RestController
class IncidentController {
  private final WatchService desk;
  private final VisibleIncidents incidents;

  IncidentController(WatchService desk, VisibleIncidents incidents) {
    this.desk = desk;
    this.incidents = incidents;
  }

  @GetMapping("/api/watch/incidents")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR},
      hotline = true)
  Page<Incident> incidents(@RequestParam(required = false) @Nullable Integer limit, Staff by) {
    return new Page<>(incidents.list(Page.limit(limit), by), null);
  }

  @GetMapping("/api/watch/incidents/{id}")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR},
      hotline = true)
  Incident incident(@PathVariable String id, Staff by) {
    return incidents.get(id, by);
  }

  @PostMapping("/api/watch/incidents/{id}/acknowledge")
  @Permit({Role.MANAGER, Role.LEADER})
  Incident acknowledge(@PathVariable String id, Staff staff) {
    return said(
        desk.acknowledge(id, staff.id(), Incident.AcknowledgementChannel.CLICK),
        "Somebody has acknowledged this already, or it is over.");
  }

  /// Why it is dealt with.
  record ClosingReason(@Size(max = Incident.Closing.LONGEST) String why) {}

  /// Dealt with. If it burns on, it goes on, and wakes somebody when it is more; an alarm is
  /// refused, which ends by itself.
  @PostMapping("/api/watch/incidents/{id}/close")
  @Permit({Role.MANAGER, Role.LEADER})
  Incident close(@PathVariable String id, @RequestBody ClosingReason body, Staff staff) {
    return said(
        desk.deal(id, staff.id(), body.why()),
        "It is closed already, or nobody has acknowledged it yet: acknowledge it first.");
  }

  /// Takes a closing back, for ten minutes.
  @PostMapping("/api/watch/incidents/{id}/reopen")
  @Permit({Role.MANAGER, Role.LEADER})
  Incident reopen(@PathVariable String id, Staff staff) {
    return said(desk.reopen(id, staff.id()), "It is not closed.");
  }

  private static Incident said(DutyOutcome outcome, String no) {
    return switch (outcome) {
      case DutyOutcome.Decision(var after, var facts) -> after;
      case DutyOutcome.NotAllowedNow refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              no,
              Map.of("state", refusal.state(), "step", refusal.step()));
      case DutyOutcome.NotDue refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT, refusal, "It is not time yet.", Map.of("due", refusal.due()));
      case DutyOutcome.UndoIsOver refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "A closing can be taken back for ten minutes only.",
              Map.of("since", refusal.since()));
      case DutyOutcome.NothingToUndo refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "It ended by itself, or it burns anew: there is nothing to take back.",
              Map.of());
      case DutyOutcome.EndsByItself refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "An alarm ends by itself once what it watches is well again.",
              Map.of());
    };
  }
}
