package vigil.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Event;
import vigil.acd.engine.Need;
import vigil.acd.engine.QueueLane;
import vigil.casework.OrderFact;
import vigil.city.Urgency;
import vigil.insight.rollup.Measure;
import vigil.insight.rollup.OrderContributions;
import vigil.insight.rollup.OrderCounts;
import vigil.insight.rollup.OrderCountsBuilder;
import vigil.simulator.replay.DrawnDay;
import vigil.simulator.replay.Matter;
import vigil.simulator.replay.Matter.Theme;
import vigil.simulator.replay.PackedAppeal;
import vigil.simulator.replay.SpringTables;

/// A day of the spring: every call through the real engine, every order through its real life to
/// its end, weeks later, and its facts through the real fold of the figures. The line begins empty
/// at midnight; who waits at the next is served by the day in which the call came.
final class SpringDaySimulation {
  private static final Duration SLOT = Duration.ofMinutes(30);
  private static final Duration RAPID_CREDIT = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofSeconds(15);

  /// Mean seconds, and spread, of talk and of writing the order.
  static final double TALK = 200;

  static final double WRITING = 60;
  private static final double TALK_SPREAD = 0.7;
  private static final double WRITING_SPREAD = 0.6;
  private static final double LONGEST_TALK = 3600;

  private final SpringTables tables;
  private final DrawnDay day;
  private final List<String> districts;
  private final int[] seats;
  private final double consultations;
  private final SimulatedCity town;
  private final SeededRandom chance;
  private final VirtualSchedule agenda;
  private final LineSimulation line;
  private final OrderSimulation office;
  private final SpringDayOutcome outcome;
  private final Map<String, OrderCounts> counts = new HashMap<>();
  private final Map<String, Integer> matters = new HashMap<>();
  private int next;

  /// @param districts codes by the numbers of the drawn day
  /// @param seats on shift by half hour
  SpringDaySimulation(
      SpringTables tables,
      DrawnDay day,
      List<String> districts,
      int[] seats,
      SimulatedCity town,
      long seed) {
    this.tables = tables;
    this.day = day;
    this.districts = districts;
    this.seats = seats;
    this.town = town;
    consultations = consultations(tables);
    chance = new SeededRandom(seed * 1_000_003 + day.date().toEpochDay());
    agenda = new VirtualSchedule(day.midnight());
    outcome = new SpringDayOutcome(day.date());
    line = new LineSimulation(agenda, chance, observer());
    office = new OrderSimulation(agenda, EventProfile.plain(chance), town, openWire(), this::count);
    for (int matter = 0; matter < tables.matters().size(); matter++) {
      matters.put(tables.matters().get(matter).category(), matter);
    }
  }

  /// The part of the appeals outside of the rapid lane, which holds none, that makes the source's
  /// part of all.
  private static double consultations(SpringTables tables) {
    double rapid = tables.value("rapidCalls") / tables.value("pandemic");
    return tables.value("consultations") / (1 - rapid);
  }

  private LineSimulation.CallObserver observer() {
    return new LineSimulation.CallObserver() {
      @Override
      public void joined(Decision.Join join) {
        talk(join);
      }

      @Override
      public void left(Decision.Leave leave) {
        if (leave.left() == Decision.LeaveReason.ABANDONED) {
          outcome.abandoned.add(Duration.between(day.midnight(), agenda.now()).toMillis());
        }
      }
    };
  }

  private static OrderSimulation.StepTransport openWire() {
    return new OrderSimulation.StepTransport() {
      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public int copies() {
        return 1;
      }
    };
  }

  SpringDayOutcome run() {
    for (int slot = 0; slot < seats.length; slot++) {
      staff(slot);
    }
    plan();
    agenda.run();
    office.check();
    sumUp();
    return outcome;
  }

  private void staff(int slot) {
    int before = slot == 0 ? 0 : seats[slot - 1];
    var at = day.midnight().plus(SLOT.multipliedBy(slot));
    outcome.mostSeats = Math.max(outcome.mostSeats, seats[slot]);
    for (int seat = before; seat < seats[slot]; seat++) {
      var name = "seat-" + seat;
      agenda.at(at, () -> line.step(new Event.SeatOn(name, 0)));
    }
    for (int seat = seats[slot]; seat < before; seat++) {
      var name = "seat-" + seat;
      agenda.at(at, () -> line.step(new Event.SeatOff(name)));
    }
  }

  /// One appeal plans the next, so that the agenda stays short.
  private void plan() {
    if (next < day.size()) {
      int appeal = next++;
      agenda.at(
          day.at(appeal),
          () -> {
            plan();
            arrive(appeal);
          });
    }
  }

  private void arrive(int appeal) {
    if (!day.isCall(appeal)) {
      outcome.other++;
      register(appeal, "agent-app");
      return;
    }
    Matter matter = matter(appeal);
    outcome.calls++;
    outcome.pandemicCalls += matter.isPandemic() ? 1 : 0;
    outcome.foodMedicine += matter.theme() == Theme.FOOD_MEDICINE ? 1 : 0;
    outcome.travelHome += matter.theme() == Theme.TRAVEL_HOME ? 1 : 0;
    var credit = matter.isRapid() ? RAPID_CREDIT : Duration.ZERO;
    line.arrive(String.valueOf(appeal), new Need(QueueLane.NORMAL, 0, credit));
  }

  private Matter matter(int appeal) {
    return tables.matters().get(day.matter(appeal));
  }

  private void talk(Decision.Join join) {
    int appeal = Integer.parseInt(join.call());
    outcome.answered++;
    outcome.waitMillis += join.waited().toMillis();
    outcome.answeredSoon += join.waited().compareTo(SOON) <= 0 ? 1 : 0;
    outcome.pandemicAnswered += matter(appeal).isPandemic() ? 1 : 0;
    double talk = Math.min(LONGEST_TALK, chance.logNormal(TALK, TALK_SPREAD));
    double writes = chance.logNormal(WRITING, WRITING_SPREAD);
    agenda.afterSeconds(talk, () -> line.step(new Event.CallEnded(join.call())));
    agenda.afterSeconds(
        talk + writes,
        () -> {
          register(appeal, join.seat());
          line.step(new Event.OrderSaved(join.call(), join.seat()));
        });
  }

  private void register(int appeal, String agent) {
    var draft =
        SpringAppeal.draft(
            chance,
            String.valueOf(appeal),
            day.isCall(appeal),
            matter(appeal),
            districts.get(day.district(appeal)),
            consultations);
    office.register(draft, agent);
  }

  /// What a reader of the ledger does: follows the fold of each order, and notes when its matter
  /// was first known.
  private void count(OrderFact fact) {
    counts.compute(
        fact.subject(), (_, before) -> OrderCountsBuilder.apply(before, fact, town.units()));
    if (fact instanceof OrderFact.Registered born) {
      registered(born);
    }
    if (fact instanceof OrderFact.Submitted submitted) {
      outcome.pandemicToUnits += isPandemicCall(submitted) ? 1 : 0;
    }
  }

  private boolean isPandemicCall(OrderFact.Submitted submitted) {
    OrderCounts order = counts.get(submitted.subject());
    Integer matter = matters.get(String.valueOf(submitted.appeal().category()));
    return order != null
        && matter != null
        && order.origin().channel().equals("PHONE")
        && tables.matters().get(matter).isPandemic();
  }

  private void registered(OrderFact.Registered born) {
    Integer matter = matters.get(String.valueOf(born.appeal().category()));
    if (matter == null) {
      throw new IllegalStateException("an order about nothing: " + born);
    }
    Urgency urgency = born.appeal().urgency();
    outcome.rapid += tables.matters().get(matter).isRapid() && urgency != Urgency.NORMAL ? 1 : 0;
    long millis = Duration.between(day.midnight(), agenda.now()).toMillis();
    outcome.registered.add(
        PackedAppeal.of(
            millis, matter, districts.indexOf(String.valueOf(born.appeal().district())), true));
  }

  private void sumUp() {
    outcome.decisions = line.decisions();
    Measure[] all = Measure.values();
    for (OrderCounts order : counts.values()) {
      for (var share : OrderContributions.list(order)) {
        for (Measure measure : all) {
          boolean counts = share.isLead() && (share.mask() & measure.bit()) != 0;
          outcome.measures[measure.place()] += counts ? 1 : 0;
        }
      }
    }
  }
}
