package vigil.casework.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.CallbackRow;
import vigil.casework.Casework;
import vigil.casework.CaseworkFact;
import vigil.casework.CaseworkFact.PassReason;
import vigil.casework.Offer;
import vigil.casework.OrderDetails;
import vigil.casework.PrivacyFact;
import vigil.casework.Refusal;
import vigil.casework.life.CallbackRules;
import vigil.casework.store.SqlPassedCallbacks;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;

/// Which citizen is called back next, by whom: the one due first who may be called now, but none
/// that this person passed on.
@Component
public class CallbackTurns {
  /// An order that somebody passed on comes to that person again after this.
  private static final Duration PASSED_FOR = Duration.ofHours(24);

  /// Looked at for the one whose turn it is.
  private static final int MOST_LOOKED_AT = 200;

  /// To whom the step is not offered the order is not there.
  private static final Offer NOT_OFFERED =
      new Offer("CallBack", null, null, new Refusal.Unknown("CallBack"), false, List.of());

  private final WorkQueues piles;
  private final Casework casework;
  private final SqlPassedCallbacks passed;
  private final Ledger ledger;
  private final OrderSteps steps;
  private final Recusals interests;

  CallbackTurns(
      WorkQueues piles,
      Casework casework,
      SqlPassedCallbacks passed,
      Ledger ledger,
      OrderSteps steps,
      Recusals interests) {
    this.piles = piles;
    this.casework = casework;
    this.passed = passed;
    this.ledger = ledger;
    this.steps = steps;
    this.interests = interests;
  }

  /// All whose citizens are to be called back, the next due first; before them those who were
  /// merged and say that nothing is well.
  public List<CallbackRow> list(int limit, Staff by) {
    return piles.listCallbacks(limit, listNotBefore(), by);
  }

  private Map<String, Instant> listNotBefore() {
    Map<String, Instant> notBefore = new HashMap<>();
    listAskedForLater()
        .forEach((order, at) -> notBefore.put(order, at.plus(CallbackRules.ASKED_FOR_LATER)));
    return notBefore;
  }

  /// Empty where nobody may be called now.
  public Optional<CallbackRow> findNext(Staff by) {
    Set<String> others = listPassed(by.id());
    for (CallbackRow row : piles.callbacks(MOST_LOOKED_AT, listNotBefore(), by)) {
      String id = row.order().id();
      Refusal no = others.contains(id) ? new Refusal.Unknown(id) : hindrance(id, by);
      if (no == null) {
        return Optional.of(row);
      }
      if (no instanceof Refusal.OutsideCallbackHours) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private @Nullable Refusal hindrance(String order, Staff by) {
    return casework.listSteps(order, by).stream()
        .filter(offer -> offer.step().equals("CallBack"))
        .findFirst()
        .orElse(NOT_OFFERED)
        .refusal();
  }

  private Set<String> listPassed(String staff) {
    var all = new HashSet<>(passed.listOf(staff, steps.now().minus(PASSED_FOR)));
    all.addAll(listAskedForLater().keySet());
    return all;
  }

  private Map<String, Instant> listAskedForLater() {
    return passed.listFor(
        PassReason.ANOTHER_TIME, steps.now().minus(CallbackRules.ASKED_FOR_LATER));
  }

  /// Leaves a callback to others; whoever has an interest steps aside from the order (rules 9.3).
  ///
  /// @return false where there is no such order for this person
  @Transactional
  public boolean passOn(String order, PassReason why, Staff by) {
    OrderDetails told = casework.find(order, by).orElse(null);
    if (told == null) {
      return false;
    }
    if (why == PassReason.ANOTHER_TIME && !told.citizen().hasNumber()) {
      throw Problems.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "NoCitizenNumber",
          "The order has no telephone number: nobody was called and asked for another time.",
          Map.of("field", "reason"));
    }
    String id = told.order().id();
    Instant at = steps.now();
    passed.save(id, by.id(), why, at);
    if (why == PassReason.INTEREST) {
      interests.declare(id, by.id(), PrivacyFact.Interest.OTHER);
    }
    ledger.append(new CaseworkFact.CallbackPassedOn(id, at, by.id(), why));
    return true;
  }
}
