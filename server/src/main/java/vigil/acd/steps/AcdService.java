package vigil.acd.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.acd.Acd;
import vigil.acd.AcdFact;
import vigil.acd.BreakReason;
import vigil.acd.CallExplanation;
import vigil.acd.QueueView;
import vigil.acd.SeatOrder;
import vigil.acd.SeatResult;
import vigil.acd.SeatView;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Decision;
import vigil.acd.engine.EngineView;
import vigil.acd.engine.Event;
import vigil.acd.engine.Seat;
import vigil.acd.engine.SeatState;
import vigil.acd.engine.WaitExplanation;
import vigil.acd.store.SqlDebts;
import vigil.acd.store.SqlQueueDays;
import vigil.acd.story.Story;
import vigil.kernel.Ledger;
import vigil.workforce.Shift;
import vigil.workforce.Workforce;

/// The room's door from inside.
@Component
class AcdService implements Acd {
  /// A call's life is some ten facts; a call that rang the whole hall stays under this.
  private static final int STORY_AT_MOST = 500;

  private final QueueRunner line;
  private final SeatShifts seats;
  private final SqlDebts debts;
  private final SqlQueueDays days;
  private final Workforce workforce;
  private final Ledger ledger;
  private final InstantSource clock;
  private final CommitAwaiter patience = new CommitAwaiter();

  AcdService(
      QueueRunner line,
      SeatShifts seats,
      SqlDebts debts,
      SqlQueueDays days,
      Workforce workforce,
      Ledger ledger,
      InstantSource clock) {
    this.line = line;
    this.seats = seats;
    this.debts = debts;
    this.days = days;
    this.workforce = workforce;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public SeatResult markReady(String staff) {
    return wish(staff, new Event.SeatReady(staff));
  }

  @Override
  public SeatResult startBreak(String staff, BreakReason reason) {
    return wish(staff, new Event.SeatBreak(staff, reason.name()));
  }

  /// A shift that has just begun may be ahead of the ledger's reader.
  private SeatResult wish(String staff, Event event) {
    var shift = workforce.findShift(staff);
    if (shift.isEmpty()) {
      return new SeatResult.NotOnShift(staff);
    }
    seats.ensure(shift.get());
    patience.await(line.submit(event));
    return view(staff, shift);
  }

  @Override
  public SeatResult saveLater(String staff) {
    var decisions = patience.await(line.submit(new Event.SaveLater(staff)));
    boolean isIgnored = decisions.stream().anyMatch(Decision.Ignore.class::isInstance);
    return isIgnored ? new SeatResult.NoAfterCallWork(debts.listOpen(staff)) : getSeat(staff);
  }

  /// A shift that ends stays ended after a restart too.
  @Override
  public SeatResult forceSeat(String staff, SeatOrder state, String by, String why) {
    if (workforce.findShift(staff).isEmpty()) {
      return new SeatResult.NotOnShift(staff);
    }
    Event event =
        switch (state) {
          case READY -> new Event.SeatReady(staff);
          case MEAL, REST, TRAINING, EQUIPMENT -> new Event.SeatBreak(staff, state.name());
          case OFF -> new Event.SeatOff(staff);
        };
    patience.await(line.submit(event, new AcdFact.SeatForced(staff, state, by, why)));
    if (state == SeatOrder.OFF) {
      workforce.endShift(staff);
    }
    return getSeat(staff);
  }

  @Override
  public SeatView getSeat(String staff) {
    return view(staff, workforce.findShift(staff));
  }

  private SeatView view(String staff, Optional<Shift> shift) {
    var seat = line.ask(view -> view.findSeat(staff).map(one -> seen(one, view)));
    var since = shift.map(Shift::since).orElseGet(clock::instant);
    boolean onShift = shift.isPresent();
    var debt = debts.getSeatDebts(staff, since);
    int handled = onShift ? debt.answered() : 0;
    var owed = debt.open();
    return seat.map(one -> one.view(owed, handled, onShift))
        .orElseGet(() -> new SeatView(staff, SeatView.Activity.off(since), owed, handled, onShift));
  }

  /// What was seen of a seat while the line stood still.
  private record SeatObservation(Seat seat, @Nullable String offer) {
    SeatView view(List<String> owed, int handled, boolean onShift) {
      return new SeatView(seat.seat(), activity(), owed, handled, onShift);
    }

    private SeatView.Activity activity() {
      var engaged = seat.engaged();
      if (engaged != null && isFree()) {
        return new SeatView.Activity(
            SeatView.State.ENGAGED, engaged.since(), null, engaged.call(), null, seat.reason());
      }
      return new SeatView.Activity(
          state(seat.state()), seat.since(), seat.until(), seat.call(), offer, seat.reason());
    }

    /// Whether it is at no call of its own.
    private boolean isFree() {
      return switch (seat.state()) {
        case READY, BREAK, NOT_RESPONDING -> true;
        case OFFERED, TALKING, AFTER_CALL, OFF -> false;
      };
    }
  }

  private static SeatObservation seen(Seat seat, EngineView view) {
    var call = seat.state() == SeatState.OFFERED ? seat.call() : null;
    var caller = call == null ? Optional.<Caller>empty() : view.findCaller(call);
    var shown = caller.map(one -> seat.ringingUntil(one.deadline())).orElse(seat);
    return new SeatObservation(shown, caller.map(Caller::offer).orElse(null));
  }

  @Override
  public QueueView getQueue() {
    var waiting = new ArrayList<QueueView.Waiting>();
    var seen = new ArrayList<SeatObservation>();
    line.ask(view -> {
      int place = 1;
      for (var caller : view.listWaiting()) {
        var band =
            view.estimateWait(caller.call())
                .map(e -> new QueueView.Band(e.least().toSeconds(), e.most().toSeconds()))
                .orElse(null);
        waiting.add(
            new QueueView.Waiting(
                caller.call(), caller.since(), caller.need().credit().isPositive(), place++, band));
      }
      view.listSeats().forEach(seat -> seen.add(seen(seat, view)));
      return place;
    });
    var owed = debts.listOpen();
    var shifts = new HashMap<String, Instant>();
    workforce.listShifts().forEach(shift -> shifts.put(shift.staff(), shift.since()));
    var handled = debts.countAnsweredSince(shifts);
    var counts = new EnumMap<SeatView.State, Integer>(SeatView.State.class);
    var seats = new ArrayList<SeatView>();
    for (var one : seen) {
      var staff = one.seat().seat();
      var view =
          one.view(
              owed.getOrDefault(staff, List.of()),
              handled.getOrDefault(staff, 0),
              shifts.containsKey(staff));
      seats.add(view);
      counts.merge(view.activity().state(), 1, Integer::sum);
    }
    var now = clock.instant();
    return new QueueView(now, waiting, seats, counts, days.today(now));
  }

  @Override
  public Optional<CallExplanation> explain(String call) {
    var now = line.ask(view -> view.explain(call)).map(AcdService::now).orElse(null);
    var story =
        ledger.listBySubject(call, STORY_AT_MOST).stream()
            .flatMap(entry ->
                entry.find(AcdFact.class).map(fact -> Story.render(entry.at(), fact)).stream())
            .toList();
    return now == null && story.isEmpty()
        ? Optional.empty()
        : Optional.of(new CallExplanation(call, now, story));
  }

  private static CallExplanation.QueueStatus now(WaitExplanation explained) {
    Map<SeatView.State, Integer> couldServe = new EnumMap<>(SeatView.State.class);
    explained.seats().couldServe().forEach((state, count) -> couldServe.put(state(state), count));
    return new CallExplanation.QueueStatus(
        explained.state().name(),
        explained.position().place(),
        explained.position().waiting(),
        explained.waited().toSeconds(),
        explained.position().ahead(),
        explained.seats().count(),
        couldServe);
  }

  private static SeatView.State state(SeatState state) {
    return switch (state) {
      case READY -> SeatView.State.READY;
      case OFFERED -> SeatView.State.OFFERED;
      case TALKING -> SeatView.State.TALKING;
      case AFTER_CALL -> SeatView.State.AFTER_CALL;
      case BREAK -> SeatView.State.ON_BREAK;
      case NOT_RESPONDING -> SeatView.State.NOT_RESPONDING;
      case OFF -> SeatView.State.OFF;
    };
  }
}
