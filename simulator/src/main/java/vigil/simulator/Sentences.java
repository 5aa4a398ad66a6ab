package vigil.simulator;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderFact;

/// What happened to an order, in a sentence.
final class Sentences {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM HH:mm", java.util.Locale.ENGLISH)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private Sentences() {}

  static String of(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered one ->
          "%s writes %s: %s, %s; owed to the citizen by %s"
              .formatted(
                  one.on().by(),
                  one.subject(),
                  one.appeal().type().name().toLowerCase(java.util.Locale.ROOT),
                  one.appeal().urgency().name().toLowerCase(java.util.Locale.ROOT),
                  day(one.citizenDue()));
      case OrderFact.Answered one -> "It is answered at once";
      case OrderFact.Submitted one -> "It goes to the dispatcher, due " + day(one.dispatchDue());
      case OrderFact.Dispatched one ->
          "Dispatched to %s by %s, due %s"
              .formatted(one.lead().unit(), one.lead().legalBasis(), day(one.lead().due()));
      case OrderFact.Signed one ->
          "The unit signs; it may return it until " + day(one.returnUntil());
      case OrderFact.Contacted one ->
          one.attempt().reached()
              ? "The handler reaches the citizen"
              : "The handler reaches nobody";
      case OrderFact.HandlingStarted one -> "The unit handles it";
      case OrderFact.Reported one -> "The unit reports: " + one.result();
      case OrderFact.Accepted one -> "The report is accepted";
      case OrderFact.SentBack one -> "The report is sent back";
      case OrderFact.Audited one ->
          one.passed()
              ? "The hotline agrees; the citizen is to be called by " + day(one.callbackDue())
              : "The hotline does not agree: back to the unit";
      case OrderFact.CalledBack one -> "The citizen is called back: " + one.attempt().result();
      case OrderFact.RecheckOrdered one -> "It is handled again, due " + day(one.due());
      case OrderFact.Closed one ->
          "Closed: %s, %s".formatted(one.ending(), one.onTime() ? "on time" : "late");
      case OrderFact.FellOverdue one -> "The time for %s passed".formatted(one.clock());
      default -> fact.getClass().getSimpleName();
    };
  }

  private static String day(@Nullable Instant at) {
    return at == null ? "-" : DAY.format(at);
  }
}
