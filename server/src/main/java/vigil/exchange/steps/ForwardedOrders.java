package vigil.exchange.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.exchange.protocol.Envelope;
import vigil.exchange.protocol.ForwardedAppeal;
import vigil.exchange.protocol.PlatformIdentity;
import vigil.exchange.steps.InboundMessages.MessageResult;
import vigil.exchange.store.SqlTransfers;
import vigil.exchange.store.SqlTransfers.Direction;
import vigil.exchange.store.SqlTransfers.Transfer;

/// Registers the orders that another platform gives us, each once.
@Component
class ForwardedOrders {
  /// Clocks of two cities may differ a little.
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final int LONGEST_PATH = 8;

  private final SqlTransfers crossings;
  private final ForwardedDraftMapper adoption;
  private final Casework casework;
  private final PartnerActor standIn;
  private final PlatformIdentity ourselves;
  private final InstantSource clock;

  ForwardedOrders(
      SqlTransfers crossings,
      ForwardedDraftMapper adoption,
      Casework casework,
      PartnerActor standIn,
      PlatformIdentity ourselves,
      InstantSource clock) {
    this.crossings = crossings;
    this.adoption = adoption;
    this.casework = casework;
    this.standIn = standIn;
    this.ourselves = ourselves;
    this.clock = clock;
  }

  MessageResult register(Envelope told, boolean isAgain) {
    Transfer known = crossings.find(Direction.IN, told.from(), told.ref()).orElse(null);
    if (known != null) {
      var order = standIn.findOrder(known.order());
      return new MessageResult.Done(order == null ? null : order.number(), true);
    }
    ForwardedAppeal given = told.given();
    String wrong = given == null ? "given" : wrong(given.origin(), told.from());
    if (given == null || wrong != null) {
      return new MessageResult.Unreadable(String.valueOf(wrong));
    }
    if (given.origin().path().contains(ourselves.code())) {
      return new MessageResult.Loop(given.origin().path());
    }
    var draft = adoption.map(given);
    List<Step.OrderStep> then = draft.missing().isEmpty() ? List.of(new Step.Submit()) : List.of();
    return switch (casework.register(draft, then, ForwardedDraftMapper.actorOf(told.from()))) {
      case Registration.Registered(var order, var code) -> {
        Transfer begun =
            crossings.begin(
                Direction.IN,
                told.from(),
                told.ref(),
                order.id(),
                given.origin().number(),
                told.from());
        if (given.files() != null && given.files() > 0) {
          crossings.setExpectedFiles(begun, given.files());
        }
        yield new MessageResult.Done(order.number(), isAgain);
      }
      case Registration.Refused(var refusal) -> new MessageResult.NotTaken(refusal);
    };
  }

  private @Nullable String wrong(ForwardedAppeal.Origin given, String from) {
    Instant now = clock.instant();
    if (given.path().isEmpty()
        || given.path().size() > LONGEST_PATH
        || !given.path().getLast().equals(from)) {
      return "given.path";
    }
    if (given.registeredAt().isAfter(now.plus(AHEAD))) {
      return "given.registeredAt";
    }
    return given.citizenDue().isBefore(given.registeredAt()) ? "given.citizenDue" : null;
  }
}
