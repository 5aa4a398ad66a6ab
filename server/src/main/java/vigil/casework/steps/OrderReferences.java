package vigil.casework.steps;

import vigil.casework.AssignmentStep;
import vigil.casework.Step;
import vigil.casework.life.OrderNumbers;
import vigil.casework.store.SqlOrderQueries;

/// People name orders by their numbers; the house, by their ids.
record OrderReferences(SqlOrderQueries lists) {
  /// With the order to merge into, or that is in progress already, by its id.
  Step byId(Step step) {
    return switch (step) {
      case Step.Merge(var into) -> new Step.Merge(idOf(into));
      case Step.OrderStep other -> byId(other);
      case AssignmentStep other -> other;
    };
  }

  Step.OrderStep byId(Step.OrderStep step) {
    return step instanceof Step.Refuse(var ground, var told, var running) && running != null
        ? new Step.Refuse(ground, told, idOf(running))
        : step;
  }

  String idOf(String idOrNumber) {
    return OrderNumbers.isValid(idOrNumber)
        ? lists.findId(idOrNumber).orElse(idOrNumber)
        : idOrNumber;
  }
}
