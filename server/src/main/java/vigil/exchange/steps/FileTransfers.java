package vigil.exchange.steps;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Attachments;
import vigil.casework.Attachments.Attachment;
import vigil.casework.Attachments.Scan;
import vigil.casework.CaseworkFact;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.casework.Platform;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.exchange.store.SqlTransfers.State;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.identity.Identity;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;

/// Which files of an order go to which platform. Those of the appeal - from the citizen, the
/// hotline's own people, a platform it came through - go with the order to whoever is to handle it.
/// Those of the handling - from the people of units, from a platform that had a part - go back with
/// the result, and nowhere else.
@Component
public class FileTransfers {
  static final String KIND = "order.file";
  private static final String CITIZEN = "citizen";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What the outbox keeps of one: no name and no word.
  record FileReference(String crossing, String attachment) {}

  private final SqlTransfers crossings;
  private final Attachments attachments;
  private final OrderReader orders;
  private final Identity identity;

  FileTransfers(
      SqlTransfers crossings, Attachments attachments, OrderReader orders, Identity identity) {
    this.crossings = crossings;
    this.attachments = attachments;
    this.orders = orders;
    this.identity = identity;
  }

  /// Those that a fact sends on their way. The crossing is begun before.
  List<NewMessage> list(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Dispatched it when Platform.isPlatform(it.lead().unit()) ->
          wanted(fact.subject(), Direction.OUT);
      case OrderFact.Closed _ -> wanted(fact.subject(), Direction.IN);
      case OrderFact.IntakeFact _,
          OrderFact.ConferenceFact _,
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
          OrderFact.RequestFact _,
          OrderFact.Audited _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.RecheckOrdered _,
          OrderFact.Archived _ ->
          List.of();
    };
  }

  /// A file that the appeal got while another platform has it.
  List<NewMessage> list(CaseworkFact.AttachmentAdded fact) {
    return wanted(fact.subject(), Direction.OUT).stream()
        .filter(it -> parse(it.body()).attachment().equals(fact.attachment()))
        .toList();
  }

  /// How many files of the other side are here.
  public int countArrived(Transfer one) {
    String unit = Platform.unit(one.partner());
    return (int)
        attachments.list(one.order(), OrderReader.EXCHANGE).stream()
            .filter(it -> it.by().equals(unit))
            .count();
  }

  static FileReference parse(String body) {
    return JSON.readValue(body, FileReference.class);
  }

  private List<NewMessage> wanted(String subject, Direction direction) {
    Order order = orders.find(subject).orElse(null);
    if (order == null) {
      return List.of();
    }
    return crossings.list(subject).stream()
        .filter(one -> one.direction() == direction && isOpen(one))
        .flatMap(one -> listGoing(order, direction).map(file -> wanted(one, order, file)))
        .toList();
  }

  /// A result is told when the crossing has ended.
  static boolean isOpen(Transfer one) {
    return one.isLive() || (one.direction() == Direction.IN && one.state() == State.ENDED);
  }

  private static NewMessage wanted(Transfer one, Order order, Attachment file) {
    return new NewMessage(
        DeliveryChannel.EXCHANGE_FILE,
        KIND,
        order.id(),
        order.number(),
        "file/%s/%s".formatted(one.id(), file.id()),
        one.partner(),
        JSON.writeValueAsString(new FileReference(one.id(), file.id())));
  }

  /// Those of an order that go this way, whether or not the scanner has answered for them. With a
  /// merged one's result go none: a picture of the other order may show who brought that up.
  Stream<Attachment> listGoing(Order order, Direction direction) {
    boolean isStaying = direction == Direction.OUT ? !mayGo(order) : order.parent() != null;
    if (isStaying) {
      return Stream.empty();
    }
    return attachments.list(order.id(), OrderReader.EXCHANGE).stream()
        .filter(one -> one.scan() != Scan.INFECTED)
        .filter(
            one -> direction == Direction.OUT ? isOfAppeal(order, one) : isOfHandling(order, one));
  }

  /// A picture may show who appealed: where the name stays here, the picture stays with it.
  private static boolean mayGo(Order order) {
    return !OrderVisibility.hidesCaller(order);
  }

  private boolean isOfAppeal(Order order, Attachment one) {
    if (Platform.isPlatform(one.by())) {
      return !hasPart(order, one.by());
    }
    return one.by().equals(CITIZEN)
        || identity.findStaff(one.by()).filter(who -> who.unit() == null).isPresent();
  }

  private boolean isOfHandling(Order order, Attachment one) {
    return Platform.isPlatform(one.by())
        ? hasPart(order, one.by())
        : identity.findStaff(one.by()).filter(who -> who.unit() != null).isPresent();
  }

  private static boolean hasPart(Order order, String unit) {
    return order.assignments().stream().anyMatch(part -> part.unit().equals(unit));
  }
}
