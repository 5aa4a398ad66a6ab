package vigil.acd.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.kernel.Worlds;

/// Property 8: exponential worlds through the real engine agree with Erlang B, C and A within 3
/// sigma. The golden values were found by direct summation and checked by a second method. Seeds
/// are fixed: it holds or it does not.
class ErlangTest {
  private static final int RUNS = Worlds.count(12, 24);
  private static final double SIGMAS = 3;

  private static double golden(
      String model, String lambda, String mu, String theta, String n, String metric) {
    var start = String.join(",", model, lambda, mu, theta, n, metric) + ",";
    try (var in = ErlangTest.class.getResourceAsStream("/vigil/acd/erlang-golden.csv")) {
      var text =
          new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> line.startsWith(start))
          .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Figure {
    double of(ErlangWorld world);
  }

  private static void agrees(String name, double golden, List<ErlangWorld> worlds, Figure figure) {
    var values = worlds.stream().mapToDouble(figure::of).toArray();
    double mean = java.util.Arrays.stream(values).average().orElseThrow();
    double square = 0;
    for (double value : values) {
      square += (value - mean) * (value - mean);
    }
    double error = Math.sqrt(square / (values.length - 1) / values.length);
    assertTrue(
        Math.abs(mean - golden) <= SIGMAS * error,
        () -> "%s: %.5f +- %.5f against %.5f".formatted(name, mean, error, golden));
  }

  private static List<ErlangWorld> worlds(double lambda, double mu, double theta, int seats) {
    return java.util.stream.LongStream.rangeClosed(1, RUNS)
        .mapToObj(seed -> ErlangWorld.run(seed, lambda, mu, theta, seats))
        .toList();
  }

  @Test
  void erlangB() {
    var worlds = worlds(0.1, 0.01, Double.POSITIVE_INFINITY, 10);
    var golden = golden("ErlangB", "0.1", "0.01", "", "10", "block_prob");
    agrees("blocked", golden, worlds, ErlangWorld::abandoned);
  }

  @Test
  void erlangC() {
    var worlds = worlds(0.08, 0.01, 0, 10);
    agrees("waits", c("wait_prob"), worlds, ErlangWorld::waits);
    agrees("mean wait", c("asa_s"), worlds, ErlangWorld::meanWaitSeconds);
    agrees("within 20 s", c("service_level_20s"), worlds, ErlangWorld::within20Seconds);
  }

  private static double c(String metric) {
    return golden("ErlangC", "0.08", "0.01", "", "10", metric);
  }

  @Test
  void erlangA() {
    var worlds = worlds(0.1, 0.01, 0.005, 10);
    agrees("waits", a("wait_prob"), worlds, ErlangWorld::waits);
    agrees("abandons", a("abandon_prob"), worlds, ErlangWorld::abandoned);
    agrees("mean wait", a("mean_wait_s"), worlds, ErlangWorld::meanWaitSeconds);
  }

  private static double a(String metric) {
    return golden("ErlangA", "0.1", "0.01", "0.005", "10", metric);
  }
}
