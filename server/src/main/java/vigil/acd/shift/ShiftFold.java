package vigil.acd.shift;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vigil.acd.AcdFact;
import vigil.acd.shift.ShiftFigures.Activity;
import vigil.acd.shift.ShiftFigures.Occupation;
import vigil.casework.OrderFact;
import vigil.kernel.LedgerEntry;
import vigil.workforce.WorkforceFact;

/// Folds facts into the newest shift of each agent whom they name.
public final class ShiftFold {
  private final Map<String, ShiftFigures> newest;
  private final Map<String, ShiftFigures> changed = new LinkedHashMap<>();

  /// @param newest the newest shift so far of whom the facts name
  public ShiftFold(Collection<ShiftFigures> newest) {
    this.newest = new LinkedHashMap<>();
    newest.forEach(shift -> this.newest.put(shift.staff(), shift));
  }

  /// Whom facts name that count for a shift.
  public static Set<String> listStaff(List<LedgerEntry> entries) {
    var staff = new TreeSet<String>();
    entries.forEach(entry -> changeOf(entry).ifPresent(change -> staff.add(change.staff())));
    return staff;
  }

  public void add(LedgerEntry entry) {
    changeOf(entry).ifPresent(change -> apply(change, entry.at()));
  }

  /// Each shift that is not as it was, with those that ended.
  public Collection<ShiftFigures> listChanged() {
    return changed.values();
  }

  private void apply(Change change, Instant at) {
    ShiftFigures before = newest.get(change.staff());
    switch (change) {
      case Change.Begin _ -> begin(change.staff(), before, at);
      case Change.Count count -> {
        if (before != null) {
          put(count.how().apply(before));
        }
      }
      case Change.Turn turn -> {
        // A ledger that does not tell of the shift: it began with the first of its facts.
        var shift =
            before == null
                ? ShiftFigures.begin(turn.staff(), new Occupation(Activity.IDLE, at))
                : before;
        put(turn.how().apply(shift, at));
      }
    }
  }

  /// Whoever still writes about the last call does so in the new shift from now on.
  private void begin(String staff, @Nullable ShiftFigures before, Instant at) {
    var doing = before == null ? Activity.IDLE : before.doing().activity();
    if (before != null) {
      put(before.turn(Activity.IDLE, at));
    }
    put(ShiftFigures.begin(staff, new Occupation(doing, at)));
  }

  private void put(ShiftFigures shift) {
    newest.put(shift.staff(), shift);
    changed.put(shift.staff() + " " + shift.beganAt(), shift);
  }

  /// How a fact changes an agent's figures.
  private sealed interface Change {
    String staff();

    record Begin(String staff) implements Change {}

    record Count(String staff, UnaryOperator<ShiftFigures> how) implements Change {}

    record Turn(String staff, TurnOf how) implements Change {}
  }

  /// What a seat turns to.
  @FunctionalInterface
  private interface TurnOf {
    ShiftFigures apply(ShiftFigures shift, Instant at);
  }

  private static Optional<Change> changeOf(LedgerEntry entry) {
    if (entry.is(WorkforceFact.ShiftBegan.class)) {
      return Optional.of(new Change.Begin(entry.subject()));
    }
    return entry
        .find(AcdFact.class)
        .flatMap(ShiftFold::turnOf)
        .or(() -> entry.find(OrderFact.IntakeFact.class).flatMap(ShiftFold::countOf));
  }

  private static Optional<Change> turnOf(AcdFact fact) {
    return switch (fact) {
      case AcdFact.Answered it -> talk(it.staff(), true);
      case AcdFact.CallTaken it -> talk(it.staff(), true);
      case AcdFact.AnsweredAgain it -> talk(it.staff(), false);
      case AcdFact.AfterCallStarted it -> turn(it.subject(), Activity.AFTER_CALL);
      case AcdFact.SeatRested it -> Optional.of(new Change.Turn(it.subject(), ShiftFigures::rest));
      case AcdFact.SeatReady it -> turn(it.subject(), Activity.IDLE);
      case AcdFact.SeatNotResponding it -> turn(it.subject(), Activity.IDLE);
      case AcdFact.SeatLeft it -> turn(it.subject(), Activity.IDLE);
      case AcdFact.Enqueued _,
          AcdFact.Rekeyed _,
          AcdFact.Offered _,
          AcdFact.OfferFailed _,
          AcdFact.HandedOn _,
          AcdFact.CameBack _,
          AcdFact.Left _,
          AcdFact.DebtSettled _,
          AcdFact.SeatForced _,
          AcdFact.SeatEngaged _,
          AcdFact.SeatDisengaged _ ->
          Optional.empty();
    };
  }

  private static Optional<Change> talk(String staff, boolean isCounted) {
    return Optional.of(
        new Change.Turn(
            staff, (shift, at) -> (isCounted ? shift.countCall() : shift).turn(Activity.TALK, at)));
  }

  private static Optional<Change> turn(String staff, Activity next) {
    return Optional.of(new Change.Turn(staff, (shift, at) -> shift.turn(next, at)));
  }

  /// Orders of calls alone: what came by other doors is nobody's shift.
  private static Optional<Change> countOf(OrderFact.IntakeFact fact) {
    return switch (fact) {
      case OrderFact.Registered it ->
          it.origin().contact() == null ? Optional.empty() : count(it, ShiftFigures::countOrder);
      case OrderFact.Answered it -> count(it, shift -> shift.countOnTheSpot(1));
      case OrderFact.AnswerTakenBack it -> count(it, shift -> shift.countOnTheSpot(-1));
      case OrderFact.Amended _,
          OrderFact.EmergencyTransferred _,
          OrderFact.NotAccepted _,
          OrderFact.Submitted _,
          OrderFact.Merged _,
          OrderFact.AccusedNamed _,
          OrderFact.Withdrawn _ ->
          Optional.empty();
    };
  }

  private static Optional<Change> count(OrderFact fact, UnaryOperator<ShiftFigures> how) {
    return Optional.of(new Change.Count(fact.on().by(), how));
  }
}
