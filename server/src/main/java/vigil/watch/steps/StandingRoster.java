package vigil.watch.steps;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyTable;
import vigil.city.Standing;
import vigil.watch.duty.DutyLine;
import vigil.watch.duty.RosterChange;

/// Who would be woken by another roster.
@Component
class StandingRoster implements Standing {
  @Override
  public List<Effect> of(Question question) {
    if (question.table() != PolicyTable.DUTY) {
      return List.of();
    }
    var change =
        new RosterChange(
            new DutyLine(question.now().policy().duty()),
            new DutyLine(question.then().policy().duty()));
    List<Effect> effects = new ArrayList<>();
    var others = change.others(question.at());
    if (!others.isEmpty()) {
      effects.add(
          new Effect(
              "onDuty",
              others.size(),
              false,
              others.stream().map(RosterChange.Turn::line).toList()));
    }
    long without = change.hoursWithout(question.at());
    if (without > 0) {
      effects.add(
          new Effect(
              "nobodyOnDuty",
              without,
              true,
              change.from(question.at()).stream()
                  .filter(turn -> turn.to().isEmpty())
                  .map(RosterChange.Turn::line)
                  .toList()));
    }
    return effects;
  }
}
