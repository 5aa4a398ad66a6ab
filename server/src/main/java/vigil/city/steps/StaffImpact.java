package vigil.city.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.city.PolicyTable;
import vigil.city.RowChange;
import vigil.city.RowChange.Kind;

/// What another list of staff gives and takes.
@Component
class StaffImpact implements PolicyImpact {
  @Override
  public List<Effect> listEffects(ProposedChange question) {
    if (question.table() != PolicyTable.STAFF) {
      return List.of();
    }
    List<Effect> effects = new ArrayList<>();
    var changes = question.changes();
    effects.add(
        people("staffNew", listEffects(changes, Kind.ADDED), it -> roles(it.before(), it.after())));
    effects.add(
        people(
            "staffLeft", listEffects(changes, Kind.REMOVED), it -> roles(it.after(), it.before())));
    var changed = listEffects(changes, Kind.CHANGED);
    effects.add(people("rolesGiven", changed, it -> roles(it.before(), it.after())));
    effects.add(people("rolesTaken", changed, it -> roles(it.after(), it.before())));
    return effects.stream().filter(effect -> effect.count() > 0).toList();
  }

  private static List<RowChange> listEffects(List<RowChange> changes, Kind kind) {
    return changes.stream().filter(change -> change.kind() == kind).toList();
  }

  private static String roles(List<String> before, List<String> after) {
    return String.join(" ", StaffText.gained(before, after));
  }

  private static Effect people(
      String kind, List<RowChange> changes, Function<RowChange, String> roles) {
    var lines =
        changes.stream()
            .map(it -> Map.of("staff", it.key().getFirst(), "roles", roles.apply(it)))
            .filter(line -> !line.getOrDefault("roles", "").isEmpty())
            .toList();
    return new Effect(kind, lines.size(), false, lines);
  }
}
