package vigil.exchange.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vigil.messaging.OrderEventKind;

/// What a message between two platforms is about. Each has its word on the wire, which other
/// platforms know: a word is never changed.
public sealed interface MessageType {
  @JsonValue
  String wireName();

  /// From the platform that gave an order away.
  enum SenderMessage implements MessageType {
    /// Asks the other platform to handle an order.
    FORWARDED,
    RECALLED,
    URGED,
    /// What was decided on more time, by when the answer is owed then.
    TIME_GRANTED,
    TIME_REFUSED;

    @Override
    public String wireName() {
      return ofOrder(this);
    }
  }

  /// From the platform that handles an order, beside what becomes of it.
  enum HandlerMessage implements MessageType {
    /// The unit there needs more time, and whoever sent the order decides.
    TIME_ASKED,
    FEEDBACK;

    @Override
    public String wireName() {
      return ofOrder(this);
    }
  }

  /// From the platform that handles an order: what a webhook would hear.
  record EventMessage(OrderEventKind event) implements MessageType {
    @Override
    public String wireName() {
      return event.wireName();
    }
  }

  /// An operator's try of the wire, about no order.
  record TestMessage() implements MessageType {
    @Override
    public String wireName() {
      return "exchange.test";
    }
  }

  /// From a platform that is newer than this one: kept as a line of the order's story.
  record UnknownMessage(String wireName) implements MessageType {}

  @JsonCreator
  static MessageType parse(String wireName) {
    Stream<MessageType> known =
        Stream.of(
                List.of(SenderMessage.values()),
                List.of(HandlerMessage.values()),
                Stream.of(OrderEventKind.values()).map(EventMessage::new).toList(),
                List.of(new TestMessage()))
            .flatMap(List::stream);
    return known
        .filter(type -> type.wireName().equals(wireName))
        .findFirst()
        .orElseGet(() -> new UnknownMessage(wireName));
  }

  private static String ofOrder(Enum<?> type) {
    return "order." + type.name().toLowerCase(Locale.ROOT);
  }
}
