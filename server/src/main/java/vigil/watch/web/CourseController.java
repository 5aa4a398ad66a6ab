package vigil.watch.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.insight.Insight;
import vigil.insight.Spike;
import vigil.insight.Waves;
import vigil.insight.Waves.Span;
import vigil.kernel.Problems;
import vigil.knowledge.ScriptPublications;
import vigil.knowledge.ScriptPublications.ScriptPublication;
import vigil.watch.Incident;
import vigil.watch.Report;
import vigil.watch.store.SqlReports;
import vigil.watch.web.IncidentCourse.CourseLine;
import vigil.watch.web.IncidentCourse.CourseMark;
import vigil.watch.web.IncidentCourse.MarkKind;

/// What became of a matter: its curve until a week later, with what was done marked on it.
@RestController
class CourseController {
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration AFTER = Duration.ofDays(8);

  private final VisibleIncidents incidents;
  private final Insight insight;
  private final Waves waves;
  private final ScriptPublications publications;
  private final SqlReports reports;
  private final InstantSource clock;

  CourseController(
      VisibleIncidents incidents,
      Insight insight,
      Waves waves,
      ScriptPublications publications,
      SqlReports reports,
      InstantSource clock) {
    this.incidents = incidents;
    this.insight = insight;
    this.waves = waves;
    this.publications = publications;
    this.reports = reports;
    this.clock = clock;
  }

  @GetMapping("/api/watch/incidents/{id}/course")
  @Permit(
      value = {Role.MANAGER, Role.LEADER, Role.EDITOR, Role.OPERATOR},
      hotline = true)
  IncidentCourse course(@PathVariable String id, Staff by) {
    Incident incident = incidents.get(id, by);
    Spike spike = insight.findSpike(id).orElseThrow(() -> Problems.notFound("spike"));
    Instant since = spike.course().since();
    Instant last = last(spike, clock.instant());
    Instant to = clock.instant().isBefore(last) ? clock.instant() : last;
    var marks =
        marks(incident, spike).stream()
            .filter(mark -> mark.at().isBefore(to))
            .sorted(Comparator.comparing(CourseMark::at))
            .toList();
    var lines =
        listShown(incident, spike).stream()
            .map(one ->
                new CourseLine(
                    one.topic(),
                    waves.listHours(one.id(), since.minus(BEFORE), to),
                    spans(one, marks, to)))
            .toList();
    return new IncidentCourse(since.minus(BEFORE), to, lines, marks);
  }

  /// A week after its first day, or after the end of one that lasts longer.
  private static Instant last(Spike spike, Instant now) {
    Instant closed = spike.course().closedAt();
    Instant week = (closed == null ? now : closed).plus(AFTER).minus(BEFORE);
    Instant first = spike.course().since().plus(AFTER);
    return first.isAfter(week) ? first : week;
  }

  /// The own spike of an incident, and of calls the topic that they turned out to be about.
  private List<Spike> listShown(Incident incident, Spike spike) {
    var shown = new ArrayList<>(List.of(spike));
    if (spike.topic().countsCalls()) {
      incident.about().joined().stream()
          .flatMap(one -> insight.findSpike(one).stream())
          .filter(one -> !one.topic().countsCalls())
          .max(Comparator.comparing(one -> one.topic().isNamed()))
          .ifPresent(shown::add);
    }
    return shown;
  }

  /// From each mark to the next, and from the last until now.
  private List<Span> spans(Spike spike, List<CourseMark> marks, Instant to) {
    var spans = new ArrayList<Span>();
    for (int i = 0; i < marks.size(); i++) {
      Instant end = i + 1 < marks.size() ? marks.get(i + 1).at() : to;
      spans.add(waves.count(spike.id(), marks.get(i).at(), end));
    }
    return spans;
  }

  private List<CourseMark> marks(Incident incident, Spike spike) {
    var marks = new ArrayList<CourseMark>();
    marks.add(CourseMark.of(MarkKind.RAISED, spike.course().raisedAt(), null));
    var awake = incident.paging().acknowledged();
    if (awake != null) {
      marks.add(CourseMark.of(MarkKind.ACKNOWLEDGED, awake.at(), null));
    }
    incident.listSpikes().stream()
        .flatMap(one -> publications.listBySpike(one).stream())
        .forEach(one -> marks.addAll(marks(one)));
    reports.listByIncident(incident.id()).forEach(report -> marks.addAll(marks(report)));
    return marks;
  }

  /// What was taken back stays marked: callers were told it until then.
  private static List<CourseMark> marks(ScriptPublication one) {
    var marks = new ArrayList<CourseMark>();
    marks.add(CourseMark.of(MarkKind.PUBLISHED, one.publishedAt(), one.title()));
    if (one.retiredAt() != null) {
      marks.add(CourseMark.of(MarkKind.RETIRED, one.retiredAt(), one.title()));
    }
    return marks;
  }

  private static List<CourseMark> marks(Report report) {
    var marks = new ArrayList<CourseMark>();
    Instant signed = report.authors().signedAt();
    if (signed != null) {
      marks.add(CourseMark.of(MarkKind.REPORTED, signed, report.text().title()));
    }
    for (Report.Delivery delivery : report.deliveries()) {
      Instant at = delivery.measuredAt();
      if (at != null) {
        marks.add(
            new CourseMark(
                MarkKind.MEASURE, at, delivery.measure(), delivery.unit(), delivery.by()));
      }
    }
    return marks;
  }
}
