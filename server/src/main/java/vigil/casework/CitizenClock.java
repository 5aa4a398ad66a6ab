package vigil.casework;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The citizen clock as an order's facts tell of it (rules 4.1).
public final class CitizenClock {
  private CitizenClock() {}

  /// By when the citizen is owed the answer from a fact on; empty where it leaves that as it was.
  public static Optional<Instant> findDue(OrderFact fact) {
    return switch (fact) {
      case OrderFact.Registered it -> Optional.of(it.citizenDue());
      case OrderFact.Amended it -> Optional.of(it.citizenDue());
      case OrderFact.Extended it -> Optional.of(it.citizenDue());
      case OrderFact.UrgencyRaised it -> Optional.of(it.citizenDue());
      case OrderFact.Absorbed it -> Optional.of(it.citizenDue());
      case OrderFact.Rescheduled it ->
          it.moved().stream()
              .filter(moved -> moved.deadline() == Deadline.CITIZEN)
              .map(OrderFact.DueTimeMove::to)
              .findFirst();
      case OrderFact.AnswerTakenBack _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Answered _,
          OrderFact.Submitted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.ConferenceFact _,
          OrderFact.Withdrawn _,
          OrderFact.Supervised _,
          OrderFact.Reminded _,
          OrderFact.LeaderNoted _,
          OrderFact.FellOverdue _,
          OrderFact.RequestAsked _,
          OrderFact.RequestApproved _,
          OrderFact.RequestRefused _,
          OrderFact.TimeAnswered _,
          OrderFact.AssistGranted _,
          OrderFact.ExcludedFromScoring _,
          OrderFact.Shelved _,
          OrderFact.DeclaredDifficult _,
          OrderFact.Resumed _,
          OrderFact.UnitFact _,
          OrderFact.RoundFact _ ->
          Optional.empty();
    };
  }

  /// Whether an extension gave the citizen another date, and not only a unit.
  public static boolean isMovedBy(OrderFact.Extended extended, List<OrderFact> life) {
    Instant before =
        life.stream()
            .filter(fact -> fact.version() < extended.version())
            .flatMap(fact -> findDue(fact).stream())
            .reduce((one, later) -> later)
            .orElse(null);
    return !extended.citizenDue().equals(before);
  }
}
