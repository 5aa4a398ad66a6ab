package vigil.bench.line;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What `kill -9` of the server leaves of a full house: callers who talk, wait, are on hold, three
/// in a call or beside a consultation, and phones that ring. On what `./vigil up` runs, real SIP
/// over loopback; the supervisor starts the server again.
///
/// `-Dvigil.bench.data=DIR` is the data folder that `./vigil up` runs on.
public final class SurvivalBench {
  private static final int TALKING = 200;
  private static final int ON_HOLD = 20;
  private static final int IN_THREE = 10;
  private static final int CONSULTING = 5;
  private static final int IN_CALLS = TALKING + ON_HOLD + IN_THREE + CONSULTING;
  private static final int RINGING = 20;
  private static final int WAITING = 50;

  private static final int FIRST_ASKED = Seats.FIRST + IN_CALLS;
  private static final int FIRST_RINGING = FIRST_ASKED + IN_THREE + CONSULTING;

  private static final long CALL_EVERY_NANOS = 100_000_000;
  private static final long MOST_NANOS = 120_000_000_000L;

  /// So long it is watched what comes after.
  private static final long AFTER_NANOS = 15_000_000_000L;

  private static final double TARGET_SECONDS = 5;

  private final RunningServer server;
  private final StandingPhones agents;
  private final CallerPhones citizens;
  private final Seats desks;
  private final StaffRequests staff;

  private SurvivalBench(RunningServer server) throws IOException {
    this.server = server;
    agents = new StandingPhones(server.sip(), FIRST_RINGING);
    citizens = new CallerPhones(server.sip());
    desks = new Seats(server);
    staff = new StaffRequests(server);
  }

  public static void main(String[] args) throws Exception {
    String data = System.getProperty("vigil.bench.data");
    if (data == null) {
      throw new IllegalArgumentException("-Dvigil.bench.data=DIR says on what ./vigil up runs");
    }
    var bench = new SurvivalBench(new RunningServer(Path.of(data)));
    bench.fill();
    bench.kill();
  }

  private void fill() throws InterruptedException {
    desks.begin(Seats.FIRST, IN_CALLS, agents.here());
    call(0, IN_CALLS);
    until("all talk", () -> agents.talking() == IN_CALLS);
    desks.begin(FIRST_ASKED, IN_THREE + CONSULTING, agents.here());
    for (int i = 0; i < ON_HOLD; i++) {
      order(TALKING + i, "HOLD", null);
    }
    for (int i = 0; i < IN_THREE + CONSULTING; i++) {
      int seat = TALKING + ON_HOLD + i;
      order(seat, "CONSULT", "bench-" + (FIRST_ASKED + i));
      until("one who was asked answers", () -> stands(seat).contains("CONSULTING"));
      if (i < IN_THREE) {
        order(seat, "JOIN", null);
      }
    }
    call(IN_CALLS, RINGING + WAITING);
    until("all wait", () -> waiting().size() == RINGING + WAITING);
    desks.begin(FIRST_RINGING, RINGING, agents.here());
    until("the last phones ring", () -> agents.rings().size() >= RINGING);
  }

  private void call(int first, int count) {
    for (int n = first; n < first + count; n++) {
      citizens.call(n);
      LockSupport.parkNanos(CALL_EVERY_NANOS);
    }
  }

  private String callOf(int seat) {
    return staff.get(name(seat), "/api/desk/my-call").path("call").asString("");
  }

  private static String name(int seat) {
    return "bench-" + (Seats.FIRST + seat);
  }

  private void order(int seat, String wish, @Nullable String to) {
    staff.post(
        name(seat), "/api/desk/calls/%s/parties".formatted(callOf(seat)), new Wish(wish, to));
  }

  private record Wish(String wish, @Nullable String to) {}

  /// What each in a seat's call does, in order.
  private List<String> stands(int seat) {
    JsonNode parties = staff.get(name(seat), "/api/desk/calls/%s/parties".formatted(callOf(seat)));
    return parties.valueStream().map(one -> one.path("stands").asString()).sorted().toList();
  }

  private List<String> waiting() {
    return staff
        .get("leader-1", "/api/acd/queue")
        .path("waiting")
        .valueStream()
        .map(one -> one.path("call").asString())
        .toList();
  }

  private Map<Integer, List<String>> parties() {
    var all = new TreeMap<Integer, List<String>>();
    for (int seat = TALKING; seat < IN_CALLS; seat++) {
      all.put(seat, stands(seat));
    }
    return all;
  }

  private void kill() {
    var parties = parties();
    List<String> waiting = waiting();
    int rings = agents.rings().size();
    long killed = System.nanoTime();
    server.kill();
    until("the server is back", staff::isReady);
    long back = System.nanoTime();
    while (System.nanoTime() < back + AFTER_NANOS && agents.rings().size() < rings + RINGING) {
      LockSupport.parkNanos(CALL_EVERY_NANOS);
    }
    System.out.printf(
        "%d talk, %d are on hold, %d three in a call, %d consult; %d wait, %d phones ring%n",
        TALKING, ON_HOLD, IN_THREE, CONSULTING, WAITING, RINGING);
    System.out.printf(
        "after kill -9 of the server: %d dropped (target 0), %d calls stand otherwise (target 0)%n",
        agents.dropped() + citizens.over(), countChanged(parties));
    tellWaiting(waiting);
    tellRings(agents.rings().subList(rings, agents.rings().size()), back);
    System.out.printf(
        "bench survival: %.1f s until the server was back (target %.0f)%n",
        seconds(killed, back), TARGET_SECONDS);
  }

  private long countChanged(Map<Integer, List<String>> before) {
    var after = parties();
    return before.keySet().stream()
        .filter(seat -> !Objects.equals(before.get(seat), after.get(seat)))
        .count();
  }

  private void tellWaiting(List<String> before) {
    List<String> after = waiting();
    List<String> left = before.stream().filter(after::contains).toList();
    System.out.printf(
        "of %d who waited %d wait still, in the order before: %s%n",
        before.size(), left.size(), left.equals(after.stream().filter(before::contains).toList()));
  }

  private static void tellRings(List<StandingPhones.Ring> again, long back) {
    System.out.printf(
        "%d of %d phones rung anew, the last %.1f s after the server was there (target %.0f)%n",
        again.size(),
        RINGING,
        again.isEmpty() ? Double.NaN : seconds(back, again.getLast().at()),
        TARGET_SECONDS);
  }

  private static double seconds(long from, long to) {
    return (to - from) / 1e9;
  }

  private static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + MOST_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("In two minutes it did not come true that " + what);
      }
      LockSupport.parkNanos(CALL_EVERY_NANOS / 2);
    }
  }
}
