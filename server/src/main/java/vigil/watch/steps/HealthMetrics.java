package vigil.watch.steps;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vigil.acd.SeatView;
import vigil.city.AlarmKind;
import vigil.telephony.LegQuality;
import vigil.watch.Alarms;

/// The last look at the line's own health, for whoever collects metrics: numbers and no person.
/// What could not be asked is NaN.
@Component
class HealthMetrics implements MeterBinder {
  private final ObjectProvider<Alarms> alarms;
  private final HealthSampler sampler;
  private volatile HealthSample last = HealthSample.none(Instant.EPOCH);

  HealthMetrics(ObjectProvider<Alarms> alarms, HealthSampler sampler) {
    this.alarms = alarms;
    this.sampler = sampler;
  }

  void put(HealthSample sample) {
    last = sample;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    reading(registry, "vigil.line.waiting", AlarmKind.QUEUE, "Callers who wait");
    reading(registry, "vigil.line.wait.longest.seconds", AlarmKind.WAIT, "The longest wait now");
    reading(
        registry,
        "vigil.line.abandoned.percent",
        AlarmKind.ABANDONS,
        "Of the last half hour's callers who gave up; 0 of fewer than ten");
    reading(
        registry,
        "vigil.line.carriers.away",
        AlarmKind.TRUNK,
        "By ping, last call or registration");
    reading(registry, "vigil.media.away", AlarmKind.MEDIA, "1 while vigil-media is away");
    reading(
        registry,
        "vigil.line.voice.bad.percent",
        AlarmKind.VOICE,
        "Of the phones that talk those that score below 3.1; 0 of fewer than ten");
    reading(registry, "vigil.disk.used.percent", AlarmKind.DISK, "Of the disk that data lie on");
    reading(
        registry,
        "vigil.readers.standstill.seconds",
        AlarmKind.READERS,
        "For how long a reader of the ledger has stood still with more to read");
    gauge(
        registry,
        "vigil.database.silence.seconds",
        "Since the database last answered the look at the line's health",
        it -> it.sampler.databaseSilence().toMillis() / 1000.0);
    gauge(registry, "vigil.line.channels", "Calls of citizens that live", it -> it.last.channels());
    counts(registry);
    for (AlarmKind kind : AlarmKind.values()) {
      Gauge.builder("vigil.alarm.open", this, it -> it.isOpen(kind) ? 1 : 0)
          .tag("kind", kind.name())
          .description("1 while an alarm of this kind is open")
          .register(registry);
    }
  }

  private void counts(MeterRegistry registry) {
    for (LegQuality.Step step : LegQuality.Step.values()) {
      Gauge.builder("vigil.line.voices", this, it -> it.last.voices().getOrDefault(step, 0))
          .tag("step", step.name())
          .description("Phones that talk by how they sound (ITU-T G.107)")
          .register(registry);
    }
    for (SeatView.State state : SeatView.State.values()) {
      Gauge.builder(
              "vigil.line.seats", this, it -> it.last.seats().getOrDefault(state, 0).doubleValue())
          .tag("state", state.name())
          .description("Seats by what they do")
          .register(registry);
    }
  }

  private boolean isOpen(AlarmKind kind) {
    return alarms.getObject().listOpen().stream().anyMatch(one -> one.kind() == kind);
  }

  private void reading(MeterRegistry registry, String name, AlarmKind kind, String what) {
    gauge(registry, name, what, it -> it.last.readings().getOrDefault(kind, Double.NaN));
  }

  private void gauge(
      MeterRegistry registry, String name, String what, ToDoubleFunction<HealthMetrics> read) {
    Gauge.builder(name, this, read).description(what).register(registry);
  }
}
