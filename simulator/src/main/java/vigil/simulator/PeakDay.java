package vigil.simulator;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vigil.acd.engine.AnswerRate;
import vigil.acd.engine.Decision;
import vigil.acd.engine.Event;
import vigil.acd.engine.Need;
import vigil.acd.engine.QueueLane;
import vigil.casework.Order;
import vigil.casework.OrderFact;

/// The busiest day of spring 2022, almost 80,000 calls (rules 1.3), through the real engine and the
/// real life of orders, with the weeks its orders live on. No faults: what is asked is how many get
/// through, how long they wait, and how fast this machine plays it.
final class PeakDay {
  private static final int CALLS = 80_000;
  private static final Instant MIDNIGHT = Instant.parse("2022-04-01T16:00:00Z");

  /// Share of the day's calls by hour, the shape of a hotline's weekday with the long evening of
  /// that spring.
  private static final double[] HOURS = {
    1.6, 1.2, 0.9, 0.8, 0.9, 1.5, 2.8, 4.4, 6.3, 7.2, 7.3, 6.5, 5.5, 5.9, 6.2, 6.1, 5.9, 5.6, 5.2,
    5.0, 4.6, 3.9, 2.9, 1.8
  };

  /// Seats on shift by hour: two twelve-hour shifts and a day shift, somewhat fewer than needed at
  /// noon and in the evening, as on such a day.
  private static final int[] SEATS = {
    110, 85, 65, 60, 60, 95, 175, 275, 390, 440, 445, 400, 340, 355, 375, 375, 365, 345, 325, 305,
    280, 245, 190, 130
  };

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final double SHORT_ABANDON_SECONDS = 5;

  private final VirtualSchedule agenda = new VirtualSchedule(MIDNIGHT);
  private final SeededRandom chance;
  private final SimulatedCity town = new SimulatedCity();
  private final LineSimulation line;
  private final OrderSimulation office;
  private final Map<String, AnswerRate.Estimate> told = new HashMap<>();
  private final long seed;
  private final long[] waits = new long[CALLS * 2];
  private int arrived;
  private int answered;
  private int soon;
  private int abandoned;
  private int shortAbandoned;
  private int bands;
  private int bandsHeld;
  private int onSpot;
  private int consultations;
  private int closed;
  private int onTime;
  private int rechecks;

  PeakDay(long seed) {
    this.seed = seed;
    chance = new SeededRandom(seed);
    line =
        new LineSimulation(
            agenda,
            chance,
            new LineSimulation.CallObserver() {
              @Override
              public void joined(Decision.Join join) {
                talk(join);
              }

              @Override
              public void left(Decision.Leave leave) {
                PeakDay.this.left(leave);
              }
            });
    office =
        new OrderSimulation(
            agenda,
            EventProfile.plain(chance),
            town,
            new OrderSimulation.StepTransport() {
              @Override
              public boolean isOpen() {
                return true;
              }

              @Override
              public int copies() {
                return 1;
              }
            },
            this::read);
  }

  void run(PrintStream out) {
    long start = System.nanoTime();
    long startCpu = cpuNanos();
    plan();
    agenda.run();
    office.check();
    print(out);
    out.printf(
        "%-28s %9.1f s   %.1f s of CPU (target 15 s)%n",
        "played in", (System.nanoTime() - start) / 1e9, (cpuNanos() - startCpu) / 1e9);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /// Arrivals: the hour's share, times the day's luck and the hour's (counts of a slot spread three
  /// times as wide as plain Poisson). The day's total is the peak's.
  private void plan() {
    double[] weights = new double[HOURS.length];
    for (int hour = 0; hour < HOURS.length; hour++) {
      weights[hour] = HOURS[hour] * chance.factor(0.06);
    }
    double sum = Arrays.stream(weights).sum();
    int serial = 0;
    for (int hour = 0; hour < HOURS.length; hour++) {
      staff(hour);
      int first = serial + 1;
      int last = serial + (int) Math.round(CALLS * weights[hour] / sum);
      int now = hour;
      agenda.at(MIDNIGHT.plus(Duration.ofHours(hour)), () -> dial(now, first, last));
      serial = last;
    }
  }

  private void dial(int hour, int first, int last) {
    for (int serial = first; serial <= last; serial++) {
      var call = "call-" + serial;
      var at = MIDNIGHT.plusMillis((long) (3_600_000 * (hour + chance.between(0, 1))));
      agenda.at(at, () -> arrive(call));
    }
  }

  private void staff(int hour) {
    int before = hour == 0 ? 0 : SEATS[hour - 1];
    for (int seat = before; seat < SEATS[hour]; seat++) {
      var name = "seat-" + seat;
      long skills = seat % 12 == 0 ? 1 : 0;
      agenda.at(shift(hour), () -> line.step(new Event.SeatOn(name, skills)));
    }
    for (int seat = SEATS[hour]; seat < before; seat++) {
      var name = "seat-" + seat;
      agenda.at(shift(hour), () -> line.step(new Event.SeatOff(name)));
    }
  }

  private Instant shift(int hour) {
    return MIDNIGHT.plusMillis((long) (3_600_000 * hour + chance.between(0, 300_000)));
  }

  private void arrive(String call) {
    arrived++;
    boolean isMedical = chance.happens(0.015);
    var credit = isMedical ? Duration.ofMinutes(10) : Duration.ZERO;
    line.arrive(call, new Need(QueueLane.NORMAL, chance.happens(0.01) ? 1 : 0, credit));
    line.view().estimateWait(call).ifPresent(band -> told.put(call, band));
  }

  private void talk(Decision.Join join) {
    var call = join.call();
    waits[answered++] = join.waited().toMillis();
    soon += join.waited().compareTo(SOON) <= 0 ? 1 : 0;
    var band = told.remove(call);
    if (band != null) {
      bands++;
      boolean isHeld =
          join.waited().compareTo(band.least()) >= 0 && join.waited().compareTo(band.most()) <= 0;
      bandsHeld += isHeld ? 1 : 0;
    }
    double talk = Math.min(3600, chance.logNormal(200, 0.7));
    double writes = chance.logNormal(60, 0.6);
    agenda.afterSeconds(talk, () -> line.step(new Event.CallEnded(call)));
    agenda.afterSeconds(
        talk + writes,
        () -> {
          office.register(town.appeal(chance, call, false), join.seat());
          line.step(new Event.OrderSaved(call, join.seat()));
        });
  }

  private void left(Decision.Leave leave) {
    if (leave.left() == Decision.LeaveReason.ABANDONED) {
      abandoned++;
      told.remove(leave.call());
      shortAbandoned += leave.waited().toMillis() < SHORT_ABANDON_SECONDS * 1000 ? 1 : 0;
    }
  }

  private void read(OrderFact fact) {
    switch (fact) {
      case OrderFact.Registered one -> {
        boolean isQuestion = one.appeal().type() == vigil.city.AppealType.CONSULTATION;
        consultations += isQuestion ? 1 : 0;
      }
      case OrderFact.Answered one -> onSpot++;
      case OrderFact.AnswerTakenBack one -> onSpot--;
      case OrderFact.RecheckOrdered one -> rechecks++;
      case OrderFact.Closed one -> {
        if (one.ending() != OrderFact.Ending.ANSWERED) {
          closed++;
          onTime += one.onTime() ? 1 : 0;
        }
      }
      default -> {}
    }
  }

  private void print(PrintStream out) {
    var sorted = Arrays.copyOf(waits, answered);
    Arrays.sort(sorted);
    int handled = (int) office.orders().stream().filter(PeakDay::isHandled).count();
    out.printf("A peak day, seed %d: 2 April 2022, %d seats at most%n", seed, most(SEATS));
    row(out, "calls", arrived, "");
    row(out, "answered", answered, share(answered, arrived));
    row(out, "  within 15 s", soon, share(soon, arrived));
    row(out, "abandoned", abandoned, share(abandoned, arrived));
    row(out, "  in under 5 s", shortAbandoned, share(shortAbandoned, arrived));
    out.printf("%-28s %9.0f s   p95 %.0f s%n", "wait, p50", at(sorted, 50), at(sorted, 95));
    row(out, "waiting at most", line.mostWaiting(), "");
    row(out, "offers not answered", line.missed(), "");
    row(out, "told waits that held", bandsHeld, share(bandsHeld, bands) + " of " + bands);
    row(out, "orders and consultations", office.orders().size(), "");
    row(out, "  consultations on the spot", onSpot, share(onSpot, consultations));
    row(out, "orders handled by units", handled, share(handled, answered) + " of answered calls");
    row(out, "  closed", closed, "");
    row(out, "  on time", onTime, share(onTime, closed));
    row(out, "  handled a second time", rechecks, share(rechecks, closed));
    row(out, "decisions of the engine", (int) line.decisions(), "");
  }

  private static boolean isHandled(Order order) {
    return !order.assignments().isEmpty();
  }

  private static int most(int[] seats) {
    return Arrays.stream(seats).max().orElse(0);
  }

  private static void row(PrintStream out, String what, int count, String note) {
    out.printf("%-28s %,9d   %s%n", what, count, note);
  }

  private static String share(int part, int whole) {
    return whole == 0 ? "-" : "%.1f %%".formatted(100.0 * part / whole);
  }

  private static double at(long[] sorted, int percent) {
    return sorted.length == 0 ? 0 : sorted[(sorted.length - 1) * percent / 100] / 1000.0;
  }
}
