package vigil.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vigil.identity.web.ApiClient;
import vigil.kernel.Await;
import vigil.media.phone.PhoneClock;
import vigil.media.phone.SipPhone;
import vigil.media.phone.SipPhone.State;

/// The people of a test: agents with registered phones who are on shift, and citizens who call.
/// Each phone says a tone of its own.
final class CallParticipants implements AutoCloseable {
  static final Duration SOON = Await.MOST;
  private static final double FIRST_SEAT = 2000;
  private static final double FIRST_CALLER = 600;
  private static final double STEP = 40;

  final List<SipPhone> seats = new ArrayList<>();
  final List<SipPhone> callers = new ArrayList<>();
  private final WholeServer server;
  private final PhoneClock clock = new PhoneClock();
  private final int agents;
  private int nextNumber;

  /// @param block which hundred of telephone numbers its callers have
  CallParticipants(WholeServer server, int agents, int block) {
    this.server = server;
    this.agents = agents;
    this.nextNumber = 100 * block;
    for (int i = 0; i < agents; i++) {
      seats.add(seat(i));
    }
  }

  private SipPhone seat(int i) {
    ApiClient agent = server.as(staff(i));
    var mine = agent.post("/api/telephony/my-phone", Map.of()).body();
    var phone = phone(mine.path("user").asString(), FIRST_SEAT + STEP * i);
    assertEquals(200, phone.register(mine.path("password").asString(), 300));
    assertEquals(200, agent.post("/api/workforce/shift/begin", Map.of()).status());
    assertEquals(200, agent.post("/api/acd/seat/ready", Map.of()).status());
    return phone;
  }

  private SipPhone phone(String user, double hertz) {
    return new SipPhone(user, server.sip(), hertz, clock);
  }

  static String staff(int seat) {
    return "agent-" + (seat + 1);
  }

  SipPhone calls() {
    var caller = phone("138%08d".formatted(nextNumber++), FIRST_CALLER + STEP * callers.size());
    callers.add(caller);
    caller.call("12345");
    return caller;
  }

  /// As many callers as seats, all talking.
  void everybodyTalks() {
    for (int i = 0; i < agents; i++) {
      calls();
    }
    Await.until(() -> seats.stream().allMatch(seat -> seat.state() == State.TALKING));
    Await.until(() -> seats.stream().allMatch(this::hearsACaller));
  }

  /// Another caller who waits, because everybody talks.
  void oneMoreWaits() {
    int waiting = queue().size();
    calls();
    Await.until(() -> queue().size() == waiting + 1);
  }

  /// The calls that wait, the next one first.
  List<String> queue() {
    var calls = new ArrayList<String>();
    for (var one : server.as("leader-1").get("/api/acd/queue").body().path("waiting")) {
      calls.add(one.path("call").asString());
    }
    return calls;
  }

  boolean hearsACaller(SipPhone seat) {
    for (int i = 0; i < callers.size(); i++) {
      if (seat.ear().hears(FIRST_CALLER + STEP * i)) {
        return true;
      }
    }
    return false;
  }

  /// The caller who talks to a seat.
  SipPhone callerOf(SipPhone seat) {
    Await.until(() -> hearsACaller(seat));
    for (int i = 0; i < callers.size(); i++) {
      if (seat.ear().hears(FIRST_CALLER + STEP * i)) {
        return callers.get(i);
      }
    }
    throw new AssertionError(seat.user() + " hears nobody");
  }

  boolean isHeardBy(int seat, SipPhone caller) {
    return caller.ear().hears(FIRST_SEAT + STEP * seat);
  }

  /// Everybody says and hears for so long, counted in the sound itself.
  void talkFor(Duration time) {
    long samples = 8 * time.toMillis();
    long[] from = seats.stream().mapToLong(seat -> seat.ear().heard()).toArray();
    Await.until(
        time.plus(SOON),
        () -> {
          for (int i = 0; i < from.length; i++) {
            if (seats.get(i).ear().heard() < from[i] + samples) {
              return false;
            }
          }
          return true;
        });
    assertTrue(seats.stream().allMatch(seat -> seat.state() == State.TALKING));
  }

  /// Ends all calls, the odd ones from the seat's side; each is over at both ends.
  void everybodyHangsUp() {
    for (int i = 0; i < agents; i++) {
      SipPhone seat = seats.get(i);
      if (seat.state() == State.TALKING) {
        (i % 2 == 0 ? callerOf(seat) : seat).hangUp();
      }
    }
    for (SipPhone seat : seats) {
      assertTrue(seat.await(State.ENDED, SOON), seat.user());
    }
  }

  /// What the server keeps of a call.
  JsonNode card(String call) {
    return server.as("leader-1").get("/api/telephony/calls/" + call).body();
  }

  @Override
  public void close() throws IOException {
    callers.stream().filter(c -> c.state() == State.TALKING).forEach(SipPhone::hangUp);
    for (int i = 0; i < agents; i++) {
      server.as(staff(i)).post("/api/workforce/shift/end", Map.of());
    }
    callers.forEach(SipPhone::close);
    seats.forEach(SipPhone::close);
    clock.close();
  }
}
