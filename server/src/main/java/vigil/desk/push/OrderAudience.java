package vigil.desk.push;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vigil.casework.PrivacyFact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;

/// Who has a part in an order, folded from its facts: the units it was given to, the units it ever
/// accused, the one who registered it, those who stepped aside from it. Orders spoken of lately are
/// kept in memory.
@Component
class OrderAudience {
  /// An order's people.
  record OrderMembers(
      Set<String> units, Set<String> accused, @Nullable String registeredBy, Set<String> aside) {
    static final OrderMembers NOBODY = new OrderMembers(Set.of(), Set.of(), null, Set.of());

    OrderMembers with(LedgerEntry fact) {
      JsonNode body = fact.body();
      var named = new HashSet<>(units);
      body.path("parts").forEach(part -> named.add(part.path("unit").asString("")));
      var blamed = new HashSet<>(accused);
      if (body.at("/appeal/accusedUnit").isString()) {
        blamed.add(body.at("/appeal/accusedUnit").asString());
      }
      body.path("accused").forEach(unit -> blamed.add(unit.asString("")));
      String by =
          registeredBy == null && body.has("origin")
              ? body.at("/origin/by").asString("")
              : registeredBy;
      var stepped = new HashSet<>(aside);
      if (fact.is(PrivacyFact.InterestDeclared.class)) {
        stepped.add(fact.body().path("by").asString(""));
      }
      return new OrderMembers(Set.copyOf(named), Set.copyOf(blamed), by, Set.copyOf(stepped));
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

  /// Those of the order that this fact is about, the fact itself taken into account.
  OrderMembers get(LedgerEntry fact) {
    OrderMembers before = known.get(fact.subject());
    if (before == null) {
      before = OrderMembers.NOBODY;
      if (fact.version() != 1) {
        for (LedgerEntry earlier : ledger.listBySubject(fact.subject(), MOST_FACTS)) {
          before = before.with(earlier);
        }
      }
    }
    OrderMembers now = before.with(fact);
    known.put(fact.subject(), now);
    return now;
  }
}
