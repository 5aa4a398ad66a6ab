package vigil.portal.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Assignment;
import vigil.casework.CaseworkFact;
import vigil.casework.Order;
import vigil.casework.Order.RequestKind;
import vigil.casework.OrderFact;
import vigil.casework.Platform;
import vigil.casework.Step.ExtensionGround;
import vigil.city.City;
import vigil.city.Unit;
import vigil.portal.delivery.Channel;
import vigil.portal.delivery.Citizens;
import vigil.portal.delivery.Outbox;
import vigil.portal.delivery.Source;
import vigil.portal.exchange.Crossings.Crossing;
import vigil.portal.exchange.Crossings.Direction;
import vigil.portal.exchange.Crossings.State;
import vigil.portal.hooks.Events;

/// Which facts other platforms hear of: the forwarding and what changes it go to whoever has the
/// order, how it goes on goes back to whoever sent it. No person's word or number is in the outbox;
/// what a message needs of that is put in when it goes out ([Parcels]).
@Component
class Outgoing implements Source {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  private final Crossings crossings;
  private final Enclosures enclosures;
  private final Citizens citizens;
  private final City city;
  private final Ourselves ourselves;

  Outgoing(
      Crossings crossings,
      Enclosures enclosures,
      Citizens citizens,
      City city,
      Ourselves ourselves) {
    this.crossings = crossings;
    this.enclosures = enclosures;
    this.citizens = citizens;
    this.city = city;
    this.ourselves = ourselves;
  }

  @Override
  public List<Outbox.Wanted> of(OrderFact fact) {
    List<Outbox.Wanted> all = new ArrayList<>(away(fact));
    if (fact instanceof OrderFact.Merged merged) {
      crossings.joined(fact.subject(), merged.into());
    }
    String kind = kind(fact);
    if (kind != null) {
      all.addAll(back(fact, kind));
    }
    all.addAll(enclosures.of(fact));
    return all;
  }

  @Override
  public List<Outbox.Wanted> of(CaseworkFact.AttachmentAdded fact) {
    return enclosures.of(fact);
  }

  private List<Outbox.Wanted> away(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Dispatched it when Platform.isOne(it.lead().unit()) -> List.of(begun(it));
      case OrderFact.Recalled _, OrderFact.Withdrawn _, OrderFact.Merged _ ->
          out(fact).stream()
              .map(one -> {
                crossings.end(one, State.RECALLED, null);
                return wanted(one, fact, Envelope.RECALLED, null);
              })
              .toList();
      case OrderFact.Reminded _, OrderFact.UrgencyRaised _, OrderFact.Supervised _ ->
          out(fact).stream().map(one -> wanted(one, fact, Envelope.URGED, null)).toList();
      case OrderFact.RequestAsked it -> moreTime(it);
      case OrderFact.Extended it ->
          decided(it, it.assignment(), Envelope.TIME_GRANTED, it.citizenDue());
      case OrderFact.RequestRefused it when it.kind() == RequestKind.EXTENSION ->
          decided(it, it.assignment(), Envelope.TIME_REFUSED, null);
      case OrderFact _ -> List.of();
    };
  }

  private Outbox.Wanted begun(OrderFact.Dispatched fact) {
    var lead = fact.lead();
    Crossing one =
        crossings.begin(
            Direction.OUT,
            Platform.code(lead.unit()),
            lead.id(),
            fact.subject(),
            null,
            fact.on().by());
    return wanted(one, fact, Envelope.FORWARDED, null);
  }

  private List<Crossing> out(OrderFact fact) {
    return crossings.of(fact.subject()).stream()
        .filter(one -> one.direction() == Direction.OUT && one.isLive())
        .toList();
  }

  /// The sender of a forwarded order hears what a webhook would, and the interim feedback.
  private static @Nullable String kind(OrderFact fact) {
    return fact instanceof OrderFact.FeedbackGiven ? Envelope.FEEDBACK : Events.kindOf(fact);
  }

  private List<Outbox.Wanted> back(OrderFact fact, String kind) {
    List<Crossing> all =
        fact instanceof OrderFact.Closed
            ? crossings.heardThrough(fact.subject())
            : crossings.of(fact.subject()).stream()
                .filter(one -> one.direction() == Direction.IN)
                .toList();
    if (all.isEmpty()) {
      return List.of();
    }
    Order order = citizens.of(fact.subject()).map(Citizens.Reach::order).orElse(null);
    if (order == null || !isOfTheLead(fact, order)) {
      return List.of();
    }
    Unit unit = order.lead().map(Assignment::unit).flatMap(city.units()::find).orElse(null);
    var news = news(fact, order.number(), unit);
    List<Outbox.Wanted> wanted = new ArrayList<>();
    for (Crossing one : all) {
      if (one.state() != State.RECALLED) {
        wanted.add(wanted(one, fact, kind, news));
      }
      if (fact instanceof OrderFact.Closed
          || fact instanceof OrderFact.NotAccepted
          || fact instanceof OrderFact.EmergencyTransferred
          || fact instanceof OrderFact.Withdrawn) {
        crossings.end(one, State.ENDED, null);
      }
    }
    return wanted;
  }

  /// Parts below the lead are the handling side's own business; a citizen may be reached by any.
  private static boolean isOfTheLead(OrderFact fact, Order order) {
    String lead = order.lead().map(Assignment::id).orElse("");
    return switch (fact) {
      case OrderFact.Signed it -> it.assignment().equals(lead);
      case OrderFact.Reported it -> it.assignment().equals(lead);
      case OrderFact.FeedbackGiven it -> it.assignment().equals(lead);
      case OrderFact.Extended it -> it.assignment().equals(lead);
      case OrderFact _ -> true;
    };
  }

  private static Envelope.News news(OrderFact fact, String number, @Nullable Unit unit) {
    var contact = fact instanceof OrderFact.Contacted it ? it.attempt() : null;
    var feedback = fact instanceof OrderFact.FeedbackGiven it ? it : null;
    return new Envelope.News(
        number,
        unit == null ? null : unit.name(),
        unit == null ? null : unit.nameEn(),
        contact == null ? null : contact.reached(),
        contact == null ? null : contact.failure(),
        feedback == null ? null : feedback.solved(),
        feedback == null ? null : feedback.tellCitizen(),
        fact instanceof OrderFact.Closed it ? it.ending() : null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /// For the unit of ours that leads it, from whoever sent it.
  private List<Outbox.Wanted> moreTime(OrderFact.RequestAsked fact) {
    var request = fact.request();
    String ground = request.ground();
    Order order = citizens.of(fact.subject()).map(Citizens.Reach::order).orElse(null);
    if (order == null || ground == null || request.kind() != RequestKind.EXTENSION) {
      return List.of();
    }
    if (order.lead().filter(it -> it.id().equals(request.assignment())).isEmpty()) {
      return List.of();
    }
    var news =
        Envelope.News.of(order.number(), ExtensionGround.valueOf(ground), request.days(), null);
    return crossings.of(fact.subject()).stream()
        .filter(one -> one.direction() == Direction.IN && one.isLive())
        .map(one -> wanted(one, fact, Envelope.TIME_ASKED, news))
        .toList();
  }

  /// What we decided on the time that another platform asked for.
  private List<Outbox.Wanted> decided(
      OrderFact fact, @Nullable String part, String kind, @Nullable Instant due) {
    return out(fact).stream()
        .filter(one -> one.ref().equals(part))
        .map(one -> wanted(one, fact, kind, Envelope.News.of("", null, null, due)))
        .toList();
  }

  private Outbox.Wanted wanted(
      Crossing one, OrderFact fact, String kind, Envelope.@Nullable News news) {
    var envelope =
        new Envelope(
            kind,
            ourselves.code(),
            one.partner(),
            one.ref(),
            fact.version(),
            fact.on().at(),
            null,
            news);
    String cause = "%s/%d/%s/%s".formatted(fact.subject(), fact.version(), kind, one.ref());
    String number = citizens.of(one.order()).map(it -> it.order().number()).orElse(null);
    return new Outbox.Wanted(
        Channel.EXCHANGE,
        kind,
        one.order(),
        number,
        cause,
        one.partner(),
        JSON.writeValueAsString(envelope));
  }
}
