package vigil.watch.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.insight.Waves;
import vigil.kernel.Problems;
import vigil.knowledge.Knowledge;
import vigil.watch.Incident;
import vigil.watch.steps.WatchService;
import vigil.watch.store.SqlAlarms;
import vigil.watch.store.SqlReports;
import vigil.watch.web.Night.Answers;
import vigil.watch.web.Night.Headline;

/// What is burning, and who is awake.
@RestController
class NightController {
  private final WatchService desk;
  private final VisibleIncidents incidents;
  private final SqlReports reports;
  private final SqlAlarms alarms;
  private final Insight insight;
  private final Waves waves;
  private final Knowledge knowledge;
  private final Identity identity;
  private final InstantSource clock;

  NightController(
      WatchService desk,
      VisibleIncidents incidents,
      SqlReports reports,
      SqlAlarms alarms,
      Insight insight,
      Waves waves,
      Knowledge knowledge,
      Identity identity,
      InstantSource clock) {
    this.desk = desk;
    this.incidents = incidents;
    this.reports = reports;
    this.alarms = alarms;
    this.insight = insight;
    this.waves = waves;
    this.knowledge = knowledge;
    this.identity = identity;
    this.clock = clock;
  }

  @GetMapping("/api/watch/night")
  @Permit({Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR})
  Night night(@RequestParam(required = false) @Nullable String incident, Staff by) {
    Instant now = clock.instant();
    var burning = incidents.limit(desk.listOpen(), by);
    Incident first =
        incident != null
            ? incidents.get(incident, by)
            : burning.stream()
                .filter(one -> one.state() != Incident.State.WAITING)
                .findFirst()
                .orElse(null);
    Spike spike = first == null ? null : insight.findSpike(first.id()).orElse(null);
    if (first != null && first.isOfTheLane()) {
      return lane(now, first, burning);
    }
    if (first != null && first.isAlarm()) {
      return alarm(now, first, burning);
    }
    return first == null || spike == null
        ? quiet(now, burning)
        : burning(now, first, spike, burning);
  }

  @GetMapping("/api/watch/duty")
  @Permit(staff = true)
  List<Night.DutyMember> duty() {
    return onDuty(clock.instant());
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
        onDuty(now));
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
        woken(first),
        Answers.NONE,
        onDuty(now));
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
        woken(first),
        Answers.NONE,
        onDuty(now));
  }

  private Night burning(Instant now, Incident first, Spike spike, List<Incident> burning) {
    var wave = waves.findBySpike(spike.id()).orElseThrow(() -> Problems.notFound("spike"));
    var words = NightSentence.burning(spike, wave);
    return new Night(
        now,
        new Headline(words.chinese(), words.english(), wave.count(), wave),
        first,
        spike,
        others(first, burning),
        woken(first),
        new Answers(knowledge.listBySpike(spike.id()), reports.listByIncident(first.id())),
        onDuty(now));
  }

  private static List<Incident> others(Incident first, List<Incident> burning) {
    return burning.stream().filter(other -> !other.id().equals(first.id())).toList();
  }

  private List<Night.PagedStaff> woken(Incident incident) {
    var awake = incident.paging().acknowledged();
    return incident.paging().pages().stream()
        .map(page -> {
          var name = name(page.staff());
          boolean isAwake = awake != null && awake.staff().equals(page.staff());
          return new Night.PagedStaff(
              page.place(),
              page.staff(),
              name.name(),
              name.nameEn(),
              page.at(),
              page.tries(),
              isAwake);
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
}
