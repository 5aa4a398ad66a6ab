package vigil.city.life;

import java.util.List;
import vigil.city.Effect;
import vigil.city.RowChange;
import vigil.kernel.InvalidInput;

/// What can be done with an edition. `by` is a staff id.
public sealed interface EditionStep {
  /// No reason or note is longer.
  int LONGEST_WORDS = 500;

  String by();

  record Edit(String csv, String by) implements EditionStep {}

  /// Draws the draft anew on what is in force by now.
  ///
  /// @param inForce the text in force
  /// @param csv the draft's changes laid over it
  record Renew(String inForce, String csv, String by) implements EditionStep {}

  /// Shows it to whoever decides.
  ///
  /// @param why what it is for
  record Propose(String why, Findings findings, String by) implements EditionStep {
    public Propose {
      words(why);
    }
  }

  /// Back to the draft, by whoever sees that something is missing.
  record TakeBack(String by) implements EditionStep {}

  /// Brings it into force.
  ///
  /// @param number which edition of its table it becomes
  record Approve(String note, int number, Findings findings, String by) implements EditionStep {
    public Approve {
      words(note);
    }
  }

  record Refuse(String note, String by) implements EditionStep {
    public Refuse {
      words(note);
    }
  }

  record Withdraw(String by) implements EditionStep {}

  /// What looking at the whole policy with this edition in place found, at the moment of the step.
  ///
  /// @param inForce the table's text in force
  /// @param faults each with its file and line
  /// @param grants staff who would get a role that they have not
  record Findings(
      String inForce,
      List<RowChange> changes,
      List<String> faults,
      List<Effect> effects,
      List<String> grants) {
    public Findings {
      changes = List.copyOf(changes);
      faults = List.copyOf(faults);
      effects = List.copyOf(effects);
      grants = List.copyOf(grants);
    }
  }

  private static void words(String text) {
    InvalidInput.requireMaxLength("why", text, LONGEST_WORDS);
  }
}
