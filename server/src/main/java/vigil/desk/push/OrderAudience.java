package vigil.desk.push;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.PrivacyFact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Who has a part in an order, folded from its facts: the units it was given to, the units it ever
/// accused, the one who registered it, those who stepped aside from it. Orders spoken of lately are
/// kept in memory.
@Component
class OrderAudience {
  /// An order's people.
  ///
  /// @param asked the units that are asked in a conference that goes on
  /// @param lead the order that it was merged into; null for none
  record OrderMembers(
      Set<String> units,
      Set<String> asked,
      Set<String> accused,
      @Nullable String registeredBy,
      Set<String> aside,
      @Nullable String lead) {
    static final OrderMembers NOBODY =
        new OrderMembers(Set.of(), Set.of(), Set.of(), null, Set.of(), null);

    OrderMembers with(LedgerEntry entry) {
      OrderMembers after = entry.find(OrderFact.class).map(this::with).orElse(this);
      return entry
          .find(PrivacyFact.InterestDeclared.class)
          .map(fact -> after.withoutPerson(fact.by()))
          .orElse(after);
    }

    private OrderMembers with(OrderFact fact) {
      return switch (fact) {
        case OrderFact.Registered it ->
            new OrderMembers(units, asked, accused, it.origin().by(), aside, null)
                .withAccused(it.appeal().accused());
        case OrderFact.Amended it -> withAccused(it.appeal().accused());
        case OrderFact.Submitted it -> withAccused(it.appeal().accused());
        case OrderFact.AccusedNamed it ->
            withAccused(Order.Appeal.NOBODY.equals(it.accused()) ? null : it.accused());
        case OrderFact.Absorbed it -> withAccused(it.accused());
        case OrderFact.Merged it ->
            new OrderMembers(units, Set.of(), accused, registeredBy, aside, it.into());
        case OrderFact.ConferenceCalled it -> asking(it.units());
        case OrderFact.ConferenceConcluded _, OrderFact.Withdrawn _ -> asking(List.of());
        case OrderFact.Dispatched it -> withParts(it.parts());
        case OrderFact.Redispatched it -> withParts(it.parts());
        case OrderFact.AssistGranted it -> withParts(it.parts());
        case OrderFact.Answered _,
            OrderFact.AnswerTakenBack _,
            OrderFact.EmergencyTransferred _,
            OrderFact.NotAccepted _,
            OrderFact.OpinionGiven _,
            OrderFact.Supervised _,
            OrderFact.Reminded _,
            OrderFact.UrgencyRaised _,
            OrderFact.LeaderNoted _,
            OrderFact.FellOverdue _,
            OrderFact.Rescheduled _,
            OrderFact.PartTakenBack _,
            OrderFact.Relayed _,
            OrderFact.Signed _,
            OrderFact.Returned _,
            OrderFact.Recalled _,
            OrderFact.Contacted _,
            OrderFact.HandlingStarted _,
            OrderFact.Reported _,
            OrderFact.Accepted _,
            OrderFact.SentBack _,
            OrderFact.FeedbackGiven _,
            OrderFact.RequestAsked _,
            OrderFact.RequestApproved _,
            OrderFact.RequestRefused _,
            OrderFact.Extended _,
            OrderFact.TimeAnswered _,
            OrderFact.ExcludedFromScoring _,
            OrderFact.Shelved _,
            OrderFact.DeclaredDifficult _,
            OrderFact.Resumed _,
            OrderFact.RoundFact _ ->
            this;
      };
    }

    private OrderMembers withParts(List<OrderFact.NewAssignment> parts) {
      var given = parts.stream().map(OrderFact.NewAssignment::unit).toList();
      return new OrderMembers(and(units, given), asked, accused, registeredBy, aside, lead);
    }

    private OrderMembers asking(List<String> some) {
      return new OrderMembers(units, Set.copyOf(some), accused, registeredBy, aside, lead);
    }

    /// The same, with those who were asked until just now: they hear that it is over.
    private OrderMembers askedAlso(Set<String> before) {
      return new OrderMembers(units, and(asked, before), accused, registeredBy, aside, lead);
    }

    private OrderMembers withAccused(@Nullable String unit) {
      return withAccused(unit == null ? List.of() : List.of(unit));
    }

    OrderMembers withAccused(Collection<String> more) {
      return new OrderMembers(units, asked, and(accused, more), registeredBy, aside, lead);
    }

    private OrderMembers withoutPerson(String by) {
      return new OrderMembers(units, asked, accused, registeredBy, and(aside, List.of(by)), lead);
    }

    private static Set<String> and(Set<String> some, Collection<String> more) {
      var all = new HashSet<>(some);
      all.addAll(more);
      return Set.copyOf(all);
    }
  }

  private static final int ORDERS_KEPT = 20_000;

  /// The longest history that is looked through for its parts.
  private static final int MOST_FACTS = 2_000;

  private final Ledger ledger;
  private final Map<String, OrderMembers> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, OrderMembers> eldest) {
              return size() > ORDERS_KEPT;
            }
          });

  OrderAudience(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Those of the order that this fact is about, the fact itself taken into account. Whom the order
  /// accuses that it was merged into is accused in this one too.
  OrderMembers get(LedgerEntry fact) {
    OrderMembers before = fact.version() == 1 ? OrderMembers.NOBODY : find(fact.subject());
    OrderMembers after = before.with(fact);
    known.put(fact.subject(), after);
    OrderMembers all = after.askedAlso(before.asked());
    var leads = new HashSet<String>();
    for (String lead = after.lead(); lead != null && leads.add(lead); lead = find(lead).lead()) {
      all = all.withAccused(find(lead).accused());
    }
    return all;
  }

  private OrderMembers find(String order) {
    OrderMembers found = known.get(order);
    if (found == null) {
      found = OrderMembers.NOBODY;
      for (LedgerEntry earlier : ledger.listBySubject(order, MOST_FACTS)) {
        found = found.with(earlier);
      }
      known.put(order, found);
    }
    return found;
  }
}
