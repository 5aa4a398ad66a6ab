package vigil.watch.steps;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.city.PolicyTable;
import vigil.watch.life.DutyRoster;
import vigil.watch.life.RosterChange;

/// Who would be woken by another roster.
@Component
class RosterImpact implements PolicyImpact {
  @Override
  public List<Effect> listEffects(ProposedChange question) {
    if (question.table() != PolicyTable.DUTY) {
      return List.of();
    }
    var change =
        new RosterChange(
            new DutyRoster(question.current().policy().duty()),
            new DutyRoster(question.proposed().policy().duty()));
    List<Effect> effects = new ArrayList<>();
    var others = change.listOtherTurns(question.at());
    if (!others.isEmpty()) {
      effects.add(
          new Effect(
              "onDuty",
              others.size(),
              false,
              others.stream().map(RosterChange.Turn::line).toList()));
    }
    long without = change.countUncoveredHours(question.at());
    if (without > 0) {
      effects.add(
          new Effect(
              "nobodyOnDuty",
              without,
              true,
              change.listTurns(question.at()).stream()
                  .filter(turn -> turn.to().isEmpty())
                  .map(RosterChange.Turn::line)
                  .toList()));
    }
    return effects;
  }
}
