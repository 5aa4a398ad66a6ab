package vigil.acd.line;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.acd.Acd;
import vigil.acd.AcdFact;
import vigil.acd.BreakReason;
import vigil.acd.CallWhy;
import vigil.acd.QueueView;
import vigil.acd.SeatView;
import vigil.acd.Seated;
import vigil.acd.engine.Caller;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Event;
import vigil.acd.engine.Explanation;
import vigil.acd.engine.Seat;
import vigil.acd.engine.SeatState;
import vigil.acd.engine.View;
import vigil.acd.store.SqlDebts;
import vigil.acd.store.SqlLineDays;
import vigil.acd.story.Story;
import vigil.kernel.Entry;
import vigil.kernel.Ledger;
import vigil.workforce.Shift;
import vigil.workforce.Workforce;

/// The room's door from inside.
@Component
class StoredAcd implements Acd {
  /// A call's life is some ten facts; a call that rang the whole hall stays under this.
  private static final int STORY_AT_MOST = 500;

  private final Line line;
  private final SqlDebts debts;
  private final SqlLineDays days;
  private final Workforce workforce;
  private final Ledger ledger;
  private final InstantSource clock;
  private final Patience patience = new Patience();

  StoredAcd(
      Line line,
      SqlDebts debts,
      SqlLineDays days,
      Workforce workforce,
      Ledger ledger,
      InstantSource clock) {
    this.line = line;
    this.debts = debts;
    this.days = days;
    this.workforce = workforce;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Seated ready(String staff) {
    return wish(staff, new Event.SeatReady(staff));
  }

  @Override
  public Seated rest(String staff, BreakReason reason) {
    return wish(staff, new Event.SeatBreak(staff, reason.name()));
  }

  /// A shift that has just begun may be ahead of the ledger's reader: then the seat comes on here.
  private Seated wish(String staff, Event event) {
    var shift = workforce.shift(staff);
    if (shift.isEmpty()) {
      return new Seated.NotOnShift(staff);
    }
    if (line.ask(view -> view.seat(staff).isEmpty())) {
      patience.await(line.take(new Event.SeatOn(staff, Skills.bits(shift.get().skills()))));
    }
    patience.await(line.take(event));
    return seat(staff);
  }

  @Override
  public Seated saveLater(String staff) {
    var decisions = patience.await(line.take(new Event.SaveLater(staff)));
    boolean isIgnored = decisions.stream().anyMatch(Decision.Ignore.class::isInstance);
    return isIgnored ? new Seated.NoAfterCallWork(debts.open(staff)) : seat(staff);
  }

  @Override
  public SeatView seat(String staff) {
    var seat = line.ask(view -> view.seat(staff).map(one -> seen(one, view)));
    var shift = workforce.shift(staff);
    var since = shift.map(Shift::since).orElseGet(clock::instant);
    int handled = shift.isPresent() ? debts.answeredSince(staff, since) : 0;
    var owed = debts.open(staff);
    boolean onShift = shift.isPresent();
    return seat.map(one -> one.view(owed, handled, onShift))
        .orElseGet(() ->
            new SeatView(
                staff, SeatView.State.OFF, since, null, null, null, "", owed, handled, onShift));
  }

  /// What was seen of a seat while the line stood still.
  private record Seen(Seat seat, @Nullable String offer) {
    SeatView view(List<String> owed, int handled, boolean onShift) {
      return new SeatView(
          seat.seat(),
          state(seat.state()),
          seat.since(),
          seat.until(),
          seat.call(),
          offer,
          seat.reason(),
          owed,
          handled,
          onShift);
    }
  }

  private static Seen seen(Seat seat, View view) {
    var call = seat.state() == SeatState.OFFERED ? seat.call() : null;
    var caller = call == null ? Optional.<Caller>empty() : view.caller(call);
    var shown = caller.map(one -> seat.ringingUntil(one.deadline())).orElse(seat);
    return new Seen(shown, caller.map(Caller::offer).orElse(null));
  }

  @Override
  public QueueView queue() {
    var waiting = new ArrayList<QueueView.Waiting>();
    var seen = new ArrayList<Seen>();
    line.ask(view -> {
      int place = 1;
      for (var caller : view.line()) {
        var band =
            view.estimatedWait(caller.call())
                .map(e -> new QueueView.Band(e.least().toSeconds(), e.most().toSeconds()))
                .orElse(null);
        waiting.add(
            new QueueView.Waiting(
                caller.call(), caller.since(), caller.need().credit().isPositive(), place++, band));
      }
      view.seats().forEach(seat -> seen.add(seen(seat, view)));
      return place;
    });
    var owed = debts.open();
    var since = new java.util.HashMap<String, Shift>();
    workforce.onShift().forEach(shift -> since.put(shift.staff(), shift));
    var counts = new EnumMap<SeatView.State, Integer>(SeatView.State.class);
    var seats = new ArrayList<SeatView>();
    for (var one : seen) {
      var staff = one.seat().seat();
      var shift = since.get(staff);
      int handled = shift == null ? 0 : debts.answeredSince(staff, shift.since());
      seats.add(one.view(owed.getOrDefault(staff, List.of()), handled, shift != null));
      counts.merge(state(one.seat().state()), 1, Integer::sum);
    }
    var now = clock.instant();
    return new QueueView(now, waiting, seats, counts, days.today(now));
  }

  @Override
  public Optional<CallWhy> explain(String call) {
    var now = line.ask(view -> view.explain(call)).map(StoredAcd::now).orElse(null);
    var story =
        ledger.of(call, STORY_AT_MOST).stream().flatMap(entry -> told(entry).stream()).toList();
    return now == null && story.isEmpty()
        ? Optional.empty()
        : Optional.of(new CallWhy(call, now, story));
  }

  private static Optional<CallWhy.Told> told(Entry entry) {
    for (var type : AcdFact.class.getPermittedSubclasses()) {
      var fact = type.asSubclass(AcdFact.class);
      if (entry.is(fact)) {
        return Optional.of(Story.tell(entry.at(), entry.as(fact)));
      }
    }
    return Optional.empty();
  }

  private static CallWhy.Now now(Explanation explained) {
    Map<SeatView.State, Integer> couldServe = new EnumMap<>(SeatView.State.class);
    explained.couldServe().forEach((state, count) -> couldServe.put(state(state), count));
    return new CallWhy.Now(
        explained.state().name(),
        explained.place(),
        explained.waiting(),
        explained.waited().toSeconds(),
        explained.ahead(),
        explained.seatsOn(),
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
