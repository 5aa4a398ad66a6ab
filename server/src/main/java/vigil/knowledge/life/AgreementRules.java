package vigil.knowledge.life;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.knowledge.Script.Agreement;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.ScriptPart;
import vigil.knowledge.ScriptStep.Ask;
import vigil.knowledge.ScriptText;
import vigil.knowledge.UnitParts;

/// Which unit is asked about which parts of a script, and who is asked anew (rules 7.2).
final class AgreementRules {
  private AgreementRules() {}

  /// Why units cannot be asked like this; null where they can.
  static ScriptOutcome.@Nullable Refusal refuse(Ask step, ScriptText text) {
    for (UnitParts its : step.parts()) {
      if (!step.units().contains(its.unit())) {
        return new ScriptOutcome.NotAsked(its.unit());
      }
    }
    List<String> parts = ScriptPart.list(text);
    List<String> asked =
        step.parts().stream().flatMap(it -> it.parts().stream()).distinct().toList();
    List<String> unknown = asked.stream().filter(it -> !parts.contains(it)).toList();
    if (!unknown.isEmpty()) {
      return new ScriptOutcome.UnknownPart(unknown);
    }
    var left = new HashSet<>(step.units());
    step.parts().forEach(it -> left.remove(it.unit()));
    List<String> nobodys = parts.stream().filter(it -> !asked.contains(it)).toList();
    return left.isEmpty() && !nobodys.isEmpty() ? new ScriptOutcome.PartWithoutUnit(nobodys) : null;
  }

  /// What each unit owes once it is asked.
  static List<Agreement> owed(Ask step) {
    return step.units().stream().map(unit -> Agreement.owed(unit, partsOf(step, unit))).toList();
  }

  /// The same units, of whom none has said anything of what is written now.
  static List<Agreement> owedAnew(List<Agreement> agreements) {
    return agreements.stream().map(a -> Agreement.owed(a.unit(), a.parts())).toList();
  }

  static @Nullable Agreement find(List<Agreement> agreements, String unit) {
    return agreements.stream().filter(a -> a.unit().equals(unit)).findFirst().orElse(null);
  }

  /// Changed parts that this unit may not change. Where nobody is asked about parts there are none.
  static List<String> listForeign(List<Agreement> all, Agreement own, List<String> changed) {
    if (all.stream().allMatch(a -> a.parts().isEmpty())) {
      return List.of();
    }
    return changed.stream()
        .filter(part -> part.equals(ScriptPart.QUESTIONS) || !own.concerns(List.of(part)))
        .toList();
  }

  /// The amending unit's word, and who is asked anew: whoever is asked about a part that changed.
  static List<Agreement> afterAmendment(List<Agreement> all, Agreement word, List<String> changed) {
    return all.stream().map(a -> afterAmendment(a, word, changed)).toList();
  }

  private static Agreement afterAmendment(Agreement one, Agreement word, List<String> changed) {
    if (one.unit().equals(word.unit())) {
      return word;
    }
    return one.concerns(changed) ? Agreement.owed(one.unit(), one.parts()) : one;
  }

  private static List<String> partsOf(Ask step, String unit) {
    return step.parts().stream()
        .filter(it -> it.unit().equals(unit))
        .flatMap(it -> it.parts().stream())
        .distinct()
        .toList();
  }
}
