package vigil.messaging.hooks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.messaging.DeliveryChannel;
import vigil.messaging.NewMessage;
import vigil.messaging.OrderEventKind;
import vigil.messaging.OutboxSource;
import vigil.messaging.notices.CitizenContacts;
import vigil.messaging.store.SqlWebhooks;

/// What subscribers of webhooks hear of an order: codes, states and times only. A confidential
/// order is not told at all, nor one that accuses a unit or may do so: nobody knows who reads what
/// a subscriber gets.
@Component
public class WebhookEvents implements OutboxSource {
  /// An operator's try of the wire.
  public static final String TEST = "hook.test";

  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  /// What is told of an order.
  ///
  /// @param version of the fact: a receiver that gets two in the wrong order knows which is later
  /// @param state as it was when the message was made, a moment after the fact
  public record OrderEvent(
      String number,
      int version,
      OrderState state,
      @JsonUnwrapped Subject subject,
      @JsonUnwrapped Times times) {}

  public record Subject(
      AppealType appeal,
      Urgency urgency,
      @Nullable String category,
      @Nullable String district,
      @Nullable String street) {}

  public record Times(Instant registeredAt, Instant due, @Nullable Instant closedAt) {}

  private record Payload(String type, Instant timestamp, @Nullable OrderEvent data) {}

  private final SqlWebhooks subscriptions;
  private final CitizenContacts citizens;

  WebhookEvents(SqlWebhooks subscriptions, CitizenContacts citizens) {
    this.subscriptions = subscriptions;
    this.citizens = citizens;
  }

  @Override
  public List<NewMessage> list(OrderFact fact) {
    OrderEventKind kind = OrderEventKind.find(fact);
    if (kind == null) {
      return List.of();
    }
    String type = kind.wireName();
    List<String> who = subscriptions.listSubscribed(type, fact.on().at());
    if (who.isEmpty()) {
      return List.of();
    }
    Order order =
        citizens.find(fact.subject()).map(CitizenContacts.ContactDetails::order).orElse(null);
    if (order == null || isKept(order)) {
      return List.of();
    }
    String body = JSON.writeValueAsString(new Payload(type, fact.on().at(), about(order, fact)));
    List<NewMessage> all = new ArrayList<>();
    for (String hook : who) {
      String cause = "%s/%d/%s".formatted(fact.subject(), fact.version(), type);
      all.add(
          new NewMessage(
              DeliveryChannel.HOOK, type, order.id(), order.number(), cause, hook, body));
    }
    return all;
  }

  /// A message about nothing.
  public static NewMessage test(String hook, String cause, Instant at) {
    String body = JSON.writeValueAsString(new Payload(TEST, at, null));
    return new NewMessage(DeliveryChannel.HOOK, TEST, null, null, cause, hook, body);
  }

  private static boolean isKept(Order order) {
    return order.has(Flag.CONFIDENTIAL) || order.owesAccused() || !order.accused().isEmpty();
  }

  private static OrderEvent about(Order order, OrderFact fact) {
    var appeal = order.appeal();
    return new OrderEvent(
        order.number(),
        fact.version(),
        order.state(),
        new Subject(
            appeal.type(), appeal.urgency(), appeal.category(), appeal.district(), appeal.street()),
        new Times(order.origin().at(), order.dues().citizen(), order.closedAt()));
  }
}
