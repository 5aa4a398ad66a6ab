package vigil.knowledge;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vigil.kernel.UserRefusal;

/// What comes of a step: a decision, or a refusal in words.
public sealed interface ScriptOutcome {
  /// The step was done.
  record Decision(Script after, List<KnowledgeFact> facts) implements ScriptOutcome {
    public Decision {
      facts = List.copyOf(facts);
    }
  }

  /// The step was not done, and why.
  sealed interface Refusal extends ScriptOutcome, UserRefusal {}

  /// Somebody was faster: the script is at this version now.
  record Stale(int version) implements Refusal {}

  record NotAllowedNow(Script.State state, String step) implements Refusal {}

  /// Parts without which no unit can be asked.
  record Incomplete(List<String> missing) implements Refusal {}

  record NoUnitNamed() implements Refusal {}

  /// The text has no such parts.
  record UnknownPart(List<String> parts) implements Refusal {}

  /// Units are asked about parts, and nobody about these.
  record PartWithoutUnit(List<String> parts) implements Refusal {}

  /// The unit would change parts about which others are asked, or nobody.
  record NotYourPart(List<String> parts) implements Refusal {}

  /// The script is for staff only: no caller is answered with it.
  record ScriptIsInternal(String script) implements Refusal {}

  /// A unit that amends says other words; one that agrees, says so.
  record NothingChanged() implements Refusal {}

  /// The script does not hold today, or not in the order's district.
  record ScriptDoesNotHold(String script) implements Refusal {}

  /// The order is no consultation that was answered and is over.
  record OrderGivesNoScript(String order) implements Refusal {}

  /// Somebody else wrote the order and took each step on it.
  record OrderOfAnother(String order) implements Refusal {}

  /// Another script in use has this title, however it is spaced and written.
  ///
  /// @param script the other one; null for who does not read this title there (rules 7.9)
  record TitleTaken(@Nullable String script) implements Refusal {
    /// What a person does about it.
    public String detail() {
      return script == null
          ? "This title is in use: choose another."
          : "Another script in use has this title: write on in that one, or say what is different.";
    }

    public Map<String, String> fields() {
      return script == null ? Map.of() : Map.of("script", script);
    }
  }

  /// This unit was not asked, or has answered.
  record NotAsked(String unit) implements Refusal {}
}
