package vigil.casework;

import java.util.List;
import java.util.Optional;
import vigil.identity.Staff;
import vigil.kernel.Page;
import vigil.kernel.Phone;

/// Orders from the first word to the last: register, take a step, what is due.
public interface Casework {
  /// Writes a new order down and takes the first steps on it, all or none of them.
  ///
  /// @param then what an agent does in the same breath: submit, answer and close, ...
  Registration register(Draft draft, List<Step.OrderStep> then, Staff by);

  /// Takes a step.
  ///
  /// @param id of the order, or of the assignment for a unit's step
  /// @param seen the order's version on which it was decided
  Outcome take(String id, int seen, Step step, Staff by);

  /// What this person may do on the order now, and why not the rest. Empty when it is hidden.
  List<Offer> listSteps(String orderId, Staff by);

  /// The order as this person may see it, by id or number.
  Optional<OrderDetails> find(String idOrNumber, Staff by);

  /// Newest first, as far as this person may see.
  Page<OrderRow> list(OrderQuery query, Staff by);

  /// What the number's owner brought up before, newest first, as far as this person may see.
  List<PreviousOrder> listPrevious(Phone phone, Staff by);

  /// For the citizen who knows the number and the query code.
  Optional<Progress> findProgress(String number, String code);
}
