package vigil.acd.shift;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vigil.acd.AcdFact;
import vigil.acd.shift.ShiftFigures.Activity;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.workforce.WorkforceFact;

/// An agent's shift in numbers is what a full count of the shift's facts says.
class ShiftFoldTest {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final Instant BEGAN = Instant.parse("2022-03-28T12:00:00Z");
  private static final List<String> STAFF = List.of("agent-1", "agent-2", "agent-3");

  private final List<LedgerEntry> ledger = new ArrayList<>();
  private Instant now = BEGAN;

  private void tell(Fact fact) {
    ledger.add(
        new LedgerEntry(
            ledger.size() + 1L,
            now,
            Fact.kind(fact.getClass()),
            fact.subject(),
            fact.version(),
            JSON.writeValueAsString(fact)));
  }

  private Map<String, ShiftFigures> fold(Random random) {
    var newest = new TreeMap<String, ShiftFigures>();
    for (int from = 0; from < ledger.size(); ) {
      int to = Math.min(ledger.size(), from + 1 + random.nextInt(7));
      var fold = new ShiftFold(newest.values());
      ledger.subList(from, to).forEach(fold::add);
      fold.listChanged().forEach(shift -> newest.put(shift.staff(), shift));
      from = to;
    }
    newest.replaceAll((_, shift) -> shift.until(now));
    return newest;
  }

  private void begin(String staff) {
    tell(new WorkforceFact.ShiftBegan(staff, "sip:1001", "home", List.of()));
  }

  private void after(Duration span) {
    now = now.plus(span);
  }

  @Test
  void aShiftOverMidnightIsOneShift() {
    begin("agent-1");
    tell(new AcdFact.SeatReady("agent-1", "came on shift"));
    after(Duration.ofMinutes(5));
    tell(new AcdFact.Answered("c1", "c1.1", "agent-1", 3_000));
    after(Duration.ofMinutes(241));
    tell(new AcdFact.AfterCallStarted("agent-1", "c1", now.plusSeconds(120)));
    after(Duration.ofSeconds(70));
    tell(new AcdFact.SeatRested("agent-1", "MEAL"));
    tell(new AcdFact.SeatRested("agent-1", "REST"));
    after(Duration.ofMinutes(30));
    tell(new AcdFact.SeatReady("agent-1", "said ready"));
    tell(new AcdFact.Answered("c2", "c2.1", "agent-1", 3_000));
    after(Duration.ofMinutes(2));
    var shift = requireNonNull(fold(new Random(1)).get("agent-1"));
    assertEquals(new ShiftFigures.Counts(2, 0, 0, 1), shift.counts());
    assertEquals(Duration.ofMinutes(243), shift.spans().talk());
    assertEquals(Duration.ofSeconds(70), shift.spans().afterCall());
    assertEquals(Duration.ofMinutes(30), shift.spans().rest());
    assertEquals(Duration.ofMinutes(2), shift.unbrokenTalk(), "since the break");
  }

  @Test
  void theNextShiftBeginsWithNothingThoughTheLastCallIsStillWrittenAbout() {
    begin("agent-1");
    tell(new AcdFact.Answered("c1", "c1.1", "agent-1", 3_000));
    after(Duration.ofMinutes(3));
    tell(new AcdFact.AfterCallStarted("agent-1", "c1", now.plusSeconds(120)));
    after(Duration.ofSeconds(30));
    begin("agent-1");
    after(Duration.ofSeconds(20));
    var shift = requireNonNull(fold(new Random(1)).get("agent-1"));
    assertEquals(new ShiftFigures.Counts(0, 0, 0, 0), shift.counts());
    assertEquals(Duration.ofSeconds(20), shift.spans().afterCall());
    assertEquals(Duration.ZERO, shift.spans().talk());
  }

  @Test
  void ordersOfCallsAndAnswersAtOnceAreCountedOnceAndAnAnswerTakenBackNoMore() {
    begin("agent-1");
    for (String call : List.of("c1", "c2")) {
      tell(registered("o-" + call, call));
      tell(new OrderFact.Answered(on("o-" + call, 2), null, null));
    }
    tell(registered("o-portal", null));
    tell(new OrderFact.AnswerTakenBack(on("o-c2", 3)));
    var shift = requireNonNull(fold(new Random(1)).get("agent-1"));
    assertEquals(new ShiftFigures.Counts(0, 2, 1, 0), shift.counts());
  }

  private OrderFact.FactHeader on(String order, int version) {
    return new OrderFact.FactHeader(order, version, now, "agent-1");
  }

  private OrderFact registered(String order, @Nullable String call) {
    var channel = call == null ? Order.Channel.WEB : Order.Channel.PHONE;
    var origin = new Order.Origin(now, "agent-1", channel, call);
    var appeal =
        new Order.Appeal(AppealType.HELP, Urgency.NORMAL, null, null, null, null, List.of());
    return new OrderFact.Registered(
        on(order, 1), "20220328-000001-0", origin, appeal, List.of(), now);
  }

  /// Whatever the order, however the batches fall: the sums are those of a look at each pair of
  /// neighbouring facts.
  @Test
  void theFiguresAreAFullCountOfTheLedger() {
    for (long seed = 0; seed < 40; seed++) {
      ledger.clear();
      var random = new Random(seed);
      STAFF.forEach(this::begin);
      for (int n = 0; n < 200; n++) {
        after(Duration.ofMillis(random.nextInt(200_000)));
        tell(any(random, STAFF.get(random.nextInt(STAFF.size())), "c" + n));
      }
      var folded = fold(random);
      for (String staff : STAFF) {
        var shift = requireNonNull(folded.get(staff));
        var why = "seed " + seed + " " + staff;
        assertEquals(spent(staff, Activity.TALK), shift.spans().talk(), why);
        assertEquals(spent(staff, Activity.AFTER_CALL), shift.spans().afterCall(), why);
        assertEquals(spent(staff, Activity.BREAK), shift.spans().rest(), why);
        assertEquals(
            ledger.stream()
                .flatMap(entry -> entry.find(AcdFact.Answered.class).stream())
                .filter(fact -> fact.staff().equals(staff))
                .count(),
            shift.counts().calls(),
            why);
      }
    }
  }

  private static Fact any(Random random, String staff, String call) {
    return switch (random.nextInt(6)) {
      case 0 -> new AcdFact.Answered(call, call + ".1", staff, 1_000);
      case 1 -> new AcdFact.AfterCallStarted(staff, call, BEGAN);
      case 2 -> new AcdFact.SeatRested(staff, "REST");
      case 3 -> new AcdFact.SeatNotResponding(staff, "no answer");
      case 4 -> new AcdFact.Enqueued(call, 1, 1);
      default -> new AcdFact.SeatReady(staff, "said ready");
    };
  }

  private Duration spent(String staff, Activity wanted) {
    var all = Duration.ZERO;
    var turns = ledger.stream().filter(entry -> activity(entry, staff) != null).toList();
    for (int n = 0; n < turns.size(); n++) {
      if (activity(turns.get(n), staff) == wanted) {
        var end = n + 1 < turns.size() ? turns.get(n + 1).at() : now;
        all = all.plus(Duration.between(turns.get(n).at(), end));
      }
    }
    return all;
  }

  private static @Nullable Activity activity(LedgerEntry entry, String staff) {
    boolean isTalk =
        entry.find(AcdFact.Answered.class).filter(it -> it.staff().equals(staff)).isPresent();
    if (isTalk) {
      return Activity.TALK;
    }
    if (!entry.subject().equals(staff)) {
      return null;
    }
    return switch (entry.kind()) {
      case "acd.AfterCallStarted" -> Activity.AFTER_CALL;
      case "acd.SeatRested" -> Activity.BREAK;
      default -> Activity.IDLE;
    };
  }
}
