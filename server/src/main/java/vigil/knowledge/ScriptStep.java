package vigil.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;

/// What can be done with a script. `by` is the staff id of whoever does it.
public sealed interface ScriptStep {
  /// Of a note or a reason, in characters: a sentence or two that others read in a list.
  int LONGEST = 500;

  String by();

  /// Saves the text as a new edition; agreements given to the old one are void.
  ///
  /// @param unit whom the writer belongs to: a unit that is asked about parts writes those only
  record Edit(ScriptText text, @Nullable String unit, String by) implements ScriptStep {
    /// By somebody of the hotline.
    public Edit(ScriptText text, String by) {
      this(text, null, by);
    }
  }

  /// Asks units to agree.
  ///
  /// @param parts about which parts some of them are asked; the others are asked about the whole
  record Ask(List<String> units, List<UnitParts> parts, String by) implements ScriptStep {
    public Ask {
      units = units.stream().distinct().toList();
      parts = parts.stream().filter(it -> !it.parts().isEmpty()).toList();
    }

    /// Asks each about the whole.
    public Ask(List<String> units, String by) {
      this(units, List.of(), by);
    }
  }

  record Agree(String unit, @Nullable String note, String by) implements ScriptStep {
    public Agree {
      InvalidInput.requireMaxLength("note", note, LONGEST);
    }
  }

  /// Agrees to a text of the unit's own; the other units are asked anew.
  record Amend(String unit, ScriptText text, @Nullable String note, String by)
      implements ScriptStep {
    public Amend {
      InvalidInput.requireMaxLength("note", note, LONGEST);
    }
  }

  /// Sends it back to its writer.
  record Refuse(String unit, String reason, String by) implements ScriptStep {
    public Refuse {
      InvalidInput.requireText("reason", reason, LONGEST);
    }
  }

  record Publish(String by) implements ScriptStep {}

  record Retire(String reason, String by) implements ScriptStep {
    public Retire {
      InvalidInput.requireText("reason", reason, LONGEST);
    }
  }
}
