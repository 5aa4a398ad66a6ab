package vigil.bench.line;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import vigil.bench.api.DeployedServer;
import vigil.bench.rtp.MediaServerProcess;

/// What a queued call costs: a citizen's INVITE, the greeting, the queue, a seat that is rung and
/// picks up, three seconds of talk with recording, the end, and the seat that is ready again. Real
/// SIP over loopback, a server, a PostgreSQL and a media process of their own.
///
/// `-Dvigil.bench.seats=50,500` sets with how many seats, `-Dvigil.bench.rate=5` how many calls a
/// second, `-Dvigil.bench.seconds=30` how long each is measured, `-Dvigil.bench.warm-up=60` how
/// long calls come before, `-Dvigil.bench.warm-up-rate=10` how many a second then;
/// `-Dvigil.bench.statements=true` lists the dearest statements of a call.
public final class LineBench {
  private static final String SEATS = System.getProperty("vigil.bench.seats", "50,500");
  private static final double RATE =
      Double.parseDouble(System.getProperty("vigil.bench.rate", "5"));
  private static final int SECONDS = Integer.getInteger("vigil.bench.seconds", 30);
  private static final int WARM_UP_SECONDS = Integer.getInteger("vigil.bench.warm-up", 60);

  /// Calls a second before the measuring: what they run is compiled by them, and a hotline is up
  /// for weeks. Fifty seats take no more than fifteen.
  private static final double WARM_UP_RATE =
      Double.parseDouble(System.getProperty("vigil.bench.warm-up-rate", "10"));

  /// Until all have heard who came on shift.
  private static final long SETTLE_NANOS = 10_000_000_000L;

  private static final Duration TALK = Duration.ofSeconds(3);

  /// Server and PostgreSQL together.
  private static final double TARGET_MILLIS = 5;

  private LineBench() {}

  public static void main(String[] args) throws Exception {
    System.out.printf(
        "%.1f calls/s for %d s, %d s of talk each; before it %.1f calls/s for %d s%n",
        RATE, SECONDS, TALK.toSeconds(), WARM_UP_RATE, WARM_UP_SECONDS);
    double dearest = 0;
    for (String seats : SEATS.split(",", -1)) {
      dearest = Math.max(dearest, measure(Integer.parseInt(seats)));
    }
    System.out.println("Asterisk 22.10.1, measured with sipp on another day and machine:");
    try (var file = LineBench.class.getResourceAsStream("/queue-baseline.csv")) {
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains(",queue,"))
          .forEach(line -> System.out.println("  " + line));
    }
    System.out.printf(
        "bench line: %.1f ms CPU a call of server and PostgreSQL (target %.0f)%n",
        dearest, TARGET_MILLIS);
  }

  private static double measure(int seats) throws Exception {
    Path folder = Files.createTempDirectory("vigil-bench-line");
    Path secret = folder.resolve("media/media-secret");
    Files.createDirectories(secret.getParent());
    try (var media =
            new MediaServerProcess(Path.of("media/prompts"), secret.resolveSibling("recordings"));
        var server =
            new DeployedServer(
                folder.resolve("data"),
                List.of(
                    "--vigil.media.control=127.0.0.1:" + media.control(),
                    "--vigil.media.secret-file=" + secret))) {
      if (Boolean.getBoolean("vigil.bench.statements")) {
        server.countStatements();
      }
      return measure(seats, server, media);
    } finally {
      try (var files = Files.walk(folder)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private static double measure(int seats, DeployedServer server, MediaServerProcess media)
      throws IOException, InterruptedException {
    try (var desks = new Seats(server);
        var agents = new AgentPhones(server.sip(), TALK, desks::callOver);
        var citizens = new CallerPhones(server.sip())) {
      desks.begin(Seats.FIRST, seats, agents.here());
      sleepUntil(System.nanoTime() + SETTLE_NANOS);
      var quiet = new LineCost(server, media.process().pid());
      sleepUntil(System.nanoTime() + SECONDS * 500_000_000L);
      quiet.stop();
      String nobody = quiet.per(SECONDS / 2.0);
      var dice = new Random(1);
      call(citizens, dice, WARM_UP_SECONDS, WARM_UP_RATE, 0);
      server.countAnew();
      long first = agents.calls();
      var cost = new LineCost(server, media.process().pid());
      call(citizens, dice, SECONDS, RATE, 1_000_000);
      cost.stop();
      long calls = Math.max(1, agents.calls() - first);
      List<Double> setUps = citizens.setUps();
      System.out.printf("%5d seats, a call:             %s%n", seats, cost.per((double) calls));
      System.out.printf("%5d seats, a second of quiet:  %s%n", seats, nobody);
      System.out.printf(
          "      %d calls talked, %d refused, %d seats lost (target 0); answered after p50 %.1f, p95 %.1f ms%n",
          calls,
          citizens.refused(),
          desks.lost(),
          setUps.get(setUps.size() / 2),
          setUps.get(setUps.size() * 95 / 100));
      server.statements((int) calls).forEach(System.out::println);
      return cost.millis() / calls;
    }
  }

  /// Calls come at random at the rate.
  private static void call(
      CallerPhones citizens, Random dice, int seconds, double rate, int first) {
    long at = System.nanoTime();
    long end = at + seconds * 1_000_000_000L;
    for (int n = first; at < end; n++) {
      sleepUntil(at);
      citizens.call(n);
      at += (long) (-Math.log(1 - dice.nextDouble()) * 1e9 / rate);
    }
    sleepUntil(end);
  }

  private static void sleepUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
