package vigil.desk.push;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.casework.PrivacyFact;
import vigil.city.City;
import vigil.city.Units;
import vigil.identity.Role;
import vigil.kernel.LedgerEntry;
import vigil.telephony.TelephonyFact;

/// Which fact is whose business, and how much of it is said. What has no route stays here.
@Component
class PushRouter {
  private static final Logger LOG = LoggerFactory.getLogger(PushRouter.class);

  /// Of an order's fact only these fields leave: a screen asks for the rest, and is then held to
  /// what its reader may see.
  private static final List<String> SAID_OF_ORDERS =
      List.of("assignment", "number", "round", "passed", "clock", "due", "to");

  private static final Role[] ORDERS = {
    Role.DISPATCHER, Role.REVIEWER, Role.CALLBACK, Role.MANAGER, Role.LEADER
  };

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OrderAudience parties;
  private final CallAudience calls;
  private final Supplier<Units> units;

  @Autowired
  PushRouter(OrderAudience parties, CallAudience calls, City city) {
    this(parties, calls, city::units);
  }

  PushRouter(OrderAudience parties, CallAudience calls, Supplier<Units> units) {
    this.parties = parties;
    this.calls = calls;
    this.units = units;
  }

  /// What the ledger has beyond a place counts for who hears of what was missed before it.
  void takeInAfter(long seq) {
    parties.takeInAfter(seq);
  }

  /// Told to those who hear of it; of an order, as far as they may today. A fact that cannot be
  /// read is nobody's news: it cannot be said who may not hear of it.
  Optional<PushMessage> findMessage(LedgerEntry entry) {
    try {
      if (entry.find(OrderFact.class).isPresent()) {
        return Optional.of(order(entry, parties.get(entry)));
      }
      if (entry.is(PrivacyFact.InterestDeclared.class)) {
        parties.get(entry);
      }
      if (entry.find(TelephonyFact.class).isPresent()) {
        return CallRoutes.find(entry, calls)
            .map(to -> PushMessage.of(entry, to, JSON.createObjectNode()));
      }
      calls.hear(entry);
      return FactRoutes.find(entry).map(to -> PushMessage.of(entry, to, entry.body()));
    } catch (RuntimeException unreadable) {
      LOG.warn("Fact {} of kind {} is told to no desk", entry.seq(), entry.kind(), unreadable);
      return Optional.empty();
    }
  }

  /// A unit hears of the orders it has a part in, or is asked about in a conference; the accused
  /// unit, and those below it, of none that accuses it. Whoever stepped aside hears of the order no
  /// more.
  private PushMessage order(LedgerEntry entry, OrderAudience.OrderMembers of) {
    var people = of.registeredBy() == null ? Set.<String>of() : Set.of(of.registeredBy());
    var shutOut = OrderVisibility.shutOut(of.accused(), units.get());
    // what is asked in a conference, and said there, concerns nobody else
    boolean isOfConference = entry.find(OrderFact.ConferenceFact.class).isPresent();
    var hearing = new HashSet<>(of.asked());
    if (!isOfConference) {
      hearing.addAll(of.units());
    }
    var audience = new Audience(false, people, Set.of(ORDERS), hearing, shutOut, of.aside());
    var said = JSON.createObjectNode();
    said.put("version", entry.version());
    for (String field : SAID_OF_ORDERS) {
      if (entry.body().has(field)) {
        said.set(field, entry.body().get(field));
      }
    }
    return PushMessage.of(entry, audience, said);
  }
}
