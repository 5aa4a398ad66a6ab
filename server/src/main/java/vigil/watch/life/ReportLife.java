package vigil.watch.life;

import static vigil.kernel.TransitionTable.arrow;
import static vigil.watch.Report.State.ANSWERED;
import static vigil.watch.Report.State.DRAFT;
import static vigil.watch.Report.State.SIGNED;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vigil.kernel.TransitionTable;
import vigil.watch.Report;
import vigil.watch.Report.Delivery;
import vigil.watch.Report.State;
import vigil.watch.WatchFact;
import vigil.watch.life.ReportOutcome.Decision;
import vigil.watch.life.ReportStep.Edit;
import vigil.watch.life.ReportStep.Measure;
import vigil.watch.life.ReportStep.Receive;
import vigil.watch.life.ReportStep.Redraft;
import vigil.watch.life.ReportStep.Sign;

/// The life of an express report: drafted from figures, signed, received and answered by each unit
/// (rules 8.5).
public record ReportLife(Report current) {
  /// The only place where a report's arrows are written.
  public static final TransitionTable<State, ReportStep> TABLE =
      TransitionTable.of(
          arrow(DRAFT, Edit.class, DRAFT),
          arrow(DRAFT, Redraft.class, DRAFT),
          arrow(DRAFT, Sign.class, SIGNED),
          arrow(SIGNED, Receive.class, SIGNED),
          arrow(SIGNED, Measure.class, SIGNED),
          arrow(SIGNED, Measure.class, ANSWERED));

  /// A report's first draft.
  public static Decision born(
      String id,
      String incident,
      Report.Text text,
      Report.Figures figures,
      List<String> units,
      String by,
      Instant at) {
    var deliveries = units.stream().map(Delivery::to).toList();
    var authors = Report.Authors.drafting(by, at);
    var report = new Report(id, 1, DRAFT, incident, text, figures, deliveries, authors);
    return new Decision(report, List.of(new WatchFact.ReportDrafted(id, 1, incident, by)));
  }

  /// Which of the quotes it was drafted with it still says, among the appeals or in its sentences.
  public List<Report.Quote> listQuotes() {
    var text = current.text();
    var lines =
        Stream.concat(text.appeals().stream(), Stream.of(text.whyNow(), text.suggestion()))
            .toList();
    return current.figures().behind().quotes().stream()
        .filter(quote -> lines.stream().anyMatch(line -> TypicalAppeals.isQuotedIn(line, quote)))
        .toList();
  }

  public ReportOutcome take(ReportStep step, Instant at) {
    if (!TABLE.listSteps(current.state()).contains(step.getClass())) {
      return new ReportOutcome.NotAllowedNow(current.state(), step.getClass().getSimpleName());
    }
    return switch (step) {
      case Edit edit -> edit(edit);
      case Redraft redraft -> redraft(redraft);
      case Sign(var by) -> sign(step, by, at);
      case Receive(var unit, var by) -> receive(step, unit, by, at);
      case Measure measure -> measure(measure, at);
    };
  }

  /// An edit does not touch the figures: so nobody is taken away for whom they leave something out.
  private ReportOutcome edit(Edit step) {
    var leftOut = new TreeMap<>(current.figures().behind().leftOut());
    var still = new HashSet<String>();
    step.units().forEach(unit -> still.addAll(leftOut.getOrDefault(unit, List.of())));
    for (var one : leftOut.entrySet()) {
      if (!still.containsAll(one.getValue())) {
        return new ReportOutcome.DraftedForAnother(one.getKey(), one.getValue().size());
      }
    }
    var to = step.units().stream().map(Delivery::to).toList();
    var after = go(step, DRAFT, step.text(), to, current.authors().unsigned());
    return decided(after, new WatchFact.ReportEdited(current.id(), after.version(), step.by()));
  }

  private ReportOutcome redraft(Redraft step) {
    var after =
        new Report(
            current.id(),
            current.version() + 1,
            DRAFT,
            current.incident(),
            step.text(),
            step.figures(),
            step.units().stream().map(Delivery::to).toList(),
            current.authors());
    return decided(after, new WatchFact.ReportRedrafted(current.id(), after.version(), step.by()));
  }

  private ReportOutcome sign(ReportStep step, String by, Instant at) {
    if (current.deliveries().isEmpty()) {
      return new ReportOutcome.NoUnitNamed();
    }
    var after =
        go(step, SIGNED, current.text(), current.deliveries(), current.authors().signed(by, at));
    return decided(
        after, new WatchFact.ReportSigned(current.id(), after.version(), current.units(), by));
  }

  private ReportOutcome receive(ReportStep step, String unit, String by, Instant at) {
    var own = delivery(unit);
    if (own.isEmpty()) {
      return new ReportOutcome.NotAddressed(unit);
    }
    if (own.get().receivedAt() != null) {
      return new ReportOutcome.AlreadyReceived(unit);
    }
    var to = with(new Delivery(unit, by, at, null, null, null, null));
    var after = go(step, SIGNED, current.text(), to, current.authors());
    return decided(after, new WatchFact.ReportReceived(current.id(), after.version(), unit, by));
  }

  /// Whoever answers has received. A measure is given once, as a report is received once: it is
  /// what the others have read, and the moment that the curve shows.
  private ReportOutcome measure(Measure step, Instant at) {
    var own = delivery(step.unit());
    if (own.isEmpty()) {
      return new ReportOutcome.NotAddressed(step.unit());
    }
    var was = own.get();
    if (was.measure() != null) {
      return new ReportOutcome.AlreadyMeasured(step.unit());
    }
    boolean isNew = was.receivedAt() == null;
    var to =
        with(
            new Delivery(
                step.unit(),
                isNew ? step.by() : was.receivedBy(),
                isNew ? at : was.receivedAt(),
                step.measure(),
                step.until(),
                step.by(),
                at));
    boolean isAll = to.stream().allMatch(d -> d.measure() != null);
    var after = go(step, isAll ? ANSWERED : SIGNED, current.text(), to, current.authors());
    return decided(
        after, new WatchFact.MeasureGiven(current.id(), after.version(), step.unit(), step.by()));
  }

  private Optional<Delivery> delivery(String unit) {
    return current.deliveries().stream().filter(d -> d.unit().equals(unit)).findFirst();
  }

  private List<Delivery> with(Delivery own) {
    return current.deliveries().stream().map(d -> d.unit().equals(own.unit()) ? own : d).toList();
  }

  private Report go(
      ReportStep step,
      State to,
      Report.Text text,
      List<Delivery> deliveries,
      Report.Authors authors) {
    if (!TABLE.allows(current.state(), step.getClass(), to)) {
      throw new IllegalStateException("No arrow from " + current.state() + " to " + to);
    }
    return new Report(
        current.id(),
        current.version() + 1,
        to,
        current.incident(),
        text,
        current.figures(),
        deliveries,
        authors);
  }

  private static Decision decided(Report after, WatchFact fact) {
    return new Decision(after, List.of(fact));
  }
}
