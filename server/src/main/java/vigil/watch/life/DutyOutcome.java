package vigil.watch.life;

import java.time.Instant;
import java.util.List;
import vigil.kernel.UserRefusal;
import vigil.watch.Incident;
import vigil.watch.WatchFact;

/// What comes of a step.
public sealed interface DutyOutcome {
  /// The step was done.
  record Decision(Incident after, List<WatchFact> facts) implements DutyOutcome {
    public Decision {
      facts = List.copyOf(facts);
    }
  }

  /// The step was not done, and why.
  sealed interface Refusal extends DutyOutcome, UserRefusal {}

  record NotAllowedNow(Incident.State state, String step) implements Refusal {}

  /// The present one still has time.
  record NotDue(Instant due) implements Refusal {}

  /// What a person has ended can be taken back for a while only.
  record UndoIsOver(Instant since) implements Refusal {}

  /// The incident ended by itself, or began anew: there is nothing to take back.
  record NothingToUndo() implements Refusal {}

  /// An alarm is over when what it watches is well again, and not by a word.
  record EndsByItself() implements Refusal {}
}
