package vigil.watch.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.insight.Waves;
import vigil.kernel.Problems;
import vigil.knowledge.Knowledge;
import vigil.knowledge.Script;
import vigil.watch.Incident;
import vigil.watch.store.SqlAlarms;
import vigil.watch.store.SqlReports;
import vigil.watch.web.Night.Answers;
import vigil.watch.web.Night.Headline;

/// What is burning, and who is awake.
@RestController
class NightController {
  private final NightStaff staff;
  private final VisibleIncidents incidents;
  private final SqlReports reports;
  private final SqlAlarms alarms;
  private final Insight insight;
  private final Waves waves;
  private final Knowledge knowledge;
  private final InstantSource clock;

  NightController(
      NightStaff staff,
      VisibleIncidents incidents,
      SqlReports reports,
      SqlAlarms alarms,
      Insight insight,
      Waves waves,
      Knowledge knowledge,
      InstantSource clock) {
    this.staff = staff;
    this.incidents = incidents;
    this.reports = reports;
    this.alarms = alarms;
    this.insight = insight;
    this.waves = waves;
    this.knowledge = knowledge;
    this.clock = clock;
  }

  @GetMapping("/api/watch/night")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR},
      hotline = true)
  Night night(@RequestParam(required = false) @Nullable String incident, Staff by) {
    Instant now = clock.instant();
    var burning = incidents.listOpen(by);
    Incident first =
        incident != null ? incidents.get(incident, by) : findFirst(burning).orElse(null);
    Spike spike = first == null ? null : insight.findSpike(first.id()).orElse(null);
    if (first != null && first.isOfTheLane()) {
      return lane(now, first, burning);
    }
    if (first != null && (first.isAlarm() || first.isTest())) {
      return alarm(now, first, burning);
    }
    return first == null || spike == null
        ? quiet(now, burning)
        : burning(now, first, spike, burning, by);
  }

  /// Which of them the page is about where nobody chose: what citizens call about stands before an
  /// alarm of the line itself, which would hide it; of equals the newest.
  static Optional<Incident> findFirst(List<Incident> newestFirst) {
    return newestFirst.stream()
        .filter(one -> one.state() != Incident.State.WAITING && !one.isTest())
        .min(Comparator.comparing(Incident::isAlarm));
  }

  @GetMapping("/api/watch/duty")
  @Permit(staff = true)
  List<Night.DutyMember> duty() {
    return staff.onDuty(clock.instant());
  }

  private Night quiet(Instant now, List<Incident> waiting) {
    var wave = waves.countLastHour();
    var words = NightSentence.quiet(wave);
    return new Night(
        now,
        new Headline(words.chinese(), words.english(), wave.count(), wave),
        null,
        null,
        waiting,
        List.of(),
        Answers.NONE,
        staff.onDuty(now));
  }

  /// Something of the line itself: how bad it has been.
  private Night alarm(Instant now, Incident first, List<Incident> burning) {
    int worst = alarms.find(first.id()).map(one -> (int) Math.round(one.worst())).orElse(0);
    var about = first.about();
    return new Night(
        now,
        new Headline(about.topicName(), about.topicNameEn(), worst, waves.countLastHour()),
        first,
        null,
        others(first, burning),
        staff.woken(first),
        Answers.NONE,
        staff.onDuty(now));
  }

  /// Late steps of the rapid-disposal lane: no curve, but which orders and what is late.
  private Night lane(Instant now, Incident first, List<Incident> burning) {
    var about = first.about();
    return new Night(
        now,
        new Headline(
            about.topicName(), about.topicNameEn(), first.lates().size(), waves.countLastHour()),
        first,
        null,
        others(first, burning),
        staff.woken(first),
        Answers.NONE,
        staff.onDuty(now));
  }

  private Night burning(
      Instant now, Incident first, Spike spike, List<Incident> burning, Staff by) {
    var wave = waves.findBySpike(spike.id()).orElseThrow(() -> Problems.notFound("spike"));
    var words = NightSentence.burning(spike, wave);
    return new Night(
        now,
        new Headline(words.chinese(), words.english(), wave.count(), wave),
        first,
        spike,
        others(first, burning),
        staff.woken(first),
        new Answers(scripts(first, by), reports.listByIncident(first.id())),
        staff.onDuty(now));
  }

  /// Begun on any spike of the matter.
  private List<Script> scripts(Incident incident, Staff by) {
    return incident.listSpikes().stream()
        .flatMap(spike -> knowledge.listBySpike(spike, by).stream())
        .toList();
  }

  private static List<Incident> others(Incident first, List<Incident> burning) {
    return burning.stream().filter(other -> !other.id().equals(first.id())).toList();
  }
}
