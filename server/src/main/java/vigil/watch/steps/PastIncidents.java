package vigil.watch.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vigil.insight.Spike;
import vigil.insight.WaveHandling;
import vigil.insight.Waves;
import vigil.knowledge.ScriptPublications;
import vigil.knowledge.ScriptPublications.ScriptPublication;
import vigil.watch.Incident;
import vigil.watch.PastIncident;
import vigil.watch.PastIncident.PastMeasure;
import vigil.watch.PastIncident.PastReport;
import vigil.watch.Report;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlReports;

/// What became of incidents that are over.
@Component
public class PastIncidents {
  private final SqlIncidents incidents;
  private final SqlReports reports;
  private final ScriptPublications publications;
  private final Waves waves;

  PastIncidents(
      SqlIncidents incidents, SqlReports reports, ScriptPublications publications, Waves waves) {
    this.incidents = incidents;
    this.reports = reports;
    this.publications = publications;
    this.waves = waves;
  }

  /// Empty of a spike that joined the incident of another, and while its incident is open.
  public Optional<PastIncident> find(Spike spike) {
    return incidents
        .find(spike.id())
        .filter(incident -> incident.state() == Incident.State.CLOSED)
        .flatMap(incident ->
            waves
                .findBySpike(spike.id())
                .map(wave ->
                    new PastIncident(
                        spike.id(),
                        spike.topic(),
                        new PastIncident.Course(
                            spike.course().raisedAt(), spike.course().closedAt()),
                        new PastIncident.Size(
                            wave.count(), wave.usual(), wave.times(), spike.districts()),
                        woken(incident),
                        response(incident),
                        incident.ending().closing())));
  }

  private static PastIncident.Woken woken(Incident incident) {
    var paging = incident.paging();
    var staff = paging.pages().stream().map(Incident.Page::staff).distinct().toList();
    var awake = paging.acknowledged();
    if (awake == null) {
      return new PastIncident.Woken(staff, null, null);
    }
    Instant anew = paging.wokenAnew();
    Instant since = anew == null ? incident.openedAt() : anew;
    long minutes = Duration.between(since, awake.at()).toMinutes();
    return new PastIncident.Woken(staff, awake.staff(), minutes);
  }

  private PastIncident.Response response(Incident incident) {
    List<ScriptPublication> answers =
        incident.listSpikes().stream()
            .flatMap(spike -> publications.listBySpike(spike).stream())
            .sorted(Comparator.comparing(ScriptPublication::publishedAt))
            .toList();
    List<WaveHandling> handling =
        answers.isEmpty()
            ? List.of()
            : waves.compareHandling(incident.id(), answers.getFirst().publishedAt());
    var sent =
        reports.listByIncident(incident.id()).stream()
            .filter(one -> one.state() != Report.State.DRAFT)
            .map(PastIncidents::report)
            .toList();
    return new PastIncident.Response(answers, handling, sent);
  }

  private static PastReport report(Report report) {
    return new PastReport(
        report.id(),
        report.text().title(),
        report.authors().signedAt(),
        report.deliveries().size(),
        report.deliveries().stream().flatMap(PastIncidents::measure).toList());
  }

  private static Stream<PastMeasure> measure(Report.Delivery delivery) {
    String measure = delivery.measure();
    return measure == null
        ? Stream.empty()
        : Stream.of(
            new PastMeasure(delivery.unit(), measure, delivery.by(), delivery.measuredAt()));
  }
}
