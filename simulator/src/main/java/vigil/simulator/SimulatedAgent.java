package vigil.simulator;

import java.time.Duration;
import vigil.acd.engine.Event;
import vigil.acd.engine.Seat;
import vigil.acd.engine.SeatState;

/// A person at home with a telephone and a screen: answers most rings, talks, writes the order,
/// sometimes puts it off, takes a break, and says ready again after it.
final class SimulatedAgent implements SimulatedTelephony.Phone {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(3);
  private static final Duration LOOK = Duration.ofSeconds(45);

  private final String seat;
  private final SmallWorld world;
  private final VirtualSchedule agenda;
  private final SeededRandom chance;

  SimulatedAgent(String seat, SmallWorld world, VirtualSchedule agenda, SeededRandom chance) {
    this.seat = seat;
    this.world = world;
    this.agenda = agenda;
    this.chance = chance;
  }

  void begin(long skills) {
    press(new Event.SeatOn(seat, skills));
    agenda.after(LOOK, this::look);
  }

  /// A button: pressed again until a server has taken it.
  private void press(Event event) {
    if (!world.server().submit(event)) {
      agenda.after(TRY_AGAIN, () -> press(event));
    }
  }

  /// The agent looks at the own state now and then, as long as anybody is on the line.
  private void look() {
    if (world.isOver()) {
      return;
    }
    var state =
        world.server().engine().view().findSeat(seat).map(Seat::state).orElse(SeatState.OFF);
    if (state == SeatState.NOT_RESPONDING || state == SeatState.BREAK) {
      press(new Event.SeatReady(seat));
    } else if (chance.happens(0.03)) {
      press(new Event.SeatBreak(seat, "REST"));
    }
    agenda.after(LOOK, this::look);
  }

  @Override
  public void rings(SimulatedCall call, String offer) {
    double seconds = chance.between(1, 8);
    if (chance.happens(0.05)) {
      agenda.afterSeconds(seconds, () -> world.board().refuse(call, offer));
    } else if (!world.isScreenLost() && chance.happens(0.95)) {
      agenda.afterSeconds(seconds, () -> answer(call, offer));
    }
  }

  private void answer(SimulatedCall call, String offer) {
    if (!world.board().answer(call, offer, seat)) {
      return;
    }
    double talk = Math.min(1800, chance.logNormal(200, 0.7));
    boolean writesAlong = chance.happens(0.2);
    agenda.afterSeconds(
        talk, () -> hangUp(call, offer, "The call ended after " + (long) talk + " s of talk"));
    if (world.transferChance().happens(0.06)) {
      agenda.afterSeconds(talk * 0.5, () -> putThrough(call, offer));
    }
    double writes = chance.logNormal(70, 0.6);
    agenda.afterSeconds(writesAlong ? talk * 0.9 : talk + writes, () -> save(call, offer));
    if (!writesAlong && writes > 60 && chance.happens(0.1)) {
      agenda.afterSeconds(talk + 30, () -> press(new Event.SaveLater(seat)));
    }
  }

  private void putThrough(SimulatedCall call, String offer) {
    var seats = world.board().seats();
    var to = seats.get(world.transferChance().below(seats.size()));
    if (!to.equals(seat) && call.isTalkOf(offer)) {
      world.board().transfer(call, to);
    }
  }

  private void hangUp(SimulatedCall call, String offer, String how) {
    if (call.isTalkOf(offer)) {
      world.board().end(call, how);
    }
  }

  /// Nothing is written about a call that was let go in the moment of its answer.
  private void save(SimulatedCall call, String offer) {
    if (call.isTalkOf(offer) && !world.saved(call, seat)) {
      agenda.after(TRY_AGAIN, () -> save(call, offer));
    }
  }
}
