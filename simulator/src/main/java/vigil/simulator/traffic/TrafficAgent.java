package vigil.simulator.traffic;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;

/// A member of the demo's staff with a real telephone: goes on shift, answers what rings, talks a
/// while, hangs up, writes the order, and is ready again.
final class TrafficAgent implements Runnable, AutoCloseable {
  private static final int REGISTERED_SECONDS = 3600;
  private static final Duration LOOK = Duration.ofMillis(200);
  private static final double HERTZ = 900;

  private final TrafficApiClient server;
  private final String staff;
  private final Supplier<TrafficAppeal> appeals;
  private final Duration talk;
  private final SipPhone phone;
  private final TrafficOrders orders;
  private final Set<String> written = new LinkedHashSet<>();
  private final AtomicInteger handled = new AtomicInteger();
  private volatile boolean isStopped;

  TrafficAgent(
      TrafficApiClient server,
      TrafficOrders orders,
      JsonNode who,
      InetSocketAddress line,
      PhoneClock clock,
      Supplier<TrafficAppeal> appeals,
      Duration talk) {
    this.server = server;
    this.orders = orders;
    this.staff = who.path("id").asString();
    this.appeals = appeals;
    this.talk = talk;
    JsonNode account = server.post(staff, "/api/telephony/my-phone");
    phone = new SipPhone(account.path("user").asString(), line, HERTZ, clock);
    int status = phone.register(account.path("password").asString(), REGISTERED_SECONDS);
    if (status != 200) {
      throw new IllegalStateException("The phone of " + staff + " was not let in: " + status);
    }
    server.post(staff, "/api/workforce/shift/begin");
    server.post(staff, "/api/acd/seat/ready");
  }

  int handled() {
    return handled.get();
  }

  void stop() {
    isStopped = true;
  }

  @Override
  public void run() {
    long talkUntil = 0;
    while (!isStopped) {
      JsonNode seat = server.get(staff, "/api/acd/seat");
      String call = seat.path("call").asString("");
      switch (seat.path("state").asString()) {
        case "TALKING" -> {
          talkUntil = talkUntil == 0 ? System.nanoTime() + talk.toNanos() : talkUntil;
          if (System.nanoTime() > talkUntil) {
            phone.hangUp();
          }
        }
        case "AFTER_CALL" -> {
          talkUntil = 0;
          write(call, seat.path("debts"));
        }
        case "NOT_RESPONDING" -> server.post(staff, "/api/acd/seat/ready");
        default -> talkUntil = 0;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void write(String call, JsonNode debts) {
    String owed = call.isEmpty() && debts.size() > 0 ? debts.get(0).asString() : call;
    if (!owed.isEmpty() && written.add(owed)) {
      orders.write(staff, owed, appeals.get());
      handled.incrementAndGet();
    }
  }

  @Override
  public void close() {
    try {
      server.post(staff, "/api/workforce/shift/end");
    } finally {
      phone.close();
    }
  }
}
