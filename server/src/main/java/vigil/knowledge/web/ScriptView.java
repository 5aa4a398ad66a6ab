package vigil.knowledge.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptPart;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.life.ScriptLife;
import vigil.knowledge.store.SqlReadableScripts.ReadableScript;
import vigil.knowledge.store.SqlUsage;

/// A script as a person sees it.
///
/// @param tally null for people of a unit: some of the orders that it answered may accuse that unit
///   (rules 9.1)
/// @param steps what this person may do now, and why not the rest
/// @param parts about which units can be asked, as [ScriptPart] names them
/// @param ownParts that this person's unit may change; null for the whole
record ScriptView(
    Script script,
    SqlUsage.@Nullable Tally tally,
    List<StepView> steps,
    List<String> parts,
    @Nullable List<String> ownParts) {
  /// A button.
  ///
  /// @param step the last part of the step's path
  /// @param why null when it may be pressed; else `NotAllowedNow`, `NotYourRole`, `NotAsked`
  record StepView(String step, @Nullable String why) {}

  static ScriptView of(ReadableScript read, SqlUsage.Tally tally, Staff staff) {
    Script script = read.script();
    return new ScriptView(
        script,
        staff.unit() == null ? tally : null,
        steps(read, staff),
        ScriptPart.list(script.text()),
        script.ownParts(staff.unit()));
  }

  /// In the order of the sealed type, which is the order of a script's life. Whoever reads only
  /// what is out, takes no step on it.
  static List<StepView> steps(ReadableScript read, Staff staff) {
    Script script = read.script();
    var moves = ScriptLife.TABLE.listSteps(script.state());
    var steps = new ArrayList<StepView>();
    for (Class<?> step : ScriptStep.class.getPermittedSubclasses()) {
      String name = step.getSimpleName().toLowerCase(java.util.Locale.ROOT);
      String why = why(script, staff, step, moves.contains(step));
      steps.add(new StepView(name, why == null && !read.isWhole() ? "NotAsked" : why));
    }
    return steps;
  }

  private static @Nullable String why(
      Script script, Staff staff, Class<?> step, boolean isAllowedNow) {
    if (!isAllowedNow) {
      return "NotAllowedNow";
    }
    boolean isUnits =
        step == ScriptStep.Agree.class
            || step == ScriptStep.Amend.class
            || step == ScriptStep.Refuse.class;
    if (isUnits) {
      return whyUnit(script, staff);
    }
    // a unit's people write; whom to ask and what is out is decided at the hotline
    if (staff.unit() != null && step != ScriptStep.Edit.class) {
      return "NotYourRole";
    }
    boolean publishes = step == ScriptStep.Publish.class || step == ScriptStep.Retire.class;
    boolean mayWrite = staff.hasRole(Role.EDITOR) || staff.hasRole(Role.MANAGER);
    boolean may = publishes ? mayWrite || staff.hasRole(Role.LEADER) : mayWrite;
    return may ? null : "NotYourRole";
  }

  private static @Nullable String whyUnit(Script script, Staff staff) {
    String unit = staff.unit();
    if (!staff.hasRole(Role.CLERK) || unit == null) {
      return "NotYourRole";
    }
    return script.owing().contains(unit) ? null : "NotAsked";
  }
}
