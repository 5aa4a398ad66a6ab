package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vigil.acd.AcdFact;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Event;
import vigil.acd.story.Story;
import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.telephony.CallerNeed;

/// One seeded hour on the line and the weeks that its orders live on: the real distribution engine
/// and the real life of orders, citizens and agents with habits, and faults on every wire. What
/// must hold is checked at each step; a breach tells the seed and the lives.
final class SmallWorld
    implements SimulatedServer.World,
        SimulatedTelephony.EventTransport,
        OrderSimulation.StepTransport,
        OrderSimulation.OrderObserver {
  static final Instant START = Instant.parse("2022-04-06T01:00:00Z");
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(CITY);
  private static final int CALENDARS = 6;
  private static final double DAY = 24 * 3600;
  private static final long TRANSFERS = 1_000_003;
  private static final double KILL = 0.004;
  private static final double LATE = 0.05;
  private static final double DOUBLE = 0.05;
  private static final double SCREEN_LOST = 0.03;

  private final long seed;
  private final SeededRandom chance;
  private final SeededRandom transferChance;
  private final VirtualSchedule agenda = new VirtualSchedule(START);
  private final SimulatedTelephony board = new SimulatedTelephony(agenda, this);
  private final SimulatedServer server = new SimulatedServer(agenda, board, this);
  private final OrderSimulation office;
  private final SimulatedCity town;
  private final DutySimulation night;
  private final boolean isBurning;
  private final Map<String, String> callOf = new LinkedHashMap<>();
  private final ClaimLog hearsay = new ClaimLog();
  private int expected;

  SmallWorld(long seed, SimulatedCity town) {
    this.seed = seed;
    chance = new SeededRandom(seed);
    transferChance = new SeededRandom(seed + TRANSFERS);
    office = new OrderSimulation(agenda, EventProfile.eventful(chance), town, this, this);
    this.town = town;
    night = new DutySimulation(agenda, chance, town);
    isBurning = seed % 3 == 0;
  }

  /// One topic explodes in this world.
  boolean isBurning() {
    return isBurning;
  }

  DutySimulation night() {
    return night;
  }

  SimulatedServer server() {
    return server;
  }

  SimulatedTelephony board() {
    return board;
  }

  ClaimLog hearsay() {
    return hearsay;
  }

  OrderSimulation office() {
    return office;
  }

  /// Plays the world to its end.
  ///
  /// @throws AssertionError with the seed and every life when something that must hold does not
  void run() {
    try {
      int seats = (isBurning ? 4 : 2) + chance.below(6);
      for (int i = 1; i <= seats; i++) {
        var seat = "seat-" + i;
        var agent = new SimulatedAgent(seat, this, agenda, chance);
        board.plug(seat, agent);
        long skills = chance.below(2);
        agenda.afterSeconds(chance.between(0, 120), () -> agent.begin(skills));
      }
      expected = (isBurning ? 30 : 4) + chance.below(seats * 8);
      for (int i = 1; i <= expected; i++) {
        var id = "call-" + i;
        agenda.afterSeconds(chance.between(0, 1500), () -> dial(id));
      }
      enterCalendars();
      agenda.run();
      check();
    } catch (InvariantViolation broken) {
      throw new AssertionError(
          "seed " + seed + ": " + broken.getMessage() + "\n" + lives(), broken);
    }
  }

  /// Somebody enters a calendar with more days off, soon and later, and it is taken back.
  private void enterCalendars() {
    var usual = town.limits().workingDays();
    var changed = town.moreHolidays();
    var at = START;
    for (int i = 0; i < CALENDARS; i++) {
      at = at.plusSeconds((long) chance.exponential(i == 0 ? DAY : 5 * DAY));
      var calendar = i % 2 == 0 ? changed : usual;
      agenda.at(at, () -> office.enter(calendar));
    }
  }

  private void dial(String id) {
    if (!server.isUp()) {
      // The phone's INVITE is sent again until somebody answers.
      agenda.afterSeconds(1, () -> dial(id));
      return;
    }
    var need = new CallerNeed(chance.happens(0.08), chance.happens(0.1) ? "en" : "zh");
    var call = new SimulatedCall(id, need, agenda.now());
    call.addLine(
        agenda.now(), "A citizen calls" + (need.urgentMedical() ? ": urgent medical" : ""));
    board.arrive(call);
    agenda.afterSeconds(
        chance.patienceSeconds(),
        () -> {
          if (!call.isTalking) {
            board.end(call, "The citizen loses patience and hangs up");
          }
        });
  }

  boolean isOver() {
    return board.calls().size() == expected
        && board.calls().values().stream().noneMatch(SimulatedCall::isAlive);
  }

  // What the wires do.

  @Override
  public void send(Event event) {
    deliver(event);
    if (chance.happens(DOUBLE)) {
      deliver(event);
    }
  }

  private void deliver(Event event) {
    int mine = server.incarnation();
    double late = chance.happens(LATE) ? chance.between(0, 4) : 0.01;
    agenda.afterSeconds(
        late,
        () -> {
          if (server.isUp() && mine == server.incarnation()) {
            server.submit(event);
          }
        });
  }

  @Override
  public SimulatedServer.BatchFate fate() {
    if (!chance.happens(KILL) || isOver()) {
      return SimulatedServer.BatchFate.WELL;
    }
    return chance.happens(0.5)
        ? SimulatedServer.BatchFate.KILLED_BEFORE_COMMIT
        : SimulatedServer.BatchFate.KILLED_BEFORE_PUSH;
  }

  /// Dice of their own: who is put through to whom turns none of the others.
  SeededRandom transferChance() {
    return transferChance;
  }

  boolean isScreenLost() {
    return chance.happens(SCREEN_LOST);
  }

  @Override
  public boolean isOpen() {
    return server.isUp();
  }

  @Override
  public int copies() {
    return chance.happens(DOUBLE) ? 2 : 1;
  }

  // What the server does.

  @Override
  public void act(Decision decision) {
    switch (decision) {
      case Decision.Offer offer -> board.ring(offer.call(), offer.offer(), offer.seat());
      case Decision.Withdraw withdraw -> board.withdraw(withdraw.call(), withdraw.offer());
      case Decision.Release release -> board.withdraw(release.call(), release.offer());
      case Decision.Queue queue -> explain(queue);
      case Decision.Join join -> {}
      case Decision.Take take -> {}
      case Decision.HandOn handOn -> {}
      case Decision.Engage engage -> {}
      case Decision.Disengage disengage -> {}
      case Decision.Leave leave -> {}
      case Decision.ChangeSeatState stand -> {}
      case Decision.Ignore ignore -> {}
    }
  }

  /// Why the caller waits: nobody who could serve is idle.
  private void explain(Decision.Queue queue) {
    var call = board.calls().get(queue.call());
    var why = server.engine().view().explain(queue.call());
    if (call != null && why.isPresent() && why.get().position().place() > 0) {
      var one = why.get();
      call.addLine(
          agenda.now(),
          "Waits as number %d of %d: of %d seats on shift %s could serve, and none is ready%s"
              .formatted(
                  one.position().place(),
                  one.position().waiting(),
                  one.seats().count(),
                  one.seats().couldServe(),
                  one.position().ahead() > 0
                      ? "; passed by " + one.position().ahead() + " more urgent"
                      : ""));
    }
  }

  @Override
  public void fact(AcdFact fact) {
    var call = board.calls().get(fact.subject());
    if (call != null) {
      call.addLine(agenda.now(), Story.render(agenda.now(), fact).en());
    }
  }

  @Override
  public void died() {
    night.died();
    for (var call : board.calls().values()) {
      if (call.isAlive()) {
        call.addLine(agenda.now(), "The server is killed; the next one takes over in some seconds");
      }
    }
  }

  // What agents write.

  /// Saves the order of a call; false when no server took it. The server may die between the save
  /// and the answer: then the agent tries again, and it is the same order.
  boolean saved(SimulatedCall call, String seat) {
    if (!server.isUp()) {
      return false;
    }
    office.register(appeal(call), seat);
    // The ledger's reader brings it to the line: once or twice, soon or late, until it is taken.
    read(call.id, seat);
    if (chance.happens(DOUBLE)) {
      read(call.id, seat);
    }
    return !chance.happens(0.01);
  }

  private Draft appeal(SimulatedCall call) {
    if (isBurning && chance.happens(0.7)) {
      return town.burning(chance, call.id);
    }
    if (chance.happens(0.1)) {
      return town.sentOn(chance, call.id, agenda.now());
    }
    return chance.happens(0.04)
        ? town.grievance(chance, call.id)
        : town.appeal(chance, call.id, call.need.urgentMedical());
  }

  private void read(String call, String seat) {
    agenda.afterSeconds(
        chance.happens(LATE) ? chance.between(1, 10) : 0.05,
        () -> {
          if (!server.submit(new Event.OrderSaved(call, seat))) {
            agenda.afterSeconds(1, () -> read(call, seat));
          }
        });
  }

  @Override
  public void read(OrderFact fact) {
    if (fact instanceof OrderFact.Registered born) {
      callOf.put(born.subject(), String.valueOf(born.origin().contact()));
      night.registered(born);
    }
    tell(fact.subject(), StoryText.render(fact));
    if (hearsay.isContradicted(fact)) {
      tell(fact.subject(), "RESOLVED was reported, and the citizen says that it is not");
    }
  }

  private void tell(String order, String sentence) {
    var call = board.calls().get(callOf.get(order));
    if (call != null) {
      call.addLine(agenda.now(), sentence);
    }
  }

  @Override
  public void refused(Order order, Actor by, Step step, Refusal why) {
    tell(order.id(), "%s may not %s: %s".formatted(by.id(), step.getClass().getSimpleName(), why));
  }

  // What must hold at the end.

  private void check() {
    server.replay();
    office.check();
    night.check();
    InvariantViolation.unless(
        server.engine().snapshot().callers().isEmpty(),
        () -> "callers are left in the line: " + server.engine().view().listWaiting());
    for (var call : board.calls().values()) {
      InvariantViolation.unless(!call.isAlive(), () -> call.id + " never ended");
      boolean isServed = call.isTalking;
      InvariantViolation.unless(
          isServed == (office.findOrder(call.id) != null),
          () -> call.id + (isServed ? " was answered and has no order" : " has a false order"));
    }
    long contacts = callOf.values().stream().distinct().count();
    InvariantViolation.unless(contacts == callOf.size(), () -> "a call has two orders: " + callOf);
  }

  Optional<Order> order(String call) {
    return Optional.ofNullable(office.findOrder(call));
  }

  // What is told.

  String lives() {
    var text = new StringBuilder();
    board.calls().keySet().forEach(call -> text.append(life(call)));
    return text.toString();
  }

  /// One call's life as a story.
  String life(String id) {
    var call = board.calls().get(id);
    if (call == null) {
      return "There is no " + id + " in this world; it has calls 1 to " + expected + ".\n";
    }
    var text = new StringBuilder("# " + id + "\n");
    for (var line : call.life) {
      text.append(CLOCK.format(line.at())).append("  ").append(line.text()).append('\n');
    }
    return text.toString();
  }

  /// The world in one line.
  String summary() {
    int served = (int) board.calls().values().stream().filter(call -> call.isTalking).count();
    var span = Duration.between(START, agenda.now());
    var ends =
        office.states().entrySet().stream()
            .map(end -> end.getValue() + " " + end.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return "seed %d: %d calls, %d answered, %d gave up, %d orders (%s), %d steps refused, %d claims contradicted, %d spikes, server killed %d times, %d days"
        .formatted(
            seed,
            board.calls().size(),
            served,
            board.calls().size() - served,
            office.orders().size(),
            ends,
            office.refused(),
            hearsay.contradicted(),
            night.raised(),
            server.kills(),
            span.toDays());
  }
}
