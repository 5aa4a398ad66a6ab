package vigil.watch.web;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.insight.Waves;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.knowledge.Knowledge;
import vigil.watch.Incident;
import vigil.watch.Incident.LateStep;
import vigil.watch.life.DutyOutcome;
import vigil.watch.steps.WatchService;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlReports;

/// What is burning, and who is awake.
@RestController
class NightController {
  private final WatchService desk;
  private final SqlIncidents incidents;
  private final SqlReports reports;
  private final Insight insight;
  private final Waves waves;
  private final Knowledge knowledge;
  private final Identity identity;
  private final OrderAccess access;
  private final InstantSource clock;

  NightController(
      WatchService desk,
      SqlIncidents incidents,
      SqlReports reports,
      Insight insight,
      Waves waves,
      Knowledge knowledge,
      Identity identity,
      OrderAccess access,
      InstantSource clock) {
    this.desk = desk;
    this.incidents = incidents;
    this.reports = reports;
    this.insight = insight;
    this.waves = waves;
    this.knowledge = knowledge;
    this.identity = identity;
    this.access = access;
    this.clock = clock;
  }

  @GetMapping("/api/watch/night")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR})
  Night night(@RequestParam(required = false) @Nullable String incident, Staff by) {
    Instant now = clock.instant();
    var burning = shown(desk.listOpen(), by);
    Incident first =
        incident != null ? find(incident, by) : burning.isEmpty() ? null : burning.getFirst();
    Spike spike = first == null ? null : insight.findSpike(first.id()).orElse(null);
    if (first != null && first.isOfTheLane()) {
      return lane(now, first, burning);
    }
    return first == null || spike == null ? quiet(now) : burning(now, first, spike, burning);
  }

  @GetMapping("/api/watch/incidents")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR})
  Page<Incident> incidents(@RequestParam(required = false) @Nullable Integer limit, Staff by) {
    return new Page<>(shown(incidents.list(false, Page.limit(limit)), by), null);
  }

  @GetMapping("/api/watch/incidents/{id}")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR})
  Incident incident(@PathVariable String id, Staff by) {
    return find(id, by);
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

  /// Dealt with. If it burns on, it is raised again.
  @PostMapping("/api/watch/incidents/{id}/close")
  @Permit({Role.MANAGER, Role.LEADER})
  Incident close(@PathVariable String id, @RequestBody ClosingReason body, Staff staff) {
    return said(
        desk.deal(id, staff.id(), body.why()),
        "Acknowledge it first; it can be closed once somebody is awake.");
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
    };
  }

  @GetMapping("/api/watch/duty")
  @Permit(staff = true)
  List<Night.DutyMember> duty() {
    return onDuty(clock.instant());
  }

  private Night quiet(Instant now) {
    var wave = waves.countLastHour();
    var words = NightSentence.quiet(wave);
    return new Night(
        now,
        words.chinese(),
        words.english(),
        wave.count(),
        wave,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        onDuty(now));
  }

  /// Late steps of the rapid-disposal lane: no curve, but which orders and what is late.
  private Night lane(Instant now, Incident first, List<Incident> burning) {
    return new Night(
        now,
        first.topicName(),
        first.topicNameEn(),
        first.lates().size(),
        waves.countLastHour(),
        first,
        null,
        others(first, burning),
        woken(first),
        List.of(),
        List.of(),
        onDuty(now));
  }

  private Night burning(Instant now, Incident first, Spike spike, List<Incident> burning) {
    var wave = waves.findBySpike(spike.id()).orElseThrow(() -> Problems.notFound("spike"));
    var words = NightSentence.burning(spike, wave);
    return new Night(
        now,
        words.chinese(),
        words.english(),
        wave.count(),
        wave,
        first,
        spike,
        others(first, burning),
        woken(first),
        knowledge.listBySpike(spike.id()),
        reports.listByIncident(first.id()),
        onDuty(now));
  }

  private static List<Incident> others(Incident first, List<Incident> burning) {
    return burning.stream().filter(other -> !other.id().equals(first.id())).toList();
  }

  private List<Night.PagedStaff> woken(Incident incident) {
    var awake = incident.acknowledged();
    return incident.pages().stream()
        .map(page -> {
          var name = name(page.staff());
          boolean isAwake = awake != null && awake.staff().equals(page.staff());
          return new Night.PagedStaff(
              page.place(), page.staff(), name.name(), name.nameEn(), page.at(), isAwake);
        })
        .toList();
  }

  private List<Night.DutyMember> onDuty(Instant at) {
    return desk.listOnDuty(at).stream().map(this::name).toList();
  }

  private Night.DutyMember name(String staff) {
    return identity
        .findStaff(staff)
        .map(s -> new Night.DutyMember(s.id(), s.name(), s.nameEn()))
        .orElse(new Night.DutyMember(staff, staff, staff));
  }

  private Incident find(String id, Staff by) {
    Incident found = incidents.find(id).orElseThrow(() -> Problems.notFound("incident"));
    return shown(List.of(found), by).getFirst();
  }

  /// Each with the late orders that are shown to whoever looks.
  private List<Incident> shown(List<Incident> all, Staff by) {
    if (access.seesAll(by)) {
      return all;
    }
    var orders =
        all.stream().flatMap(one -> one.lates().stream()).map(LateStep::order).distinct().toList();
    var shown = access.listShown(orders, by);
    return all.stream().map(one -> one.limitedTo(shown)).toList();
  }
}
