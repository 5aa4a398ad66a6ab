package vigil.portal.hooks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Order;
import vigil.casework.Order.Flag;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.portal.delivery.CitizenContacts;
import vigil.portal.delivery.DeliveryChannel;
import vigil.portal.delivery.OutboxSource;
import vigil.portal.delivery.SqlOutbox;

/// Which facts other systems may hear of, and in which words: codes, states and times only. A
/// confidential order is not told at all, nor one that accuses a unit or may do so: nobody knows
/// who reads what a subscriber gets.
@Component
public class WebhookEvents implements OutboxSource {
  /// An operator's try of the wire.
  public static final String TEST = "hook.test";

  private static final Map<Class<? extends OrderFact>, String> TYPES = types();
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();

  /// What is told of an order.
  ///
  /// @param version of the fact: a receiver that gets two in the wrong order knows which is later
  /// @param state as it was when the message was made, a moment after the fact
  public record OrderEvent(
      String number,
      int version,
      OrderState state,
      AppealType appeal,
      Urgency urgency,
      @Nullable String category,
      @Nullable String district,
      @Nullable String street,
      Instant registeredAt,
      Instant due,
      @Nullable Instant closedAt) {}

  private record Payload(String type, Instant timestamp, @Nullable OrderEvent data) {}

  private final SqlWebhooks subscriptions;
  private final CitizenContacts citizens;

  WebhookEvents(SqlWebhooks subscriptions, CitizenContacts citizens) {
    this.subscriptions = subscriptions;
    this.citizens = citizens;
  }

  /// Every type there is, in the order of an order's life.
  public static List<String> listKinds() {
    return List.copyOf(TYPES.values());
  }

  @Override
  public List<SqlOutbox.NewMessage> list(OrderFact fact) {
    String type = kindOf(fact);
    if (type == null) {
      return List.of();
    }
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
    List<SqlOutbox.NewMessage> all = new ArrayList<>();
    for (String hook : who) {
      String cause = "%s/%d/%s".formatted(fact.subject(), fact.version(), type);
      all.add(
          new SqlOutbox.NewMessage(
              DeliveryChannel.HOOK, type, order.id(), order.number(), cause, hook, body));
    }
    return all;
  }

  /// A message about nothing.
  public static SqlOutbox.NewMessage test(String hook, String cause, Instant at) {
    String body = JSON.writeValueAsString(new Payload(TEST, at, null));
    return new SqlOutbox.NewMessage(DeliveryChannel.HOOK, TEST, null, null, cause, hook, body);
  }

  /// What a fact is called to other systems; null for what they do not hear of.
  public static @Nullable String kindOf(OrderFact fact) {
    boolean isFailedAudit = fact instanceof OrderFact.Audited audited && !audited.passed();
    return isFailedAudit ? null : TYPES.get(fact.getClass());
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
        appeal.type(),
        appeal.urgency(),
        appeal.category(),
        appeal.district(),
        appeal.street(),
        order.origin().at(),
        order.dues().citizen(),
        order.closedAt());
  }

  private static Map<Class<? extends OrderFact>, String> types() {
    Map<Class<? extends OrderFact>, String> types = new LinkedHashMap<>();
    types.put(OrderFact.Registered.class, "order.registered");
    types.put(OrderFact.Answered.class, "order.answered");
    types.put(OrderFact.NotAccepted.class, "order.not_accepted");
    types.put(OrderFact.EmergencyTransferred.class, "order.transferred");
    types.put(OrderFact.Submitted.class, "order.submitted");
    types.put(OrderFact.Merged.class, "order.merged");
    types.put(OrderFact.Dispatched.class, "order.dispatched");
    types.put(OrderFact.Signed.class, "order.signed");
    types.put(OrderFact.Contacted.class, "order.contacted");
    types.put(OrderFact.Extended.class, "order.extended");
    types.put(OrderFact.Reported.class, "order.reported");
    types.put(OrderFact.Audited.class, "order.handled");
    types.put(OrderFact.RecheckOrdered.class, "order.recheck");
    types.put(OrderFact.Shelved.class, "order.shelved");
    types.put(OrderFact.DeclaredDifficult.class, "order.difficult");
    types.put(OrderFact.Resumed.class, "order.resumed");
    types.put(OrderFact.Withdrawn.class, "order.withdrawn");
    types.put(OrderFact.Closed.class, "order.closed");
    return types;
  }
}
