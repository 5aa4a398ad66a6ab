package vigil.desk.push;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.AcdFact;
import vigil.casework.OrderVisibility;
import vigil.casework.PrivacyFact;
import vigil.city.City;
import vigil.city.CityFact;
import vigil.city.Units;
import vigil.identity.IdentityFact;
import vigil.identity.Role;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.knowledge.KnowledgeFact;

/// Which fact is whose business, and how much of it is said. What is not named here stays here.
@Component
class PushRouter {
  /// Of an order's fact only these fields leave: a screen asks for the rest, and is then held to
  /// what its reader may see.
  private static final List<String> SAID_OF_ORDERS =
      List.of("assignment", "number", "round", "passed", "clock", "due", "to");

  private static final Role[] LINE = {Role.MANAGER, Role.LEADER};
  private static final Role[] ORDERS = {
    Role.DISPATCHER, Role.REVIEWER, Role.CALLBACK, Role.MANAGER, Role.LEADER
  };
  private static final Role[] NIGHT = {Role.MANAGER, Role.LEADER, Role.EDITOR};

  /// Of the caller, not of a seat.
  private static final Set<String> OF_THE_QUEUE =
      Set.of(
          Fact.kind(AcdFact.Enqueued.class),
          Fact.kind(AcdFact.Rekeyed.class),
          Fact.kind(AcdFact.Left.class));

  private static final Set<String> FOR_EVERY_DESK =
      Set.of(Fact.kind(KnowledgeFact.Published.class), Fact.kind(KnowledgeFact.Retired.class));

  private static final Set<String> OF_ACCOUNTS =
      Set.of(
          Fact.kind(IdentityFact.LinkMade.class),
          Fact.kind(IdentityFact.LinkApproved.class),
          Fact.kind(IdentityFact.LinkRefused.class),
          Fact.kind(IdentityFact.KeyPerhapsCopied.class));

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OrderAudience parties;
  private final Supplier<Units> units;

  @Autowired
  PushRouter(OrderAudience parties, City city) {
    this(parties, city::units);
  }

  PushRouter(OrderAudience parties, Supplier<Units> units) {
    this.parties = parties;
    this.units = units;
  }

  Optional<PushMessage> findMessage(LedgerEntry fact) {
    String room = fact.kind().substring(0, fact.kind().indexOf('.'));
    return switch (room) {
      case "acd" -> Optional.of(whole(fact, seat(fact)));
      case "workforce" -> Optional.of(whole(fact, Audience.person(fact.subject(), LINE)));
      case "knowledge" -> Optional.of(whole(fact, script(fact)));
      case "insight" -> Optional.of(whole(fact, Audience.roles(NIGHT)));
      case "watch" -> Optional.of(whole(fact, night(fact)));
      case "city" -> Optional.of(whole(fact, policy(fact)));
      case "casework" -> casework(fact);
      case "identity" -> account(fact);
      default -> Optional.empty();
    };
  }

  /// What happens to an account is its owner's to hear, and nobody else's.
  private static Optional<PushMessage> account(LedgerEntry fact) {
    return OF_ACCOUNTS.contains(fact.kind())
        ? Optional.of(whole(fact, Audience.person(fact.subject())))
        : Optional.empty();
  }

  private static PushMessage whole(LedgerEntry fact, Audience audience) {
    return PushMessage.of(fact, audience, fact.body());
  }

  /// What a seat goes through is the seat's; how the queue stands is its managers'.
  private static Audience seat(LedgerEntry fact) {
    String staff = fact.body().path("staff").asString("");
    if (!staff.isEmpty()) {
      return Audience.person(staff, LINE);
    }
    return OF_THE_QUEUE.contains(fact.kind())
        ? Audience.roles(LINE)
        : Audience.person(fact.subject(), LINE);
  }

  /// Whoever shows names by the policy asks for them again; drafts are those people's who decide.
  private static Audience policy(LedgerEntry fact) {
    return fact.is(CityFact.EditionApproved.class)
        ? Audience.EVERYONE
        : Audience.roles(Role.OPERATOR, Role.MANAGER);
  }

  /// An answer is news for whoever marked the script wrong.
  private static Audience script(LedgerEntry fact) {
    if (fact.is(KnowledgeFact.WrongMarkAnswered.class)) {
      return Audience.person(fact.body().path("staff").asString(""), Role.EDITOR, Role.MANAGER);
    }
    return FOR_EVERY_DESK.contains(fact.kind())
        ? Audience.EVERYONE
        : Audience.roles(Role.EDITOR, Role.MANAGER).and(unitsIn(fact.body()));
  }

  /// The one who is paged, those who watch, and the units that a report was sent to.
  private static Audience night(LedgerEntry fact) {
    String staff = fact.body().path("staff").asString("");
    var people = staff.isEmpty() ? Set.<String>of() : Set.of(staff);
    return Audience.of(false, people, Set.of(NIGHT), unitsIn(fact.body()));
  }

  /// Who stepped aside is nobody's news, and hears of the order no more.
  private Optional<PushMessage> casework(LedgerEntry fact) {
    if (fact.is(PrivacyFact.InterestDeclared.class)) {
      parties.get(fact);
    }
    return isOrders(fact) ? Optional.of(order(fact)) : Optional.empty();
  }

  /// A unit hears of the orders it has a part in; the accused unit, and those below it, of none
  /// that accuses it.
  private PushMessage order(LedgerEntry fact) {
    var of = parties.get(fact);
    var people = of.registeredBy() == null ? Set.<String>of() : Set.of(of.registeredBy());
    var shutOut = OrderVisibility.shutOut(of.accused(), units.get());
    var audience = new Audience(false, people, Set.of(ORDERS), of.units(), shutOut, of.aside());
    var said = JSON.createObjectNode();
    said.put("version", fact.version());
    for (String field : SAID_OF_ORDERS) {
      if (fact.body().has(field)) {
        said.set(field, fact.body().get(field));
      }
    }
    return PushMessage.of(fact, audience, said);
  }

  /// An order's facts say to which order they belong; who looked behind a mask is the audit's.
  private static boolean isOrders(LedgerEntry fact) {
    return fact.body().path("on").isObject();
  }

  private static Set<String> unitsIn(JsonNode body) {
    var units = new HashSet<String>();
    body.path("units").forEach(unit -> units.add(unit.asString("")));
    String unit = body.path("unit").asString("");
    if (!unit.isEmpty()) {
      units.add(unit);
    }
    return units;
  }
}
