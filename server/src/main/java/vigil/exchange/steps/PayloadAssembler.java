package vigil.exchange.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.CompletionReport;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderDetails;
import vigil.casework.OrderFact;
import vigil.casework.OrderTextMask;
import vigil.casework.OrderVisibility;
import vigil.city.City;
import vigil.city.Unit;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.ForwardedAppeal;
import vigil.exchange.protocol.MessageType;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.protocol.StatusUpdate;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.kernel.PersonalData;
import vigil.messaging.OrderEventKind;

/// Puts into a message, when it goes out, what the outbox must not keep: what the citizen said and
/// who that is, what a unit reported, what somebody wrote.
@Component
class PayloadAssembler {
  private final OrderReader orders;
  private final FileTransfers enclosures;
  private final City city;
  private final PlatformIdentity ourselves;

  PayloadAssembler(
      OrderReader orders, FileTransfers enclosures, City city, PlatformIdentity ourselves) {
    this.orders = orders;
    this.enclosures = enclosures;
    this.city = city;
    this.ourselves = ourselves;
  }

  /// The whole message; null when its order is gone.
  ///
  /// @param order the sender's
  @Nullable Envelope assemble(Envelope bare, String order) {
    OrderDetails dossier = find(order).orElse(null);
    if (dossier == null) {
      return null;
    }
    return switch (bare.type()) {
      case SenderMessage.FORWARDED -> bare.with(given(dossier, OrderReader.unmask(dossier)), null);
      case SenderMessage.TIME_REFUSED -> withWords(bare, dossier);
      case MessageType.HandlerMessage _ -> withWords(bare, dossier);
      case MessageType.EventMessage(var event) -> assemble(bare, event, dossier);
      case SenderMessage.RECALLED, SenderMessage.URGED, SenderMessage.TIME_GRANTED -> bare;
      case MessageType.TestMessage _, MessageType.UnknownMessage _ -> bare;
    };
  }

  /// The order; where no platform may learn who called, without that name in its words.
  private Optional<OrderDetails> find(String order) {
    return orders
        .findDetails(order)
        .map(it ->
            OrderVisibility.hidesCaller(it.order())
                ? OrderTextMask.withoutCaller(it.citizen()).apply(it)
                : it);
  }

  private Envelope assemble(Envelope bare, OrderEventKind event, OrderDetails dossier) {
    return switch (event) {
      case NOT_ACCEPTED, WITHDRAWN, ANSWERED -> withWords(bare, dossier);
      case CLOSED -> withResult(bare, dossier);
      case REGISTERED,
          TRANSFERRED,
          SUBMITTED,
          MERGED,
          DISPATCHED,
          SIGNED,
          CONTACTED,
          EXTENDED,
          REPORTED,
          HANDLED,
          RECHECK,
          SHELVED,
          DIFFICULT,
          RESUMED ->
          bare;
    };
  }

  /// A refusal that has a name says that; what a person wrote is looked up.
  private static Envelope withWords(Envelope bare, OrderDetails dossier) {
    StatusUpdate news = bare.news();
    if (news == null || news.words() != null) {
      return bare.with(null, news);
    }
    return bare.with(null, news.withWords(words(dossier, bare.version())));
  }

  private Envelope withResult(Envelope bare, OrderDetails dossier) {
    StatusUpdate news = bare.news();
    if (news == null) {
      return bare.with(null, null);
    }
    int files = files(dossier.order(), Direction.IN);
    return bare.with(null, news.withResult(report(dossier), answer(dossier), files));
  }

  private ForwardedAppeal given(OrderDetails d, OrderReader.Person person) {
    Order order = d.order();
    var appeal = order.appeal();
    boolean isAnonymous = OrderVisibility.hidesCaller(order);
    return new ForwardedAppeal(
        new ForwardedAppeal.Origin(
            order.number(),
            Objects.requireNonNullElse(d.remarks().originalNumber(), order.number()),
            path(order),
            order.origin().since(),
            order.dues().citizen()),
        new ForwardedAppeal.Classification(appeal.type(), appeal.urgency(), appeal.category()),
        account(d, isAnonymous),
        new ForwardedAppeal.Location(
            appeal.district(), appeal.street(), place(appeal), d.addresses().address()),
        accusedParty(appeal, d.addresses().accusedAddress()),
        new ForwardedAppeal.Appellant(
            isAnonymous ? null : person.name(),
            isAnonymous ? null : person.phone(),
            d.citizen().customerKind(),
            isAnonymous),
        new ForwardedAppeal.Handling(order.has(Flag.PUBLIC), d.remarks().threat()),
        files(order, Direction.OUT));
  }

  private static ForwardedAppeal.Account account(OrderDetails d, boolean isAnonymous) {
    var said = d.account();
    return new ForwardedAppeal.Account(
        isAnonymous ? withoutPerson(said.title()) : said.title(),
        isAnonymous ? withoutPerson(said.description()) : said.description(),
        isAnonymous ? null : said.words(),
        isAnonymous && said.wishes() != null ? withoutPerson(said.wishes()) : said.wishes(),
        said.occurred() == null ? d.order().origin().since() : said.occurred());
  }

  /// The other side handles the matter at its place, and learns nothing of who appealed.
  private static String withoutPerson(String text) {
    return PersonalData.mask(text, PersonalData.OF_A_PERSON);
  }

  private ForwardedAppeal.AccusedParty accusedParty(Order.Appeal appeal, @Nullable String address) {
    String unit = appeal.accused();
    String name =
        unit == null ? null : city.units().find(unit).map(Unit::name).orElse(appeal.accused());
    return new ForwardedAppeal.AccusedParty(appeal.accusedUnit(), name, address);
  }

  private int files(Order order, Direction direction) {
    return Math.toIntExact(enclosures.listGoing(order, direction).count());
  }

  private List<String> path(Order order) {
    var path = new ArrayList<String>();
    if (order.origin().forwarded() != null) {
      path.addAll(order.origin().forwarded().path());
    }
    path.add(ourselves.code());
    return path;
  }

  private @Nullable String place(Order.Appeal appeal) {
    String district = appeal.district();
    if (district == null) {
      return null;
    }
    String street = appeal.street();
    var names =
        Stream.of(
            city.places().findDistrict(district).map(it -> it.name()).orElse(district),
            street == null ? "" : city.units().findByStreet(street).map(Unit::name).orElse(street));
    return names.collect(Collectors.joining());
  }

  /// Of an order that was merged the report is the other's: its reply is theirs too.
  private @Nullable CompletionReport report(OrderDetails own) {
    OrderDetails dossier = ending(own);
    return dossier.order().findLead().map(it -> dossier.reports().get(it.id())).orElse(null);
  }

  private OrderDetails ending(OrderDetails own) {
    String parent = own.order().parent();
    if (parent == null) {
      return own;
    }
    return find(parent).map(this::ending).orElse(own);
  }

  /// What the citizen was told at once.
  private @Nullable String answer(OrderDetails own) {
    return ending(own).history().stream()
        .filter(event -> event.is(OrderFact.Answered.class))
        .map(OrderDetails.Event::words)
        .reduce((one, later) -> later)
        .orElse(null);
  }

  private static @Nullable String words(OrderDetails dossier, int version) {
    return dossier.history().stream()
        .filter(event -> event.version() == version)
        .map(OrderDetails.Event::words)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
