package vigil.messaging.notices;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.CitizenClock;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;
import vigil.messaging.OutboxSource;

/// Which notice a fact owes to the citizen, and by which channel.
@Component
class Notices implements OutboxSource {
  private static final int LONGEST_LIFE = 10_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Whoever gave it to us told the citizen that we have it.
  private static final Set<Order.Channel> KNOWN_THERE =
      Set.of(Order.Channel.PHONE, Order.Channel.IMPORT);

  private final Ledger ledger;
  private final CitizenContacts citizens;

  Notices(Ledger ledger, CitizenContacts citizens) {
    this.ledger = ledger;
    this.citizens = citizens;
  }

  @Override
  public List<NewMessage> list(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered it when !KNOWN_THERE.contains(it.origin().channel()) ->
          own(fact, Notice.CONFIRMED, Map.of());
      case OrderFact.Submitted _, OrderFact.Merged _ -> code(fact);
      case OrderFact.Answered _ -> unheard(fact, Notice.ANSWERED);
      case OrderFact.NotAccepted _ -> unheard(fact, Notice.NOT_ACCEPTED);
      case OrderFact.Extended it -> extended(it);
      case OrderFact.FeedbackGiven it when it.tellCitizen() ->
          own(fact, Notice.INTERIM, Map.of("solved", String.valueOf(it.solved())));
      case OrderFact.Audited it when it.passed() -> everybody(fact, Notice.RATE, Map.of());
      case OrderFact.Closed it -> closed(it);
      // All else the citizen sees on the status page.
      case OrderFact.Registered _,
          OrderFact.Amended _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.PriorityFact _,
          OrderFact.PartTakenBack _,
          OrderFact.Relayed _,
          OrderFact.Dispatched _,
          OrderFact.Signed _,
          OrderFact.Returned _,
          OrderFact.Recalled _,
          OrderFact.Contacted _,
          OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.Reported _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.FeedbackGiven _,
          OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.Shelved _,
          OrderFact.DeclaredDifficult _,
          OrderFact.Resumed _,
          OrderFact.Audited _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.RecheckOrdered _,
          OrderFact.Archived _ ->
          List.of();
    };
  }

  /// A caller heard the code from the agent, and gets it in writing once.
  private List<NewMessage> code(OrderFact fact) {
    return citizens
        .find(fact.subject())
        .filter(it -> it.order().origin().channel() == Order.Channel.PHONE)
        .flatMap(it -> QueryCodeMessages.create(it, "first"))
        .stream()
        .toList();
  }

  /// A caller heard it from the agent.
  private List<NewMessage> unheard(OrderFact fact, Notice notice) {
    return citizens
        .find(fact.subject())
        .filter(it -> it.order().origin().channel() != Order.Channel.PHONE)
        .flatMap(it -> wanted(it, fact, notice, Map.of()))
        .stream()
        .toList();
  }

  private List<NewMessage> closed(OrderFact.Closed fact) {
    List<NewMessage> all = new ArrayList<>();
    boolean isUnasked =
        switch (fact.ending()) {
          case UNREACHABLE, WAIVED -> true;
          case ANSWERED, SATISFIED, ACCEPTED, DISSATISFIED -> false;
        };
    if (isUnasked) {
      all.addAll(own(fact, Notice.CLOSED, Map.of()));
    }
    for (String child : joined(fact.subject())) {
      citizens
          .find(child)
          .flatMap(it -> wanted(it, fact, Notice.REPLY_READY, Map.of()))
          .ifPresent(all::add);
    }
    return all;
  }

  /// All orders that were joined to this one, directly or by way of another.
  private Set<String> joined(String order) {
    Set<String> all = new LinkedHashSet<>();
    List<String> next = List.of(order);
    while (!next.isEmpty()) {
      next =
          next.stream()
              .flatMap(it ->
                  LedgerEntry.listFacts(ledger.listBySubject(it, LONGEST_LIFE), OrderFact.class)
                      .stream())
              .filter(OrderFact.Absorbed.class::isInstance)
              .map(it -> ((OrderFact.Absorbed) it).child())
              .filter(all::add)
              .toList();
    }
    return all;
  }

  /// The citizen, and all who were merged into the order (rules 3.6): they wait for the same reply.
  private List<NewMessage> everybody(OrderFact fact, Notice notice, Map<String, String> more) {
    List<NewMessage> all = new ArrayList<>(own(fact, notice, more));
    for (String child : joined(fact.subject())) {
      citizens.find(child).flatMap(it -> wanted(it, fact, notice, more)).ifPresent(all::add);
    }
    return all;
  }

  private List<NewMessage> own(OrderFact fact, Notice notice, Map<String, String> more) {
    return citizens.find(fact.subject()).flatMap(it -> wanted(it, fact, notice, more)).stream()
        .toList();
  }

  /// Whoever another platform heard first is told by that one.
  private static java.util.Optional<NewMessage> wanted(
      CitizenContacts.ContactDetails reach,
      OrderFact fact,
      Notice notice,
      Map<String, String> more) {
    DeliveryChannel channel = channel(reach, notice);
    boolean isToldElsewhere = reach.order().origin().channel() == Order.Channel.FORWARDED;
    if (channel == null || isToldElsewhere) {
      return java.util.Optional.empty();
    }
    Order order = reach.order();
    String cause = "%s/%d/%s/%s".formatted(fact.subject(), fact.version(), notice, order.id());
    return java.util.Optional.of(
        new NewMessage(
            channel,
            notice.name(),
            order.id(),
            order.number(),
            cause,
            "",
            JSON.writeValueAsString(more)));
  }

  /// Null when the citizen left neither an e-mail address nor a mobile number.
  private static @Nullable DeliveryChannel channel(
      CitizenContacts.ContactDetails reach, Notice notice) {
    if (reach.findAddress(notice.first()) != null) {
      return notice.first();
    }
    DeliveryChannel other =
        notice.first() == DeliveryChannel.MAIL ? DeliveryChannel.SMS : DeliveryChannel.MAIL;
    return reach.findAddress(other) == null ? null : other;
  }

  /// Whose own date stays is told nothing: only a unit has more time.
  private List<NewMessage> extended(OrderFact.Extended fact) {
    List<OrderFact> life =
        LedgerEntry.listFacts(ledger.listBySubject(fact.subject(), LONGEST_LIFE), OrderFact.class);
    return CitizenClock.isMovedBy(fact, life)
        ? everybody(fact, Notice.EXTENDED, why(fact, life))
        : List.of();
  }

  private static Map<String, String> why(OrderFact.Extended fact, List<OrderFact> life) {
    Map<String, String> more = new LinkedHashMap<>();
    more.put("due", fact.citizenDue().toString());
    life.stream()
        .filter(it -> it.version() < fact.version())
        .filter(OrderFact.RequestAsked.class::isInstance)
        .map(it -> ((OrderFact.RequestAsked) it).request())
        .filter(it -> it.kind() == Order.RequestKind.EXTENSION)
        .filter(it -> Objects.equals(it.assignment(), fact.assignment()))
        .map(Order.Request::terms)
        .map(Order.Terms::ground)
        .filter(Objects::nonNull)
        .reduce((one, later) -> later)
        .ifPresent(ground -> more.put("ground", ground));
    return more;
  }
}
