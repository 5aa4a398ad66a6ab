package vigil.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderFact;

/// What happened to an order, in a sentence.
final class StoryText {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private StoryText() {}

  static String render(OrderFact fact) {
    return switch (fact) {
      case OrderFact.IntakeFact one -> intake(one);
      case OrderFact.ConferenceFact one -> conferring(one);
      case OrderFact.PriorityFact one -> urging(one);
      case OrderFact.UnitFact one -> unit(one);
      case OrderFact.RoundFact one -> round(one);
      case OrderFact.RequestFact one -> request(one);
    };
  }

  private static String intake(OrderFact.IntakeFact fact) {
    return switch (fact) {
      case OrderFact.Registered one ->
          "%s writes %s: %s, %s%s; owed to the citizen by %s"
              .formatted(
                  one.on().by(),
                  one.subject(),
                  word(one.appeal().type()),
                  word(one.appeal().urgency()),
                  one.appeal().accused() == null
                      ? ""
                      : ", about " + one.appeal().accused() + " itself",
                  day(one.citizenDue()));
      case OrderFact.Amended one -> one.on().by() + " writes it anew";
      case OrderFact.Answered one -> "It is answered at once";
      case OrderFact.AnswerTakenBack one -> one.on().by() + " takes the answer back";
      case OrderFact.EmergencyTransferred one ->
          "The caller is advised to ring: " + word(one.service());
      case OrderFact.NotAccepted one -> "It is not accepted: " + word(one.ground());
      case OrderFact.Submitted one -> "It goes to the dispatcher, due " + day(one.dispatchDue());
      case OrderFact.Merged one -> "It is merged into " + one.into();
      case OrderFact.Withdrawn one -> "The citizen takes it back";
      case OrderFact.AccusedNamed one -> one.on().by() + " says whom it accuses: " + one.accused();
    };
  }

  private static String conferring(OrderFact.ConferenceFact fact) {
    return switch (fact) {
      case OrderFact.ConferenceCalled one -> "Whose is it? " + names(one.units()) + " are asked";
      case OrderFact.OpinionGiven one ->
          one.unit() + " says that it is " + (one.competent() ? "its own" : "not its own");
      case OrderFact.ConferenceConcluded one -> "The conference is over";
    };
  }

  private static String urging(OrderFact.PriorityFact fact) {
    return switch (fact) {
      case OrderFact.Absorbed one ->
          "It takes in %s: %s, owed by %s"
              .formatted(one.child(), word(one.urgency()), day(one.citizenDue()));
      case OrderFact.UrgencyRaised one ->
          "Raised to %s, owed by %s".formatted(word(one.to()), day(one.citizenDue()));
      case OrderFact.Supervised one -> "Put under supervision, due " + day(one.due());
      case OrderFact.Reminded one -> one.on().by() + " reminds whoever has it";
      case OrderFact.LeaderNoted one -> "A leader leaves an instruction";
      case OrderFact.Rescheduled one ->
          "Counted again by another calendar: " + one.moved().size() + " due times move";
      case OrderFact.FellOverdue one -> "The time for %s passed".formatted(one.clock());
    };
  }

  private static String unit(OrderFact.UnitFact fact) {
    return switch (fact) {
      case OrderFact.Dispatched one ->
          "Dispatched to %s by %s, due %s"
              .formatted(parts(one.parts()), one.lead().legalBasis(), day(one.lead().due()));
      case OrderFact.Signed one ->
          "%s signs; it may return it until %s".formatted(one.on().by(), day(one.returnUntil()));
      case OrderFact.Returned one -> "Two agree: %s is out".formatted(one.unit());
      case OrderFact.PartTakenBack one -> "Taken back from the accused, " + one.unit();
      case OrderFact.Relayed one ->
          one.attempt().reached()
              ? one.on().by() + " relays what the citizen answered"
              : one.on().by() + " reaches nobody to relay to";
      case OrderFact.Recalled one -> "Taken back from " + one.unit();
      case OrderFact.Contacted one ->
          one.attempt().reached()
              ? one.on().by() + " writes that the citizen was reached"
              : "%s reaches nobody: %s".formatted(one.on().by(), one.attempt().failure());
      case OrderFact.HandlingStarted one -> one.on().by() + " handles it";
      case OrderFact.Redispatched one ->
          "%s passes it on to %s".formatted(one.on().by(), parts(one.parts()));
      case OrderFact.Reported one -> "%s reports: %s".formatted(one.on().by(), one.result());
      case OrderFact.Accepted one -> one.on().by() + " accepts the report";
      case OrderFact.SentBack one -> one.on().by() + " sends the report back";
      case OrderFact.FeedbackGiven one ->
          "%s says how far it is: %s"
              .formatted(one.on().by(), one.solved() ? "solved" : "not solved yet");
    };
  }

  private static String round(OrderFact.RoundFact fact) {
    return switch (fact) {
      case OrderFact.Audited one ->
          one.passed()
              ? "The hotline agrees; the citizen is to be called by " + day(one.callbackDue())
              : "The hotline does not agree: back to the unit";
      case OrderFact.CalledBack one -> calledBack(one.attempt());
      case OrderFact.CallbackWaived one -> "No callback is wanted";
      case OrderFact.Closed one ->
          "Closed: %s, %s".formatted(one.ending(), one.onTime() ? "on time" : "late");
      case OrderFact.RecheckOrdered one ->
          "It is handled again, round %d, due %s".formatted(one.round(), day(one.due()));
      case OrderFact.Archived one -> "It is put away";
    };
  }

  private static String request(OrderFact.RequestFact fact) {
    return switch (fact) {
      case OrderFact.RequestAsked one -> asked(one.on().by(), one.request());
      case OrderFact.RequestApproved one when one.kind() == Order.RequestKind.CLOSE_DISSATISFIED ->
          "%s agrees that it stays closed".formatted(one.on().by());
      case OrderFact.RequestApproved one ->
          "%s agrees to %s; a second must".formatted(one.on().by(), word(one.kind()));
      case OrderFact.RequestRefused one ->
          "%s does not agree to %s".formatted(one.on().by(), word(one.kind()));
      case OrderFact.Extended one ->
          "%s: more time, until %s"
              .formatted(one.given() == null ? "Two agree" : one.on().by(), day(one.due()));
      case OrderFact.TimeAnswered one ->
          "%s answers on more time when nobody asks any more".formatted(one.on().by());
      case OrderFact.AssistGranted one -> "Two agree: " + parts(one.parts()) + " assist";
      case OrderFact.ExcludedFromScoring one -> "Two agree: it is left out of the scores";
      case OrderFact.Shelved one -> "Two agree: shelved until " + day(one.reviewOn());
      case OrderFact.DeclaredDifficult one ->
          "Two agree: a difficult case, looked at again on " + day(one.reviewOn());
      case OrderFact.Resumed one -> "It is taken up again: " + word(one.to());
    };
  }

  private static String asked(String by, Order.Request request) {
    var why = request.terms().ground() == null ? "" : " (" + request.terms().ground() + ")";
    var what = request.terms().days() > 0 ? " of " + request.terms().days() + " working days" : "";
    var whom = request.terms().units().isEmpty() ? "" : " by " + names(request.terms().units());
    return "%s asks for %s%s%s%s".formatted(by, word(request.kind()), what, whom, why);
  }

  private static String calledBack(Order.CallbackAttempt attempt) {
    return attempt.solved() == null
        ? "The citizen is called back: " + attempt.result()
        : "The citizen is asked by %s: %s; contacted %s, solved %s"
            .formatted(
                word(attempt.way()),
                attempt.result(),
                Boolean.TRUE.equals(attempt.contacted()) ? "yes" : "no",
                Boolean.TRUE.equals(attempt.solved()) ? "yes" : "no");
  }

  private static String parts(List<OrderFact.NewAssignment> parts) {
    return parts.stream()
        .map(part -> part.unit() + " (" + word(part.role()) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String names(List<String> units) {
    return String.join(", ", units);
  }

  private static String word(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String day(@Nullable Instant at) {
    return at == null ? "-" : DAY.format(at);
  }
}
