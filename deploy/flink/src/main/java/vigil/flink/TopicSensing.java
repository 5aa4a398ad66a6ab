package vigil.flink;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import vigil.flink.CaseRecord.Kind;
import vigil.insight.spike.KnownSpike;
import vigil.insight.spike.Series;
import vigil.insight.spike.SpikeAlarm;
import vigil.insight.spike.SpikeDetector;

/// The server's detector with its state in Flink, a topic at a time: the detector's series and
/// spikes never look at another topic's, so the topic parts it. Cases are taken in the order in
/// which they lie in the ledger, late ones as the detector takes them; event time only closes what
/// burns when nothing comes any more.
///
/// Cost of a record: the topic's series are laid out, 17 with 16 districts, and those that changed
/// are kept.
public final class TopicSensing extends KeyedProcessFunction<String, CaseRecord, AlarmRecord> {
  private final PolicyTexts policy;
  private transient @Nullable Sensing sensing;
  private transient @Nullable TopicState state;

  /// What is kept of a topic.
  ///
  /// @param seen the place in the ledger up to which its facts were taken
  private record TopicState(
      MapState<String, Series> series, ValueState<KnownSpike> known, ValueState<Long> seen) {}

  public TopicSensing(PolicyTexts policy) {
    this.policy = policy;
  }

  @Override
  public void open(OpenContext context) {
    sensing = new Sensing(policy);
    var here = getRuntimeContext();
    state =
        new TopicState(
            here.getMapState(
                new MapStateDescriptor<>("series", Types.STRING, TypeInformation.of(Series.class))),
            here.getState(
                new ValueStateDescriptor<>("known", TypeInformation.of(KnownSpike.class))),
            here.getState(new ValueStateDescriptor<>("seen", Types.LONG)));
  }

  @Override
  public void processElement(CaseRecord entry, Context context, Collector<AlarmRecord> out)
      throws Exception {
    var kept = Objects.requireNonNull(state);
    Long before = kept.seen().value();
    if (before != null && entry.seq() <= before) {
      return; // told again
    }
    kept.seen().update(entry.seq());
    if (entry.kind() == Kind.REOPENED) {
      reopen(kept.known());
    }
    var detector = detector(entry.topic(), kept);
    take(entry, detector).forEach(alarm -> out.collect(AlarmRecord.of(alarm)));
    keep(detector, kept, context.timerService());
  }

  /// Lets the ten minutes pass in which nothing came.
  @Override
  public void onTimer(long millis, OnTimerContext context, Collector<AlarmRecord> out)
      throws Exception {
    var kept = Objects.requireNonNull(state);
    String topic = context.getCurrentKey();
    var detector = detector(topic, kept);
    detector
        .advance(topic, Instant.ofEpochMilli(millis))
        .forEach(alarm -> out.collect(AlarmRecord.of(alarm)));
    keep(detector, kept, context.timerService());
  }

  private SpikeDetector detector(String topic, TopicState kept) throws Exception {
    var series = new ArrayList<Series>();
    kept.series().values().forEach(series::add);
    return Objects.requireNonNull(sensing).detector(topic, series, kept.known().value());
  }

  private static List<SpikeAlarm> take(CaseRecord entry, SpikeDetector detector) {
    var alarms = new ArrayList<SpikeAlarm>();
    switch (entry.kind()) {
      case CASE -> {
        for (int n = 0; n < entry.times(); n++) {
          alarms.addAll(detector.count(entry.topic(), entry.district(), entry.at()));
        }
      }
      case CLOSED -> {
        // Where the wave was over by itself, that is found here too.
        alarms.addAll(detector.advance(entry.topic(), entry.at()));
        alarms.addAll(detector.end(entry.topic(), entry.at()));
      }
      case REOPENED, TIME -> {}
    }
    return alarms;
  }

  private static void reopen(ValueState<KnownSpike> known) throws IOException {
    KnownSpike spike = known.value();
    if (spike != null && !spike.isBurning()) {
      known.update(spike.reopened());
    }
  }

  private static void keep(SpikeDetector detector, TopicState kept, TimerService timers)
      throws Exception {
    for (Series changed : detector.listChanged()) {
      kept.series().put(changed.district(), changed);
    }
    for (KnownSpike spike : detector.listKnown()) {
      kept.known().update(spike);
    }
    Series city = kept.series().get(Series.CITY);
    if (city != null && !detector.listOpen().isEmpty()) {
      timers.registerEventTimeTimer(Series.startOf(city.cell() + 1).toEpochMilli());
    }
  }
}
