package vigil.exchange.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Assignment;
import vigil.casework.AssignmentStep.ExtensionGround;
import vigil.casework.CaseworkFact;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.Platform;
import vigil.city.City;
import vigil.city.Unit;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageType;
import vigil.exchange.protocol.MessageType.HandlerMessage;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.protocol.StatusUpdate;
import vigil.exchange.protocol.StatusUpdate.Contact;
import vigil.exchange.protocol.StatusUpdate.Extension;
import vigil.exchange.protocol.StatusUpdate.Feedback;
import vigil.exchange.protocol.StatusUpdate.Handler;
import vigil.exchange.protocol.StatusUpdate.Result;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.exchange.store.SqlTransfers.State;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;
import vigil.messaging.OrderEventKind;
import vigil.messaging.OutboxSource;

/// Which facts other platforms hear of: the forwarding and what changes it go to whoever has the
/// order, how it goes on goes back to whoever sent it. No person's word or number is in the outbox;
/// what a message needs of that is put in when it goes out ([PayloadAssembler]).
@Component
class ExchangeOutboxSource implements OutboxSource {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final SqlTransfers crossings;
  private final FileTransfers enclosures;
  private final OrderReader orders;
  private final City city;
  private final PlatformIdentity ourselves;

  ExchangeOutboxSource(
      SqlTransfers crossings,
      FileTransfers enclosures,
      OrderReader orders,
      City city,
      PlatformIdentity ourselves) {
    this.crossings = crossings;
    this.enclosures = enclosures;
    this.orders = orders;
    this.city = city;
    this.ourselves = ourselves;
  }

  @Override
  public List<NewMessage> list(OrderFact fact) {
    List<NewMessage> all = new ArrayList<>(away(fact));
    if (fact instanceof OrderFact.Merged merged) {
      crossings.recordMerge(fact.subject(), merged.into());
    }
    MessageType type = type(fact);
    if (type != null) {
      all.addAll(back(fact, type));
    }
    all.addAll(enclosures.list(fact));
    return all;
  }

  @Override
  public List<NewMessage> list(CaseworkFact.AttachmentAdded fact) {
    return enclosures.list(fact);
  }

  private List<NewMessage> away(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Dispatched it when Platform.isPlatform(it.lead().unit()) -> List.of(begun(it));
      case OrderFact.Recalled _, OrderFact.Withdrawn _, OrderFact.Merged _ ->
          out(fact).stream()
              .map(one -> {
                crossings.end(one, State.RECALLED, null);
                return wanted(one, fact, SenderMessage.RECALLED, null);
              })
              .toList();
      case OrderFact.Reminded _, OrderFact.UrgencyRaised _, OrderFact.Supervised _ ->
          out(fact).stream().map(one -> wanted(one, fact, SenderMessage.URGED, null)).toList();
      case OrderFact.RequestAsked it -> moreTime(it);
      case OrderFact.Extended it ->
          decided(it, it.assignment(), SenderMessage.TIME_GRANTED, it.citizenDue());
      case OrderFact.RequestRefused it when it.kind() == RequestKind.EXTENSION ->
          decided(it, it.assignment(), SenderMessage.TIME_REFUSED, null);
      case OrderFact.Registered _,
          OrderFact.Amended _,
          OrderFact.Answered _,
          OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Submitted _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Absorbed _,
          OrderFact.LeaderNoted _,
          OrderFact.FellOverdue _,
          OrderFact.Rescheduled _,
          OrderFact.PartTakenBack _,
          OrderFact.Relayed _,
          OrderFact.Dispatched _,
          OrderFact.Signed _,
          OrderFact.Returned _,
          OrderFact.Contacted _,
          OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.Reported _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.FeedbackGiven _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.Shelved _,
          OrderFact.DeclaredDifficult _,
          OrderFact.Resumed _,
          OrderFact.RoundFact _ ->
          List.of();
    };
  }

  private NewMessage begun(OrderFact.Dispatched fact) {
    var lead = fact.lead();
    Transfer one =
        crossings.begin(
            Direction.OUT,
            Platform.code(lead.unit()),
            lead.id(),
            fact.subject(),
            null,
            fact.on().by());
    return wanted(one, fact, SenderMessage.FORWARDED, null);
  }

  private List<Transfer> out(OrderFact fact) {
    return crossings.list(fact.subject()).stream()
        .filter(one -> one.direction() == Direction.OUT && one.isLive())
        .toList();
  }

  /// The sender of a forwarded order hears what a webhook would, and the interim feedback.
  private static @Nullable MessageType type(OrderFact fact) {
    if (fact instanceof OrderFact.FeedbackGiven) {
      return HandlerMessage.FEEDBACK;
    }
    OrderEventKind event = OrderEventKind.find(fact);
    return event == null ? null : new MessageType.EventMessage(event);
  }

  private List<NewMessage> back(OrderFact fact, MessageType type) {
    List<Transfer> all =
        fact instanceof OrderFact.Closed
            ? crossings.listAwaiting(fact.subject())
            : crossings.list(fact.subject()).stream()
                .filter(one -> one.direction() == Direction.IN)
                .toList();
    if (all.isEmpty()) {
      return List.of();
    }
    Order order = orders.find(fact.subject()).orElse(null);
    if (order == null || !isOfTheLead(fact, order)) {
      return List.of();
    }
    Unit unit = order.findLead().map(Assignment::unit).flatMap(city.units()::find).orElse(null);
    var news = news(fact, order.number(), unit);
    List<NewMessage> wanted = new ArrayList<>();
    for (Transfer one : all) {
      if (one.state() != State.RECALLED) {
        wanted.add(wanted(one, fact, type, news));
      }
      if (endsTransfer(fact)) {
        crossings.end(one, State.ENDED, null);
      }
    }
    return wanted;
  }

  private static boolean endsTransfer(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Closed _,
          OrderFact.NotAccepted _,
          OrderFact.EmergencyTransferred _,
          OrderFact.Withdrawn _ ->
          true;
      case OrderFact.Registered _,
          OrderFact.Amended _,
          OrderFact.Answered _,
          OrderFact.AnswerTakenBack _,
          OrderFact.Submitted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.PriorityFact _,
          OrderFact.UnitFact _,
          OrderFact.RequestFact _,
          OrderFact.Audited _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.RecheckOrdered _,
          OrderFact.Archived _ ->
          false;
    };
  }

  /// Parts below the lead are the handling side's own business; a citizen may be reached by any.
  private static boolean isOfTheLead(OrderFact fact, Order order) {
    String lead = order.findLead().map(Assignment::id).orElse("");
    return switch (fact) {
      case OrderFact.Signed it -> it.assignment().equals(lead);
      case OrderFact.Reported it -> it.assignment().equals(lead);
      case OrderFact.FeedbackGiven it -> it.assignment().equals(lead);
      case OrderFact.Extended it -> it.assignment().equals(lead);
      case OrderFact.OpinionGiven _ -> false;
      case OrderFact.IntakeFact _,
          OrderFact.ConferenceCalled _,
          OrderFact.ConferenceConcluded _,
          OrderFact.PriorityFact _,
          OrderFact.PartTakenBack _,
          OrderFact.Relayed _,
          OrderFact.Dispatched _,
          OrderFact.Returned _,
          OrderFact.Recalled _,
          OrderFact.Contacted _,
          OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.Shelved _,
          OrderFact.DeclaredDifficult _,
          OrderFact.Resumed _,
          OrderFact.RoundFact _ ->
          true;
    };
  }

  private static StatusUpdate news(OrderFact fact, String number, @Nullable Unit unit) {
    var contact = fact instanceof OrderFact.Contacted it ? it.attempt() : null;
    var feedback = fact instanceof OrderFact.FeedbackGiven it ? it : null;
    return new StatusUpdate(
        number,
        unit == null ? Handler.NONE : new Handler(unit.name(), unit.nameEn()),
        contact == null ? Contact.NONE : new Contact(contact.reached(), contact.failure()),
        feedback == null ? Feedback.NONE : new Feedback(feedback.solved(), feedback.tellCitizen()),
        fact instanceof OrderFact.Closed it ? new Result(it.ending(), null, null) : Result.NONE,
        Extension.NONE,
        null);
  }

  /// For the unit of ours that leads it, from whoever sent it.
  private List<NewMessage> moreTime(OrderFact.RequestAsked fact) {
    var request = fact.request();
    String ground = request.terms().ground();
    Order order = orders.find(fact.subject()).orElse(null);
    if (order == null || ground == null || request.kind() != RequestKind.EXTENSION) {
      return List.of();
    }
    if (order.findLead().filter(it -> it.id().equals(request.assignment())).isEmpty()) {
      return List.of();
    }
    var news =
        StatusUpdate.aboutTime(
            order.number(),
            new Extension(ExtensionGround.valueOf(ground), request.terms().days(), null));
    return crossings.list(fact.subject()).stream()
        .filter(one -> one.direction() == Direction.IN && one.isLive())
        .map(one -> wanted(one, fact, HandlerMessage.TIME_ASKED, news))
        .toList();
  }

  /// What we decided on the time that another platform asked for.
  private List<NewMessage> decided(
      OrderFact fact, @Nullable String part, MessageType type, @Nullable Instant due) {
    return out(fact).stream()
        .filter(one -> one.ref().equals(part))
        .map(one -> wanted(one, fact, type, StatusUpdate.aboutTime("", Extension.granted(due))))
        .toList();
  }

  private NewMessage wanted(
      Transfer one, OrderFact fact, MessageType type, @Nullable StatusUpdate news) {
    var envelope =
        new Envelope(
            type,
            ourselves.code(),
            one.partner(),
            one.ref(),
            fact.version(),
            fact.on().at(),
            null,
            news);
    String cause =
        "%s/%d/%s/%s".formatted(fact.subject(), fact.version(), type.wireName(), one.ref());
    String number = orders.find(one.order()).map(Order::number).orElse(null);
    return new NewMessage(
        DeliveryChannel.EXCHANGE,
        type.wireName(),
        one.order(),
        number,
        cause,
        one.partner(),
        JSON.writeValueAsString(envelope));
  }
}
