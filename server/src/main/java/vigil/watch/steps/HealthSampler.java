package vigil.watch.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vigil.acd.Acd;
import vigil.acd.QueueMinutes;
import vigil.acd.QueueView;
import vigil.acd.SeatView;
import vigil.city.AlarmKind;
import vigil.kernel.DataDisk;
import vigil.kernel.ReaderProgress;
import vigil.telephony.LegQuality;
import vigil.telephony.LineHealth;
import vigil.telephony.LineStatus;

/// Looks at the line's own health. Each question stands by itself: what cannot be asked is missing
/// and stops no other. Cost: some seven statements.
@Component
class HealthSampler {
  private static final Logger log = LoggerFactory.getLogger(HealthSampler.class);
  private static final Duration ABANDON_SPAN = Duration.ofMinutes(30);

  /// Of fewer callers a share says nothing.
  private static final int FEWEST_CALLERS = 10;

  /// Of fewer phones that talk neither.
  private static final int FEWEST_VOICES = 10;

  private static final double ALL = 100;

  private final Acd acd;
  private final QueueMinutes minutes;
  private final LineStatus line;
  private final DataDisk disk;
  private final ReaderProgress readers;
  private final TestPageResults tests;
  private final InstantSource clock;
  private volatile Instant databaseAnswered;

  HealthSampler(
      Acd acd,
      QueueMinutes minutes,
      LineStatus line,
      DataDisk disk,
      ReaderProgress readers,
      TestPageResults tests,
      InstantSource clock) {
    this.acd = acd;
    this.minutes = minutes;
    this.line = line;
    this.disk = disk;
    this.readers = readers;
    this.tests = tests;
    this.clock = clock;
    this.databaseAnswered = clock.instant();
  }

  /// One look.
  private final class Look {
    private final Map<AlarmKind, Double> readings = new EnumMap<>(AlarmKind.class);
    private final Map<AlarmKind, String> details = new EnumMap<>(AlarmKind.class);
    private final Map<SeatView.State, Integer> seats = new EnumMap<>(SeatView.State.class);
    private final Map<LegQuality.Step, Integer> voices = new EnumMap<>(LegQuality.Step.class);
    private int channels;

    private void read(AlarmKind kind, DoubleSupplier question) {
      ask(kind.name(), () -> readings.put(kind, question.getAsDouble()));
    }

    private void ask(String what, Runnable question) {
      try {
        question.run();
      } catch (RuntimeException unanswered) {
        log.debug("{} could not be asked", what, unanswered);
      }
    }

    private HealthSample take(Instant now) {
      ask("The readers", () -> readers(now));
      readings.put(AlarmKind.DATABASE, (double) databaseSilence().toSeconds());
      ask("The queue", () -> queue(now));
      read(AlarmKind.ABANDONS, () -> abandons(minutes.listSince(now.minus(ABANDON_SPAN))));
      ask("The line", this::line);
      read(AlarmKind.TEST_PAGE, tests::countFailed);
      read(AlarmKind.DISK, () -> disk.getUse().usedPercent());
      return new HealthSample(now, readings, details, seats, voices, channels);
    }

    private void readers(Instant now) {
      var longest = readers.findLongest(now);
      databaseAnswered = clock.instant();
      readings.put(
          AlarmKind.READERS, longest.map(one -> (double) one.since().toSeconds()).orElse(0.0));
      longest.ifPresent(one -> details.put(AlarmKind.READERS, one.reader()));
    }

    private void queue(Instant now) {
      QueueView queue = acd.getQueue();
      readings.put(AlarmKind.QUEUE, (double) queue.waiting().size());
      long longest =
          queue.waiting().stream()
              .mapToLong(one -> Duration.between(one.since(), now).toSeconds())
              .max()
              .orElse(0);
      readings.put(AlarmKind.WAIT, (double) Math.max(0, longest));
      seats.putAll(queue.seatsByState());
    }

    private void line() {
      LineHealth health = line.getHealth();
      channels = health.channels().inUse();
      readings.put(AlarmKind.MEDIA, health.media().isUp() ? 0.0 : 1.0);
      List<String> away =
          health.carriers().stream()
              .filter(HealthSampler::isAway)
              .map(LineHealth.CarrierHealth::name)
              .toList();
      readings.put(AlarmKind.TRUNK, (double) away.size());
      readings.put(AlarmKind.VOICE, badVoices(health.voice()));
      voices.put(LegQuality.Step.GOOD, health.voice().good());
      voices.put(LegQuality.Step.POOR, health.voice().poor());
      voices.put(LegQuality.Step.BAD, health.voice().bad());
      details.put(AlarmKind.TRUNK, away.stream().collect(Collectors.joining(", ")));
    }
  }

  /// Calls neither go out by it nor find us.
  private static boolean isAway(LineHealth.CarrierHealth carrier) {
    var registration = carrier.registration();
    return carrier.state() == LineHealth.CarrierState.DOWN
        || (registration != null && !registration.isRegistered());
  }

  /// The share that sounds bad; 0 of fewer than [#FEWEST_VOICES].
  static double badVoices(LineHealth.Voice voice) {
    int all = voice.good() + voice.poor() + voice.bad();
    return all < FEWEST_VOICES ? 0 : ALL * voice.bad() / all;
  }

  /// Never throws.
  HealthSample sample() {
    return new Look().take(clock.instant());
  }

  /// For how long the database has not answered.
  Duration databaseSilence() {
    Duration silence = Duration.between(databaseAnswered, clock.instant());
    return silence.isNegative() ? Duration.ZERO : silence;
  }

  /// Those who gave up within five seconds had dialled wrong (rules 6.2).
  static double abandons(List<QueueMinutes.Minute> minutes) {
    int answered = 0;
    int abandoned = 0;
    for (QueueMinutes.Minute minute : minutes) {
      answered += minute.answered();
      abandoned += minute.abandoned() - minute.abandonedSoon();
    }
    int all = answered + abandoned;
    return all < FEWEST_CALLERS ? 0 : ALL * abandoned / all;
  }
}
