package vigil.watch.life;

import java.util.List;
import vigil.kernel.UserRefusal;
import vigil.watch.Report;
import vigil.watch.WatchFact;

/// What comes of a step.
public sealed interface ReportOutcome {
  /// The step was done.
  record Decision(Report after, List<WatchFact> facts) implements ReportOutcome {
    public Decision {
      facts = List.copyOf(facts);
    }
  }

  /// The step was not done, and why.
  sealed interface Refusal extends ReportOutcome, UserRefusal {}

  record Stale(int version) implements Refusal {}

  record NotAllowedNow(Report.State state, String step) implements Refusal {}

  record NoUnitNamed() implements Refusal {}

  /// The report was not sent to this unit.
  record NotAddressed(String unit) implements Refusal {}

  record AlreadyReceived(String unit) implements Refusal {}

  /// What a unit has said it does stands: others have read it, and the curve is marked with it.
  record AlreadyMeasured(String unit) implements Refusal {}

  /// The figures count orders that accuse this unit, or one above it: they do not reach it. Drafted
  /// anew for it, they leave those orders out.
  record UnitAccused(String unit, int orders) implements Refusal {}

  /// The figures count orders of which nobody has said whom they accuse: they reach no unit.
  record AccusedUnsaid(int orders) implements Refusal {}

  /// Whose words these are is quoted to nobody any more: hidden, or accusing somebody, since it was
  /// drafted.
  record QuoteWithdrawn(List<String> quotes) implements Refusal {
    public QuoteWithdrawn {
      quotes = List.copyOf(quotes);
    }
  }

  /// The figures leave out orders for this unit, which is no more among those chosen: the others
  /// would get too few.
  record DraftedForAnother(String unit, int orders) implements Refusal {}

  /// Without the orders that accuse one of these units, or one above it, and those of which nobody
  /// has said whom they accuse, too few of the wave are left.
  ///
  /// @param units those among the chosen that something accuses
  /// @param orders that accuse one of them
  /// @param unsaid of which nobody has said it
  /// @param left that could be counted, of the whole
  record TooFewLeft(List<String> units, int orders, int unsaid, int left, int whole)
      implements Refusal {
    public TooFewLeft {
      units = List.copyOf(units);
    }
  }

  /// Nothing is said to accuse the units, but without the orders of which nobody has said whom they
  /// accuse too few of the wave are left.
  record TooManyUnsaid(int unsaid, int left, int whole) implements Refusal {}

  /// There is a report of the same wave; a second one is drafted only by who knows of it.
  record AlreadyReported(String report, Report.State state) implements Refusal {}
}
