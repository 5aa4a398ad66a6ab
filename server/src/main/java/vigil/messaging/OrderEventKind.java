package vigil.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderFact;

/// What other systems may hear of an order, in the order of an order's life.
public enum OrderEventKind {
  REGISTERED,
  ANSWERED,
  NOT_ACCEPTED,
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
  RESUMED,
  WITHDRAWN,
  CLOSED;

  /// All of them, as they are called to other systems.
  public static List<String> listWireNames() {
    return Arrays.stream(values()).map(OrderEventKind::wireName).toList();
  }

  /// What it is called to other systems: `order.closed`.
  public String wireName() {
    return "order." + name().toLowerCase(Locale.ROOT);
  }

  /// What a fact is to other systems; null for what they do not hear of.
  public static @Nullable OrderEventKind find(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered _ -> REGISTERED;
      case OrderFact.Answered _ -> ANSWERED;
      case OrderFact.NotAccepted _ -> NOT_ACCEPTED;
      case OrderFact.EmergencyTransferred _ -> TRANSFERRED;
      case OrderFact.Submitted _ -> SUBMITTED;
      case OrderFact.Merged _ -> MERGED;
      case OrderFact.Dispatched _ -> DISPATCHED;
      case OrderFact.Signed _ -> SIGNED;
      case OrderFact.Contacted _ -> CONTACTED;
      case OrderFact.Extended _ -> EXTENDED;
      case OrderFact.Reported _ -> REPORTED;
      case OrderFact.Audited it -> it.passed() ? HANDLED : null;
      case OrderFact.RecheckOrdered _ -> RECHECK;
      case OrderFact.Shelved _ -> SHELVED;
      case OrderFact.DeclaredDifficult _ -> DIFFICULT;
      case OrderFact.Resumed _ -> RESUMED;
      case OrderFact.Withdrawn _ -> WITHDRAWN;
      case OrderFact.Closed _ -> CLOSED;
      case OrderFact.Amended _,
          OrderFact.AnswerTakenBack _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.PriorityFact _,
          OrderFact.PartTakenBack _,
          OrderFact.Relayed _,
          OrderFact.Returned _,
          OrderFact.Recalled _,
          OrderFact.HandlingStarted _,
          OrderFact.Redispatched _,
          OrderFact.Accepted _,
          OrderFact.SentBack _,
          OrderFact.FeedbackGiven _,
          OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.CalledBack _,
          OrderFact.CallbackWaived _,
          OrderFact.Archived _ ->
          null;
    };
  }
}
