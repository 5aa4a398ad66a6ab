package vigil.desk.push;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.PrivacyFact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Who has a part in an order, folded from its facts: the units it was given to, the units it ever
/// accused, the one who registered it, those who stepped aside from it. Orders spoken of lately are
/// kept in memory; what is kept never goes back to what an older fact said.
@Component
class OrderAudience {
  /// An order's people.
  ///
  /// @param asked the units that are asked in a conference that goes on
  /// @param lead the order that it was merged into; null for none
  /// @param seq the newest of its own facts that is told here
  record OrderMembers(
      Set<String> units,
      Set<String> asked,
      Set<String> accused,
      @Nullable String registeredBy,
      Set<String> aside,
      @Nullable String lead,
      long seq) {
    static final OrderMembers NOBODY =
        new OrderMembers(Set.of(), Set.of(), Set.of(), null, Set.of(), null, 0);

    /// An older fact of the order than the newest that is told changes nothing. Who steps aside is
    /// told whenever it is heard: that fact is none of the order's own, and may come late.
    OrderMembers with(LedgerEntry entry) {
      OrderMembers after =
          entry.seq() <= seq
              ? this
              : entry.find(OrderFact.class).map(fact -> with(fact).upTo(entry.seq())).orElse(this);
      return entry
          .find(PrivacyFact.InterestDeclared.class)
          .map(fact -> after.withoutPeople(List.of(fact.by())))
          .orElse(after);
    }

    private OrderMembers with(OrderFact fact) {
      return switch (fact) {
        case OrderFact.Registered it ->
            new OrderMembers(units, asked, accused, it.origin().by(), aside, null, seq)
                .withAccused(it.appeal().accused());
        case OrderFact.Amended it -> withAccused(it.appeal().accused());
        case OrderFact.Submitted it -> withAccused(it.appeal().accused());
        case OrderFact.AccusedNamed it ->
            withAccused(Order.Appeal.NOBODY.equals(it.accused()) ? null : it.accused());
        case OrderFact.Absorbed it -> withAccused(it.accused());
        case OrderFact.Merged it ->
            new OrderMembers(units, Set.of(), accused, registeredBy, aside, it.into(), seq);
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
      return new OrderMembers(and(units, given), asked, accused, registeredBy, aside, lead, seq);
    }

    private OrderMembers asking(List<String> some) {
      return new OrderMembers(units, Set.copyOf(some), accused, registeredBy, aside, lead, seq);
    }

    /// The same, with those who were asked until just now: they hear that it is over.
    private OrderMembers askedAlso(Set<String> before) {
      return new OrderMembers(units, and(asked, before), accused, registeredBy, aside, lead, seq);
    }

    private OrderMembers withAccused(@Nullable String unit) {
      return withAccused(unit == null ? List.of() : List.of(unit));
    }

    OrderMembers withAccused(Collection<String> more) {
      return new OrderMembers(units, asked, and(accused, more), registeredBy, aside, lead, seq);
    }

    private OrderMembers withoutPeople(Collection<String> some) {
      return new OrderMembers(units, asked, accused, registeredBy, and(aside, some), lead, seq);
    }

    private OrderMembers upTo(long newest) {
      return new OrderMembers(units, asked, accused, registeredBy, aside, lead, newest);
    }

    private static Set<String> and(Set<String> some, Collection<String> more) {
      var all = new HashSet<>(some);
      all.addAll(more);
      return Set.copyOf(all);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(OrderAudience.class);
  private static final int ORDERS_KEPT = 20_000;

  /// The others are told within moments: no more lies between.
  private static final int MOST_UNTOLD = 500;

  /// The longest history that is looked through for its parts.
  private static final int MOST_FACTS = 2_000;

  private final Ledger ledger;
  private final Map<String, OrderMembers> known =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OrderMembers> eldest) {
          return size() > ORDERS_KEPT;
        }
      };

  OrderAudience(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Those of the order that this fact is about, by all that was taken in: also by what came after
  /// it, where the fact is told to somebody who missed it. Whom the order accuses that it was
  /// merged into is accused in this one too.
  synchronized OrderMembers get(LedgerEntry fact) {
    OrderMembers before = getKnown(fact.subject());
    OrderMembers after = before.with(fact);
    known.put(fact.subject(), after);
    return withLeads(after.askedAlso(before.asked()));
  }

  /// Takes in what the ledger has beyond a place that others were told of: at once, so that nobody
  /// is told by what is known halfway. What cannot be read is told to nobody when its turn comes.
  synchronized void takeInAfter(long seq) {
    for (LedgerEntry untold : ledger.listAfter(seq, MOST_UNTOLD)) {
      try {
        OrderMembers before = known.get(untold.subject());
        if (before != null) {
          known.put(untold.subject(), before.with(untold));
        }
      } catch (RuntimeException unreadable) {
        LOG.debug("Fact {} of kind {} cannot be read", untold.seq(), untold.kind());
      }
    }
  }

  private OrderMembers withLeads(OrderMembers own) {
    OrderMembers all = own;
    var leads = new HashSet<String>();
    for (String lead = own.lead(); lead != null && leads.add(lead); lead = getKnown(lead).lead()) {
      all = all.withAccused(getKnown(lead).accused());
    }
    return all;
  }

  private OrderMembers getKnown(String order) {
    OrderMembers found = known.get(order);
    if (found == null) {
      found = OrderMembers.NOBODY;
      for (LedgerEntry fact : ledger.listBySubject(order, MOST_FACTS)) {
        found = found.with(fact);
      }
      known.put(order, found);
    }
    return found;
  }
}
