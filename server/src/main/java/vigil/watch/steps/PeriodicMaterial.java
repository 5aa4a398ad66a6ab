package vigil.watch.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.city.WorkingDays;
import vigil.insight.PeriodFigures;
import vigil.insight.Spike;
import vigil.insight.Waves;
import vigil.knowledge.Knowledge;
import vigil.watch.PeriodicContent;
import vigil.watch.PeriodicContent.Phrase;
import vigil.watch.PeriodicReport.Kind;
import vigil.watch.Report;
import vigil.watch.life.PeriodicReportBuilder;
import vigil.watch.life.ReportSchedule;
import vigil.watch.life.SpikeOutcome;
import vigil.watch.store.SqlReports;

/// Reads what a periodic report says: the counts of its days, the spikes raised in them and what
/// became of these until now.
@Component
class PeriodicMaterial implements PeriodicContentReader {
  private final PeriodFigures figures;
  private final Waves waves;
  private final Knowledge knowledge;
  private final SqlReports reports;
  private final InstantSource clock;

  PeriodicMaterial(
      PeriodFigures figures,
      Waves waves,
      Knowledge knowledge,
      SqlReports reports,
      InstantSource clock) {
    this.figures = figures;
    this.waves = waves;
    this.knowledge = knowledge;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public PeriodicContent read(Kind kind, LocalDate first) {
    var days = ReportSchedule.compare(kind, first);
    Instant from = WorkingDays.startOf(days.from());
    List<SpikeOutcome> spikes =
        figures.listBurning(from, WorkingDays.endOf(days.until())).stream()
            .map(this::outcome)
            .toList();
    return new PeriodicReportBuilder(kind, figures.read(days), spikes, clock.instant()).build();
  }

  private SpikeOutcome outcome(Spike spike) {
    var wave = waves.findBySpike(spike.id()).orElseThrow();
    return new SpikeOutcome(
        spike.id(),
        new Phrase(spike.topic().name(), spike.topic().nameEn()),
        spike.topic().countsCalls(),
        wave.count(),
        new SpikeOutcome.Course(wave.usual(), spike.course().raisedAt(), spike.course().closedAt()),
        response(spike.id()));
  }

  private SpikeOutcome.Response response(String spike) {
    var sent =
        reports.listByIncident(spike).stream()
            .filter(one -> one.state() != Report.State.DRAFT)
            .toList();
    var deliveries = sent.stream().flatMap(one -> one.deliveries().stream()).toList();
    long answered = deliveries.stream().filter(one -> one.measure() != null).count();
    long scripts =
        knowledge.listBySpike(spike).stream()
            .filter(one -> one.publication().publishedEdition() != null)
            .count();
    return new SpikeOutcome.Response(sent.size(), deliveries.size(), (int) answered, (int) scripts);
  }
}
