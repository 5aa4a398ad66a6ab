package vigil.workforce.staffing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Erlang B, C and A against golden values of another hand (direct summation, checked by a second
/// method) and of public tools.
class ErlangFormulasTest {
  private static final double TOLERANCE = 1e-6;
  private static final double SECONDS = 20;

  /// A line of the golden table.
  private record Golden(String model, CallLoad load, int seats, String metric, double value) {}

  private static List<Golden> golden(String model) throws IOException {
    List<Golden> golden = new ArrayList<>();
    try (var in =
        Objects.requireNonNull(
            ErlangFormulasTest.class.getResourceAsStream("/vigil/acd/erlang-golden.csv"))) {
      for (String line :
          new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList()) {
        String[] cells = line.split(",", -1);
        double leaving = cells[3].isEmpty() ? 0 : Double.parseDouble(cells[3]);
        var load =
            new CallLoad(
                Double.parseDouble(cells[1]), 1 / Double.parseDouble(cells[2]), 1 / leaving);
        golden.add(
            new Golden(
                cells[0],
                load,
                Integer.parseInt(cells[4]),
                cells[5],
                Double.parseDouble(cells[6])));
      }
    }
    return golden.stream().filter(line -> line.model.equals(model)).toList();
  }

  @Test
  void erlangBIsAsTheTableSays() throws IOException {
    for (Golden line : golden("ErlangB")) {
      assertEquals(line.value, Erlang.blocked(line.load.offered(), line.seats), TOLERANCE);
    }
  }

  // promise: docs/forecast.md «agrees with the golden values to a millionth»
  @Test
  void erlangCAndAAreAsTheTableSays() throws IOException {
    List<Golden> lines = new ArrayList<>(golden("ErlangC"));
    lines.addAll(golden("ErlangA"));
    for (Golden line : lines) {
      QueueFigures figures = figures(line);
      double found =
          switch (line.metric) {
            case "wait_prob" -> figures.waiting();
            case "abandon_prob" -> figures.abandoned();
            case "asa_s", "mean_wait_s" -> figures.meanWait();
            case "occupancy" -> figures.occupancy();
            case "mean_queue_len" -> figures.meanWait() * line.load.callsPerSecond();
            case "mean_wait_if_wait_s" -> figures.meanWait() / figures.waiting();
            default -> figures.servedInTime();
          };
      assertEquals(line.value, found, TOLERANCE * Math.max(1, line.value), line::toString);
    }
  }

  private static QueueFigures figures(Golden line) {
    String within = line.metric.replaceAll("\\D", "");
    double seconds = within.isEmpty() ? SECONDS : Double.parseDouble(within);
    return ErlangA.figures(line.load, line.seats, seconds);
  }

  /// 100 calls in 30 minutes of 3 minutes each, 80 % within 20 s: pyworkforce and R's ErlangC
  /// agree.
  @Test
  void aHundredCallsInHalfAnHourTakeFourteenSeats() {
    var load = new CallLoad(100 / 1800.0, 180, Double.POSITIVE_INFINITY);
    assertEquals(14, SeatNeed.byFormula(load, new ServiceAim(0.8, 20)));
    QueueFigures figures = ErlangA.figures(load, 14, 20);
    assertEquals(0.88835, figures.servedInTime(), 1e-5);
    assertEquals(0.17413, figures.waiting(), 1e-5);
    assertEquals(0.71429, figures.occupancy(), 1e-5);
  }
}
