package vigil.watch.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.DistrictCount;
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.knowledge.Knowledge;
import vigil.watch.Incident;
import vigil.watch.duty.DutyOutcome;
import vigil.watch.steps.DutyDesk;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlReports;

/// What is burning, and who is awake.
@RestController
class NightController {
  private static final Duration LAST_HOUR = Duration.ofHours(1);
  private static final Duration BEFORE = Duration.ofHours(6);

  private final DutyDesk desk;
  private final SqlIncidents incidents;
  private final SqlReports reports;
  private final Insight insight;
  private final Knowledge knowledge;
  private final Identity identity;
  private final InstantSource clock;

  NightController(
      DutyDesk desk,
      SqlIncidents incidents,
      SqlReports reports,
      Insight insight,
      Knowledge knowledge,
      Identity identity,
      InstantSource clock) {
    this.desk = desk;
    this.incidents = incidents;
    this.reports = reports;
    this.insight = insight;
    this.knowledge = knowledge;
    this.identity = identity;
    this.clock = clock;
  }

  @GetMapping("/api/watch/night")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR})
  Night night(@RequestParam(required = false) @Nullable String incident) {
    Instant now = clock.instant();
    var burning = desk.burning();
    Incident first =
        incident != null ? find(incident) : burning.isEmpty() ? null : burning.getFirst();
    Spike spike = first == null ? null : insight.spike(first.id()).orElse(null);
    if (first != null && first.isOfTheLane()) {
      return lane(now, first, burning);
    }
    return first == null || spike == null ? quiet(now) : burning(now, first, spike, burning);
  }

  @GetMapping("/api/watch/incidents")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR})
  Page<Incident> incidents(@RequestParam(required = false) @Nullable Integer limit) {
    return new Page<>(incidents.list(false, Page.limit(limit)), null);
  }

  @GetMapping("/api/watch/incidents/{id}")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR})
  Incident incident(@PathVariable String id) {
    return find(id);
  }

  @PostMapping("/api/watch/incidents/{id}/acknowledge")
  @Permit({Role.MANAGER, Role.LEADER})
  Incident acknowledge(@PathVariable String id, Staff staff) {
    return said(
        desk.acknowledge(id, staff.id(), Incident.How.CLICK),
        "Somebody has acknowledged this already, or it is over.");
  }

  /// Dealt with. If it burns on, it is raised again.
  @PostMapping("/api/watch/incidents/{id}/close")
  @Permit({Role.MANAGER, Role.LEADER})
  Incident close(@PathVariable String id) {
    return said(desk.deal(id), "Acknowledge it first; it can be closed once somebody is awake.");
  }

  private static Incident said(DutyOutcome outcome, String no) {
    return switch (outcome) {
      case DutyOutcome.Decision(var after, var facts) -> after;
      case DutyOutcome.NotAllowedNow refused ->
          throw Problems.refused(
              HttpStatus.CONFLICT, refused, no, Map.of("state", refused.state()));
      case DutyOutcome.NotDue refused ->
          throw Problems.refused(
              HttpStatus.CONFLICT, refused, "It is not time yet.", Map.of("due", refused.due()));
    };
  }

  @GetMapping("/api/watch/duty")
  @Permit(staff = true)
  List<Night.OnDuty> duty() {
    return onDuty(clock.instant());
  }

  private Night quiet(Instant now) {
    var map = insight.map(null, now.minus(LAST_HOUR), now);
    int count = map.stream().mapToInt(DistrictCount::count).sum();
    double usual = map.stream().mapToDouble(DistrictCount::usual).sum();
    var words = NightWords.quiet(count, usual);
    return new Night(
        now,
        words.chinese(),
        words.english(),
        count,
        usual,
        null,
        null,
        List.of(),
        List.of(),
        map,
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
        0,
        first,
        null,
        burning.stream().filter(other -> !other.id().equals(first.id())).toList(),
        List.of(),
        insight.map(null, now.minus(LAST_HOUR), now),
        woken(first),
        List.of(),
        List.of(),
        onDuty(now));
  }

  private Night burning(Instant now, Incident first, Spike spike, List<Incident> burning) {
    String topic = spike.topic().id();
    Instant closed = spike.closedAt();
    Instant until = closed == null ? now : closed;
    var series = insight.series(topic, null, spike.since().minus(BEFORE), until);
    double usual =
        series.stream()
            .filter(p -> !p.at().isBefore(spike.since()))
            .mapToDouble(p -> p.usual())
            .sum();
    var map = insight.map(topic, spike.since(), until);
    var words = NightWords.burning(spike, map, usual, until);
    return new Night(
        now,
        words.chinese(),
        words.english(),
        spike.count(),
        usual,
        first,
        spike,
        burning.stream().filter(other -> !other.id().equals(first.id())).toList(),
        series,
        map,
        woken(first),
        knowledge.ofSpike(spike.id()),
        reports.ofIncident(first.id()),
        onDuty(now));
  }

  private List<Night.Woken> woken(Incident incident) {
    var awake = incident.acknowledged();
    return incident.pages().stream()
        .map(page -> {
          var name = name(page.staff());
          boolean isAwake = awake != null && awake.staff().equals(page.staff());
          return new Night.Woken(
              page.place(), page.staff(), name.name(), name.nameEn(), page.at(), isAwake);
        })
        .toList();
  }

  private List<Night.OnDuty> onDuty(Instant at) {
    return desk.onDuty(at).stream().map(this::name).toList();
  }

  private Night.OnDuty name(String staff) {
    return identity
        .staff(staff)
        .map(s -> new Night.OnDuty(s.id(), s.name(), s.nameEn()))
        .orElse(new Night.OnDuty(staff, staff, staff));
  }

  private Incident find(String id) {
    return incidents.find(id).orElseThrow(() -> Problems.notFound("incident"));
  }
}
