package vigil.simulator.traffic;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;

/// What may be played into a running system.
public final class TrafficScenarios {
  private static final int NIGHT_SEATS = 6;
  private static final int LIVE_SEATS = 6;
  private static final int MOST_FILLED = 100_000;
  private static final double MOST_CALLS_A_MINUTE = 300;
  private static final Duration NIGHT_PAUSE = Duration.ofMillis(400);
  private static final Duration NIGHT_TALK = Duration.ofMillis(1500);
  private static final Duration LIVE_TALK = Duration.ofSeconds(20);

  private final TrafficApiClient server;
  private final InetSocketAddress line;
  private final Random dice;
  private final Catalogue city;
  private final TrafficOrders orders;

  /// @param weights how often citizens call about a category; all alike where none is named
  public TrafficScenarios(
      URI url, InetSocketAddress line, Path token, long seed, Map<String, Double> weights) {
    this.server = new TrafficApiClient(url, token);
    this.line = line;
    this.dice = new Random(seed);
    this.city = new Catalogue(server, weights);
    this.orders = new TrafficOrders(server, dice);
  }

  /// A wave of real calls about yellow health codes in three districts.
  public void night(int calls) throws Exception {
    say(
        "02:00 in spirit: %d people call about yellow codes, %d agents answer"
            .formatted(calls, NIGHT_SEATS));
    try (var wave =
        new CallWave(
            server,
            orders,
            line,
            NIGHT_SEATS,
            () -> TrafficAppeal.yellowCode(dice, city),
            NIGHT_TALK,
            dice)) {
      wave.call(calls, NIGHT_PAUSE);
      say(
          "%d calls got through, %d were handled, %d orders written"
              .formatted(wave.connected(), wave.handled(), orders.written()));
    }
  }

  /// Orders with whole lives, no calls.
  public void fill(int wanted) {
    if (wanted < 1 || wanted > MOST_FILLED) {
      throw new IllegalArgumentException("--fill takes 1 to " + MOST_FILLED);
    }
    for (int i = 1; i <= wanted; i++) {
      TrafficAppeal appeal = TrafficAppeal.ordinary(dice, city);
      var kept = orders.write("agent-1", null, appeal);
      // Of ten, seven come to their end; the others lie where such orders lie.
      if (!appeal.isAnswered() && dice.nextInt(10) < 7) {
        orders.leadToClosing(kept, appeal);
      }
      if (i % 50 == 0 || i == wanted) {
        say("%d of %d written, %d lived to their end".formatted(i, wanted, orders.closed()));
      }
    }
  }

  /// Calls at a rate until somebody presses Ctrl-C.
  public void live(double callsAMinute) throws Exception {
    if (callsAMinute <= 0 || callsAMinute > MOST_CALLS_A_MINUTE) {
      throw new IllegalArgumentException("--live takes up to " + MOST_CALLS_A_MINUTE);
    }
    var pause = Duration.ofMillis((long) (60_000 / callsAMinute));
    try (var wave =
        new CallWave(
            server,
            orders,
            line,
            LIVE_SEATS,
            () -> TrafficAppeal.ordinary(dice, city),
            LIVE_TALK,
            dice)) {
      while (!Thread.currentThread().isInterrupted()) {
        wave.call(10, pause);
        say("%d calls answered, %d orders written".formatted(wave.handled(), orders.written()));
      }
    }
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
