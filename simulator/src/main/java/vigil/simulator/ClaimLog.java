package vigil.simulator;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import vigil.casework.CompletionReport;
import vigil.casework.OrderFact;

/// What units said of orders, and what citizens said to that.
final class ClaimLog {
  private final Map<String, CompletionReport.Resolution> claims = new HashMap<>();
  private final Set<Class<?>> kinds = new LinkedHashSet<>();
  private final Set<OrderFact.Ending> endings = EnumSet.noneOf(OrderFact.Ending.class);
  private int contradicted;

  /// True when a citizen says that it is not solved, though RESOLVED was reported: solution is what
  /// citizens say, not what units claim (rules 6.6).
  boolean isContradicted(OrderFact fact) {
    kinds.add(fact.getClass());
    switch (fact) {
      case OrderFact.Closed one -> endings.add(one.ending());
      case OrderFact.Reported one -> claims.put(one.subject(), one.result());
      case OrderFact.CalledBack one -> {
        boolean isClaimed = claims.get(one.subject()) == CompletionReport.Resolution.RESOLVED;
        boolean isDenied = isClaimed && Boolean.FALSE.equals(one.attempt().solved());
        contradicted += isDenied ? 1 : 0;
        return isDenied;
      }
      default -> {}
    }
    return false;
  }

  /// How many reports of RESOLVED citizens did not agree with.
  int contradicted() {
    return contradicted;
  }

  /// The kinds of fact that orders left in the ledger.
  Set<Class<?>> kinds() {
    return kinds;
  }

  Set<OrderFact.Ending> endings() {
    return endings;
  }
}
