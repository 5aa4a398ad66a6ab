package vigil.bench.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import vigil.bench.FreePort;

/// Somebody guesses names and passwords, 200 times a second and each time from another address,
/// while citizens call: from the invitation until the call is answered, and how long a page of
/// staff takes, beside the same calls and pages without the guesses. The same machine carries
/// server, media, PostgreSQL, callers and guesser.
public final class SigninBench {
  private static final int GUESSES_A_SECOND = 200;
  private static final int CALLS_A_SECOND = 5;
  private static final int PAGES_A_SECOND = 10;
  private static final int TARGET_MILLIS = 500;
  private static final int WARM_UP_SECONDS = 10;

  private final DeployedServer server;
  private final int seconds;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, AtomicInteger> guessed = new ConcurrentHashMap<>();

  private SigninBench(DeployedServer server, int seconds) {
    this.server = server;
    this.seconds = seconds;
  }

  public static void main(String[] args) throws Exception {
    int seconds = Integer.getInteger("vigil.bench.seconds", 60);
    Path folder = Files.createTempDirectory("vigil-bench-signin");
    int control = FreePort.find();
    Process media = media(folder, control);
    var settings =
        List.of("--vigil.proxy.trusted=127.0.0.1", "--vigil.media.control=127.0.0.1:" + control);
    try (var server = new DeployedServer(folder.resolve("data"), settings)) {
      new SigninBench(server, seconds).run();
    } finally {
      media.destroy();
    }
    System.exit(0);
  }

  private static Process media(Path folder, int control) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            "vigil.media.Main",
            "--control",
            String.valueOf(control),
            "--prompts",
            "media/prompts",
            "--recordings",
            folder.resolve("data/recordings").toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("media.log").toFile())
        .start();
  }

  private void run() throws Exception {
    measure(WARM_UP_SECONDS, false);
    SigninMeasurement alone = measure(seconds, false);
    guessed.clear();
    SigninMeasurement under = measure(seconds, true);
    System.out.printf("%-42s %6s %8s %8s %8s%n", "", "number", "p50 ms", "p99 ms", "worst");
    alone.print("calls answered, alone");
    under.print("calls answered, under the guesses");
    line("pages of staff, alone", alone.pages());
    line("pages of staff, under the guesses", under.pages());
    System.out.printf(
        "%d wrong names a second for %d s, each from another address, answered %s%n",
        GUESSES_A_SECOND, seconds, new TreeMap<>(guessed));
    System.out.printf("calls by status: alone %s, under %s%n", alone.statuses(), under.statuses());
    System.out.printf(
        "bench signin: %.1f ms p99 from invitation to answer under the guesses, %.1f alone (target %d)%n",
        at(under.calls(), 0.99), at(alone.calls(), 0.99), TARGET_MILLIS);
  }

  /// What was measured: milliseconds, sorted.
  private record SigninMeasurement(
      List<Double> calls, Map<Integer, Integer> statuses, List<Double> pages) {
    void print(String what) {
      line(what, calls);
    }
  }

  private SigninMeasurement measure(int howLong, boolean withGuesses) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls =
          threads.submit(() -> paced(howLong, CALLS_A_SECOND, () -> TestCall.call(server.sip())));
      var pages = threads.submit(() -> paced(howLong, PAGES_A_SECOND, this::page));
      var guesses =
          withGuesses
              ? threads.submit(() -> paced(howLong, GUESSES_A_SECOND, this::guess))
              : threads.submit(() -> List.<Integer>of());
      var statuses = new TreeMap<Integer, Integer>();
      var answered = calls.get();
      answered.forEach(it -> statuses.merge(it.status(), 1, Integer::sum));
      List<Double> millis = answered.stream().map(it -> it.nanos() / 1e6).sorted().toList();
      List<Double> looked = pages.get().stream().map(it -> it / 1e6).sorted().toList();
      guesses.get();
      return new SigninMeasurement(millis, statuses, looked);
    }
  }

  /// Begins one at each beat, whether those before have ended or not; gives what all came to.
  private static <T> List<T> paced(int seconds, int aSecond, Callable<T> one) throws Exception {
    long beat = Duration.ofSeconds(1).toNanos() / aSecond;
    long begun = System.nanoTime();
    List<Future<T>> running = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < seconds * aSecond; i++) {
        for (long left = begun + i * beat - System.nanoTime();
            left > 0;
            left = begun + i * beat - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        running.add(threads.submit(one));
      }
    }
    List<T> all = new ArrayList<>();
    for (var it : running) {
      all.add(it.get());
    }
    return all;
  }

  private Long page() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.url().resolve("/api/casework/orders?limit=20"))
            .header("Authorization", "Bearer " + server.token())
            .header("X-Vigil-As", "dispatcher-1")
            .build();
    long from = System.nanoTime();
    var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
    if (answer.statusCode() != 200) {
      throw new IOException("a page was answered " + answer.statusCode());
    }
    return System.nanoTime() - from;
  }

  private Integer guess() throws IOException, InterruptedException {
    var dice = ThreadLocalRandom.current();
    String address =
        "%d.%d.%d.%d"
            .formatted(
                dice.nextInt(1, 224), dice.nextInt(256), dice.nextInt(256), dice.nextInt(1, 255));
    var request =
        HttpRequest.newBuilder(server.url().resolve("/api/identity/sign-in"))
            .header("Content-Type", "application/json")
            .header("Cookie", "XSRF-TOKEN=a")
            .header("X-XSRF-TOKEN", "a")
            .header("X-Forwarded-For", address)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"staff\":\"nobody-%d\",\"password\":\"guess\"}"
                        .formatted(dice.nextInt(1_000_000))))
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    guessed.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
    return status;
  }

  private static void line(String what, List<Double> millis) {
    System.out.printf(
        "%-42s %6d %8.1f %8.1f %8.1f%n",
        what, millis.size(), at(millis, 0.5), at(millis, 0.99), at(millis, 1));
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
  }
}
