package vigil.watch.steps;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.city.City;
import vigil.insight.AccusedUnits;
import vigil.kernel.Ids;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.watch.Report;
import vigil.watch.life.ReportLife;
import vigil.watch.life.ReportOutcome;
import vigil.watch.life.ReportOutcome.AccusedUnsaid;
import vigil.watch.life.ReportOutcome.AlreadyReported;
import vigil.watch.life.ReportOutcome.Decision;
import vigil.watch.life.ReportOutcome.QuoteWithdrawn;
import vigil.watch.life.ReportOutcome.Refusal;
import vigil.watch.life.ReportOutcome.TooFewLeft;
import vigil.watch.life.ReportOutcome.TooManyUnsaid;
import vigil.watch.life.ReportOutcome.UnitAccused;
import vigil.watch.life.ReportStep;
import vigil.watch.steps.ReportDraftBuilder.DraftContent;
import vigil.watch.store.SqlIncidents;
import vigil.watch.store.SqlReports;

/// Takes a report's steps.
@Service
public class ReportService {
  private final SqlReports reports;
  private final SqlIncidents incidents;
  private final ReportDraftBuilder draft;
  private final SpikeMaterial material;
  private final AccusedUnits accused;
  private final City city;
  private final Ledger ledger;
  private final InstantSource clock;

  ReportService(
      SqlReports reports,
      SqlIncidents incidents,
      ReportDraftBuilder draft,
      SpikeMaterial material,
      AccusedUnits accused,
      City city,
      Ledger ledger,
      InstantSource clock) {
    this.reports = reports;
    this.incidents = incidents;
    this.draft = draft;
    this.material = material;
    this.accused = accused;
    this.city = city;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// Drafts a report from the figures of an incident as they are now. The incident's row is held
  /// meanwhile, so that two who press at once do not both begin.
  ///
  /// @param isAnother whether a second one is meant, where there is one already
  @Transactional
  public ReportOutcome draft(String incident, boolean isAnother, String by) {
    var about = incidents.lock(incident).orElseThrow(() -> Problems.notFound("incident"));
    var earlier = reports.listByIncident(incident);
    if (!isAnother && !earlier.isEmpty()) {
      return new AlreadyReported(earlier.getFirst().id(), earlier.getFirst().state());
    }
    var drafted = draft.build(about);
    var born =
        ReportLife.born(
            Ids.next(clock),
            incident,
            drafted.text(),
            drafted.figures(),
            drafted.units(),
            by,
            clock.instant());
    reports.insert(born.after());
    born.facts().forEach(ledger::append);
    return born;
  }

  @Transactional
  public ReportOutcome take(String id, int seen, ReportStep step) {
    if (step instanceof ReportStep.Edit edit) {
      edit.units().forEach(this::requireUnit);
    }
    var report = reports.lock(id).orElseThrow(() -> Problems.notFound("report"));
    if (step instanceof ReportStep.Measure measure) {
      measure.requireDay(report);
    }
    if (step.isStale(seen, report.version())) {
      return new ReportOutcome.Stale(report.version());
    }
    var outcome = new ReportLife(report).take(step, clock.instant());
    if (outcome instanceof Decision(var after, var _)) {
      var untold = findUntold(step, after);
      if (untold.isPresent()) {
        return untold.get();
      }
    }
    return keep(outcome);
  }

  /// Text and figures anew, as they may be told to these units.
  @Transactional
  public ReportOutcome redraft(String id, int seen, List<String> units, String by) {
    units.forEach(this::requireUnit);
    var report = reports.lock(id).orElseThrow(() -> Problems.notFound("report"));
    if (report.version() != seen) {
      return new ReportOutcome.Stale(report.version());
    }
    var anew = draft.build(report.incident(), units.stream().distinct().toList());
    if (!anew.left().isEnough()) {
      return tooFewLeft(anew);
    }
    var step = new ReportStep.Redraft(anew.text(), anew.figures(), anew.units(), by);
    return keep(new ReportLife(report).take(step, clock.instant()));
  }

  private ReportOutcome keep(ReportOutcome outcome) {
    if (outcome instanceof Decision(var after, var facts)) {
      reports.update(after);
      facts.forEach(ledger::append);
    }
    return outcome;
  }

  private static Refusal tooFewLeft(DraftContent anew) {
    var leftOut = anew.figures().behind().leftOut();
    int unsaid = anew.figures().behind().unsaid().size();
    var left = anew.left();
    if (leftOut.isEmpty()) {
      return new TooManyUnsaid(unsaid, left.count(), left.whole());
    }
    var accused = anew.units().stream().filter(leftOut::containsKey).toList();
    int orders = (int) leftOut.values().stream().flatMap(List::stream).distinct().count();
    return new TooFewLeft(accused, orders, unsaid, left.count(), left.whole());
  }

  /// Why it does not reach its units, where the step says to whom it goes: the first unit that an
  /// order accuses which its figures count, orders of which nobody has said whom they accuse, or
  /// quotes of those who are quoted to nobody.
  private Optional<Refusal> findUntold(ReportStep step, Report after) {
    return switch (step) {
      case ReportStep.Edit _, ReportStep.Sign _ -> {
        var orders = listAccusing(after);
        Optional<Refusal> accused =
            after.units().stream()
                .filter(orders::containsKey)
                .findFirst()
                .map(unit -> new UnitAccused(unit, orders.getOrDefault(unit, List.of()).size()));
        yield accused.or(() -> findUnsaid(after)).or(() -> findWithdrawn(after));
      }
      case ReportStep.Redraft _, ReportStep.Receive _, ReportStep.Measure _ -> Optional.empty();
    };
  }

  private Optional<Refusal> findUnsaid(Report report) {
    var figures = report.figures();
    if (report.units().isEmpty()) {
      return Optional.empty();
    }
    var leftOut = listLeftOut(figures);
    int unsaid =
        (int)
            accused.listUnsaid(report.incident(), figures.earliest(), figures.to()).stream()
                .filter(order -> !leftOut.contains(order))
                .count();
    return unsaid == 0 ? Optional.empty() : Optional.of(new AccusedUnsaid(unsaid));
  }

  /// Quotes of those who are quoted to nobody since it was drafted.
  private Optional<Refusal> findWithdrawn(Report report) {
    var withdrawn =
        new ReportLife(report)
            .listQuotes().stream()
                .filter(quote -> !material.isQuotable(quote.order()))
                .map(Report.Quote::words)
                .toList();
    return withdrawn.isEmpty() ? Optional.empty() : Optional.of(new QuoteWithdrawn(withdrawn));
  }

  private static Set<String> listLeftOut(Report.Figures figures) {
    var leftOut = new HashSet<>(figures.behind().unsaid());
    figures.behind().leftOut().values().forEach(leftOut::addAll);
    return leftOut;
  }

  /// By unit, the orders that accuse it and were not left out when it was drafted.
  private Map<String, List<String>> listAccusing(Report report) {
    var figures = report.figures();
    var leftOut = listLeftOut(figures);
    var counted = new HashMap<String, List<String>>();
    accused
        .listAccusing(
            report.incident(), figures.earliest(), figures.to(), Set.copyOf(report.units()))
        .forEach((unit, orders) -> {
          var rest = orders.stream().filter(order -> !leftOut.contains(order)).toList();
          if (!rest.isEmpty()) {
            counted.put(unit, rest);
          }
        });
    return counted;
  }

  private void requireUnit(String unit) {
    if (city.units().find(unit).isEmpty()) {
      throw InvalidInput.unknown("unit");
    }
  }
}
