package vigil.casework.steps;

import java.util.Set;
import org.springframework.modulith.NamedInterface;
import vigil.casework.PrivacyFact;

/// Who stepped aside from which order.
@NamedInterface("inside")
public interface Recusals {
  /// Whether somebody ever stepped aside from any; before the table was read, the careful answer.
  boolean hasAny(String staff);

  /// The orders that somebody stepped aside from.
  Set<String> list(String staff);

  /// Whoever declares it sees and handles the order no more; to declare it twice changes nothing.
  void declare(String order, String staff, PrivacyFact.Interest kind);
}
