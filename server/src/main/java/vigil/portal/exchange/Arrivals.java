package vigil.portal.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Casework;
import vigil.casework.Refusal;
import vigil.casework.Registration;
import vigil.casework.Step;
import vigil.kernel.SaysNo;
import vigil.portal.exchange.Crossings.Crossing;
import vigil.portal.exchange.Crossings.Direction;
import vigil.portal.exchange.Crossings.State;

/// What a signed message of another platform does here: each once, by its id, together with what it
/// changes.
@Service
class Arrivals {
  /// Clocks of two cities may differ a little.
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final int LONGEST_PATH = 8;

  /// What is answered.
  sealed interface Answer {
    /// It is here.
    ///
    /// @param number ours, for an order
    /// @param again it was here before
    record Done(@Nullable String number, boolean again) implements Answer {}

    /// It came through here before.
    record Loop(List<String> path) implements Answer, SaysNo {}

    /// We never had it, or have it no more.
    record NotOurs(String ref) implements Answer, SaysNo {}

    /// It says what cannot be.
    record Unreadable(String what) implements Answer {}

    record NotTaken(Refusal refusal) implements Answer {}
  }

  private final SqlParcels sent;
  private final Crossings crossings;
  private final Adoption adoption;
  private final Casework casework;
  private final StandIn standIn;
  private final Progressing progressing;
  private final Ourselves ourselves;
  private final InstantSource clock;

  Arrivals(
      SqlParcels sent,
      Crossings crossings,
      Adoption adoption,
      Casework casework,
      StandIn standIn,
      Progressing progressing,
      Ourselves ourselves,
      InstantSource clock) {
    this.sent = sent;
    this.crossings = crossings;
    this.adoption = adoption;
    this.casework = casework;
    this.standIn = standIn;
    this.progressing = progressing;
    this.ourselves = ourselves;
    this.clock = clock;
  }

  /// @param id of the message: the second one with it is answered and does nothing
  @Transactional
  Answer take(String id, Envelope told) {
    boolean isFirst = sent.add(told.from(), id, told.type());
    return switch (told.type()) {
      case Envelope.TEST -> new Answer.Done(null, !isFirst);
      case Envelope.FORWARDED -> forwarded(told, !isFirst);
      case Envelope.RECALLED, Envelope.URGED -> fromSender(told, isFirst);
      case Envelope.TIME_GRANTED, Envelope.TIME_REFUSED -> news(Direction.IN, id, told, isFirst);
      default -> news(Direction.OUT, id, told, isFirst);
    };
  }

  private Answer forwarded(Envelope told, boolean isAgain) {
    Crossing known = crossings.find(Direction.IN, told.from(), told.ref()).orElse(null);
    if (known != null) {
      var order = standIn.order(known.order());
      return new Answer.Done(order == null ? null : order.number(), true);
    }
    Envelope.Given given = told.given();
    String wrong = given == null ? "given" : wrong(given, told.from());
    if (given == null || wrong != null) {
      return new Answer.Unreadable(String.valueOf(wrong));
    }
    if (given.path().contains(ourselves.code())) {
      return new Answer.Loop(given.path());
    }
    var draft = adoption.draft(given);
    List<Step.OrderStep> then = draft.missing().isEmpty() ? List.of(new Step.Submit()) : List.of();
    return switch (casework.register(draft, then, Adoption.door(told.from()))) {
      case Registration.Registered(var order, var code) -> {
        Crossing begun =
            crossings.begin(
                Direction.IN, told.from(), told.ref(), order.id(), given.number(), told.from());
        expect(begun, given.files());
        yield new Answer.Done(order.number(), isAgain);
      }
      case Registration.Refused(var refusal) -> new Answer.NotTaken(refusal);
    };
  }

  private void expect(Crossing one, @Nullable Integer files) {
    if (files != null && files > 0) {
      crossings.expect(one, files);
    }
  }

  private @Nullable String wrong(Envelope.Given given, String from) {
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

  private Answer fromSender(Envelope told, boolean isFirst) {
    Crossing one = crossings.find(Direction.IN, told.from(), told.ref()).orElse(null);
    if (one == null) {
      return new Answer.NotOurs(told.ref());
    }
    if (isFirst && told.type().equals(Envelope.RECALLED)) {
      crossings.end(one, State.RECALLED, null);
      standIn.endOrTell(one, "来件平台已收回 (taken back by %s)".formatted(told.from()));
    } else if (isFirst) {
      standIn.remind(one, "来件平台催办 (urged by %s)".formatted(told.from()));
    }
    return new Answer.Done(null, !isFirst);
  }

  /// @param direction of the order that it is about
  private Answer news(Direction direction, String id, Envelope told, boolean isFirst) {
    Crossing one = crossings.find(direction, told.from(), told.ref()).orElse(null);
    if (one == null) {
      return new Answer.NotOurs(told.ref());
    }
    if (told.news() == null) {
      return new Answer.Unreadable("news");
    }
    if (isFirst) {
      crossings.tell(one, told);
      expect(one, told.news().files());
      if (direction == Direction.OUT && one.number() == null) {
        crossings.taken(one, told.news().number());
        standIn.sign(one);
      }
      if (!progressing.apply(one, told)) {
        sent.keep(told.from(), id, one.id(), told);
      }
    }
    return new Answer.Done(null, !isFirst);
  }
}
