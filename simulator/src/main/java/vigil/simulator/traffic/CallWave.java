package vigil.simulator.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import vigil.media.phone.PhoneClock;

/// Calls with people at both ends: citizens dial at a rate, members of the demo's staff answer.
final class CallWave implements AutoCloseable {
  /// Bounds what one machine is asked to carry.
  static final int MOST_CALLS_AT_ONCE = 40;

  private static final Duration LAST_ORDERS = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(100);

  private final InetSocketAddress line;
  private final PhoneClock clock = new PhoneClock();
  private final List<TrafficAgent> agents = new ArrayList<>();
  private final List<Thread> shifts = new ArrayList<>();
  private final Semaphore lines = new Semaphore(MOST_CALLS_AT_ONCE);
  private final AtomicInteger connected = new AtomicInteger();
  private final Random dice;

  CallWave(
      TrafficApiClient server,
      TrafficOrders orders,
      InetSocketAddress line,
      int seats,
      Supplier<TrafficAppeal> appeals,
      Duration talk,
      Random dice) {
    this.line = line;
    this.dice = dice;
    for (JsonNode who : chosen(server, seats)) {
      var agent = new TrafficAgent(server, orders, who, line, clock, appeals, talk);
      agents.add(agent);
      shifts.add(Thread.ofVirtual().start(agent));
    }
  }

  /// The last agents of the list, so that the first ones' desks stay free for people.
  private static List<JsonNode> chosen(TrafficApiClient server, int seats) {
    var all = new ArrayList<JsonNode>();
    for (JsonNode staff : server.get("", "/api/identity/staff")) {
      if (staff.path("roles").size() == 1
          && staff.path("roles").get(0).asString().equals("AGENT")
          && !staff.path("extension").asString("").isEmpty()) {
        all.add(staff);
      }
    }
    all.sort(java.util.Comparator.comparing(s -> s.path("extension").asString()));
    return all.subList(Math.max(0, all.size() - seats), all.size());
  }

  /// Dials `calls` times, `pause` apart, and waits until all have hung up.
  void call(int calls, Duration pause) throws InterruptedException {
    var phones = new ArrayList<Thread>();
    for (int i = 0; i < calls; i++) {
      lines.acquire();
      String number = "139" + String.format("%08d", dice.nextInt(100_000_000));
      phones.add(
          Thread.ofVirtual()
              .start(() -> {
                var citizen = new TrafficCaller(number, line, clock);
                citizen.run();
                if (citizen.wasConnected()) {
                  connected.incrementAndGet();
                }
                lines.release();
              }));
      LockSupport.parkNanos(pause.toNanos());
    }
    for (Thread phone : phones) {
      phone.join();
    }
    awaitOrders();
  }

  /// Each call that got through owes an order: the agents write the last ones before they stop.
  private void awaitOrders() {
    long end = System.nanoTime() + LAST_ORDERS.toNanos();
    while (handled() < connected() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  int connected() {
    return connected.get();
  }

  int handled() {
    return agents.stream().mapToInt(TrafficAgent::handled).sum();
  }

  @Override
  public void close() {
    agents.forEach(TrafficAgent::stop);
    try {
      for (Thread shift : shifts) {
        shift.join();
      }
      clock.close();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      agents.forEach(TrafficAgent::close);
    }
  }
}
