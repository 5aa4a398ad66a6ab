package vigil.exchange.steps;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Refusal;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.MessageType;
import vigil.exchange.protocol.MessageType.SenderMessage;
import vigil.exchange.store.SqlInboundMessages;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.exchange.store.SqlTransfers.State;
import vigil.exchange.store.SqlTransfers.Transfer;
import vigil.kernel.UserRefusal;

/// What a signed message of another platform does here: each once, by its id, together with what it
/// changes.
@Service
class InboundMessages {
  /// What is answered.
  sealed interface MessageResult {
    /// The message is here.
    ///
    /// @param number ours, for an order
    /// @param again it was here before
    record Done(@Nullable String number, boolean again) implements MessageResult {}

    /// The order came through here before.
    record Loop(List<String> path) implements MessageResult, UserRefusal {}

    /// We never had it, or have it no more.
    record NotOurs(String ref) implements MessageResult, UserRefusal {}

    /// The message says what cannot be.
    record Unreadable(String what) implements MessageResult {}

    record NotTaken(Refusal refusal) implements MessageResult {}
  }

  private final SqlInboundMessages sent;
  private final SqlTransfers crossings;
  private final PartnerAvailability availability;
  private final PartnerActor standIn;
  private final InboundUpdates progressing;
  private final ForwardedOrders forwarded;

  InboundMessages(
      SqlInboundMessages sent,
      SqlTransfers crossings,
      PartnerAvailability availability,
      PartnerActor standIn,
      InboundUpdates progressing,
      ForwardedOrders forwarded) {
    this.sent = sent;
    this.crossings = crossings;
    this.availability = availability;
    this.standIn = standIn;
    this.progressing = progressing;
    this.forwarded = forwarded;
  }

  /// @param id of the message: the second one with it is answered and does nothing
  @Transactional
  MessageResult receive(String id, Envelope told) {
    boolean isFirst = sent.add(told.from(), id, told.type().wireName());
    return switch (told.type()) {
      case MessageType.TestMessage _ -> new MessageResult.Done(null, !isFirst);
      case SenderMessage.FORWARDED -> forwarded.register(told, !isFirst);
      case SenderMessage.RECALLED, SenderMessage.URGED -> fromSender(told, isFirst);
      case SenderMessage.TIME_GRANTED, SenderMessage.TIME_REFUSED ->
          news(Direction.IN, id, told, isFirst);
      case MessageType.HandlerMessage _, MessageType.EventMessage _, MessageType.UnknownMessage _ ->
          news(Direction.OUT, id, told, isFirst);
    };
  }

  private void expect(Transfer one, @Nullable Integer files) {
    if (files != null && files > 0) {
      crossings.setExpectedFiles(one, files);
    }
  }

  private MessageResult fromSender(Envelope told, boolean isFirst) {
    Transfer one = crossings.find(Direction.IN, told.from(), told.ref()).orElse(null);
    if (one == null) {
      return new MessageResult.NotOurs(told.ref());
    }
    if (isFirst && told.type() == SenderMessage.RECALLED) {
      crossings.end(one, State.RECALLED, null);
      standIn.endOrTell(one, "来件平台已收回 (taken back by %s)".formatted(told.from()));
    } else if (isFirst) {
      standIn.remind(one, "来件平台催办 (urged by %s)".formatted(told.from()));
    }
    return new MessageResult.Done(null, !isFirst);
  }

  /// @param direction of the order that it is about
  private MessageResult news(Direction direction, String id, Envelope told, boolean isFirst) {
    Transfer one = crossings.find(direction, told.from(), told.ref()).orElse(null);
    if (one == null) {
      return new MessageResult.NotOurs(told.ref());
    }
    if (told.news() == null) {
      return new MessageResult.Unreadable("news");
    }
    if (isFirst) {
      crossings.append(one, told);
      expect(one, told.news().result().files());
      if (direction == Direction.OUT && one.number() == null) {
        crossings.markAccepted(one, told.news().number());
        availability.releaseFiles(one.partner());
        standIn.sign(one);
      }
      if (!progressing.apply(one, told)) {
        sent.savePending(told.from(), id, one.id(), told);
      }
    }
    return new MessageResult.Done(null, !isFirst);
  }
}
