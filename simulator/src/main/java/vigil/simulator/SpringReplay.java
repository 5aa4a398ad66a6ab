package vigil.simulator;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import vigil.city.City;
import vigil.city.files.PolicyCity;
import vigil.insight.Topic;
import vigil.insight.policy.PolicyExpectation;
import vigil.insight.policy.Topics;
import vigil.simulator.replay.DayDraw;
import vigil.simulator.replay.DrawnDay;
import vigil.simulator.replay.PackedAppeal;
import vigil.simulator.replay.PastDay;
import vigil.simulator.replay.Spring;
import vigil.simulator.replay.SpringTables;

/// The spring of 2022 through the real cores in virtual time: each day's calls through the engine
/// and each order to its end, two days at a time; then all of it, in the order of its coming,
/// through the detector.
public final class SpringReplay {
  public static final long SEED = 20_220_301;

  /// From 1 March to 27 May.
  public static final int DAYS = 88;

  /// What is known of a call so soon: an order of a day before the spring is written so long after.
  private static final long WRITTEN_MILLIS = 260_000;

  /// Days before the spring that the detector reads.
  private static final int LISTENED_DAYS = 14;

  private final City city = PolicyCity.shipped();
  private final SpringTables tables;
  private final Spring spring;
  private final DayDraw draw;
  private final long seed;
  private final int days;
  private final Topics topics = new Topics(city);
  private final PolicyExpectation usual = new PolicyExpectation(city, topics);

  /// A replay of the spring that this seed gives.
  ///
  /// @param part every count is divided by this; 1 for the whole spring
  /// @param days how many of its days, from the first on
  public SpringReplay(long seed, int part, int days) {
    this.seed = seed;
    tables = SpringTables.read(city, part);
    spring = Spring.generate(tables, city.workingDays()::isWorkingDay, seed);
    draw = new DayDraw(tables, city.workingDays()::isWorkingDay, seed);
    this.days = Math.min(days, spring.days().size());
  }

  /// Plays it and tells what came out.
  ///
  /// @param progress hears of every day that is over
  public SpringOutcome run(Consumer<String> progress) {
    long began = System.nanoTime();
    List<DrawnDay> drawn = spring.days().subList(0, days).stream().map(draw::draw).toList();
    var staffing = new SpringStaffing(tables, city.workingDays(), draw, spring.before(), drawn);
    List<SpringDayOutcome> outcomes = play(drawn, staffing, progress);
    List<DrawnDay> quiet = quiet();
    Instant start = quiet.getFirst().midnight();
    long[] orders = orders(quiet, outcomes, start);
    var sensed =
        new SpringOutcome.Sensed(
            SpringSensing.readOrders(
                usual, topics, tables.matters(), draw.districts(), start, orders),
            SpringSensing.readCalls(usual, Topic.CALLS, start, calls(quiet, drawn, start)),
            SpringSensing.readCalls(
                usual, Topic.CALLS_ABANDONED, start, abandoned(outcomes, start)));
    var baselines =
        new SensingBaselines(topics, tables.matters(), start, quiet.size() + days, orders);
    return new SpringOutcome(
        new SpringOutcome.Played(tables, spring, outcomes, cost(began)),
        staffing,
        sensed,
        baselines,
        topics);
  }

  private static SpringOutcome.Cost cost(long began) {
    var process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new SpringOutcome.Cost(
        Duration.ofNanos(System.nanoTime() - began), Duration.ofNanos(process.getProcessCpuTime()));
  }

  /// A town for each thread, since a town counts its own ids.
  private List<SpringDayOutcome> play(
      List<DrawnDay> drawn, SpringStaffing staffing, Consumer<String> progress) {
    Map<Thread, SimulatedCity> towns = new ConcurrentHashMap<>();
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    try (var workers = Executors.newFixedThreadPool(Math.min(threads, 2))) {
      List<Future<SpringDayOutcome>> played = new ArrayList<>();
      for (int day = 0; day < drawn.size(); day++) {
        int one = day;
        played.add(
            workers.submit(() -> {
              var town = towns.computeIfAbsent(Thread.currentThread(), _ -> new SimulatedCity());
              int[] seats = staffing.seats(one);
              return new SpringDaySimulation(
                      tables, drawn.get(one), draw.districts(), seats, town, seed)
                  .run();
            }));
      }
      List<SpringDayOutcome> outcomes = new ArrayList<>();
      for (var one : played) {
        outcomes.add(one.get());
        progress.accept("%d of %d days".formatted(outcomes.size(), drawn.size()));
      }
      return outcomes;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the replay was stopped", stopped);
    } catch (ExecutionException broken) {
      throw new IllegalStateException("a day of the replay failed", broken.getCause());
    }
  }

  private List<DrawnDay> quiet() {
    List<PastDay> before = spring.before();
    return before.subList(before.size() - LISTENED_DAYS, before.size()).stream()
        .map(day -> Spring.quietDay(tables, day))
        .map(draw::draw)
        .toList();
  }

  /// Orders of the quiet days and of the spring, in the order of their registration.
  private static long[] orders(
      List<DrawnDay> quiet, List<SpringDayOutcome> outcomes, Instant start) {
    LongStream before =
        quiet.stream()
            .flatMapToLong(day -> {
              long later = Duration.between(start, day.midnight()).toMillis() + WRITTEN_MILLIS;
              return LongStream.range(0, day.size())
                  .map(n -> PackedAppeal.later(day.packed((int) n), later));
            });
    LongStream spring =
        outcomes.stream()
            .flatMapToLong(day -> {
              long later = Duration.between(start, DayDraw.midnight(day.date)).toMillis();
              return LongStream.range(0, day.registered.size())
                  .map(n -> PackedAppeal.later(day.registered.get((int) n), later));
            });
    return LongStream.concat(before, spring).sorted().toArray();
  }

  private static long[] calls(List<DrawnDay> quiet, List<DrawnDay> drawn, Instant start) {
    return Stream.concat(quiet.stream(), drawn.stream())
        .flatMapToLong(day -> {
          long midnight = Duration.between(start, day.midnight()).toMillis();
          return LongStream.range(0, day.size())
              .filter(n -> day.isCall((int) n))
              .map(n -> midnight + PackedAppeal.millis(day.packed((int) n)));
        })
        .toArray();
  }

  private static long[] abandoned(List<SpringDayOutcome> outcomes, Instant start) {
    return outcomes.stream()
        .flatMapToLong(day -> {
          long midnight = Duration.between(start, DayDraw.midnight(day.date)).toMillis();
          return LongStream.range(0, day.abandoned.size())
              .map(n -> midnight + day.abandoned.get((int) n));
        })
        .sorted()
        .toArray();
  }
}
