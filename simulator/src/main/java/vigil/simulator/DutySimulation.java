package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderFact;
import vigil.insight.spike.DetectorSettings;
import vigil.insight.spike.Expectation;
import vigil.insight.spike.KnownSpike;
import vigil.insight.spike.Series;
import vigil.insight.spike.SpikeAlarm;
import vigil.insight.spike.SpikeDetector;
import vigil.watch.Incident;
import vigil.watch.Incident.TopicNames;
import vigil.watch.PageWay;
import vigil.watch.WatchFact;
import vigil.watch.WayOutcome;
import vigil.watch.life.DutyMember;
import vigil.watch.life.DutyOutcome;
import vigil.watch.life.DutyRoster;
import vigil.watch.life.DutyStep;
import vigil.watch.life.Escalation;
import vigil.watch.life.Paging;

/// The real spike and duty cores over the world's orders: what comes more often than usual is
/// raised once, the line of those on duty is woken one after the other, and when it is usual again
/// the incident is closed. A killed server finds all of it where it was stored.
final class DutySimulation {
  /// As in `policy/sensing.csv`, the threshold for one false alarm a week in the whole city.
  private static final DetectorSettings SENSING =
      new DetectorSettings(
          3,
          8,
          DetectorSettings.threshold(1_500, 1),
          28,
          0.5,
          8,
          3,
          new DetectorSettings.Ending(6, DetectorSettings.Ending.DAY_CELLS));

  private static final Paging PAGING = new Paging(Duration.ofMinutes(2), Duration.ofSeconds(40), 5);

  private static final List<PageWay> WAYS = List.of(PageWay.MOBILE, PageWay.SMS, PageWay.SCREEN);

  /// Topics are second-level categories.
  private static final int TOPIC_LENGTH = 4;

  /// A quiet town: one case a topic in some three hours.
  private static final class QuietCityExpectation implements Expectation {
    @Override
    public double expected(String topic, String district, Instant at) {
      return district.equals(Series.CITY) ? 0.06 : 0.004;
    }

    @Override
    public double weight(String topic) {
      return 10;
    }
  }

  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);

  private final VirtualSchedule agenda;
  private final SeededRandom chance;
  private final DutyRoster duty;
  private final Map<String, Series> stored = new LinkedHashMap<>();
  private final Map<String, Incident> burning = new LinkedHashMap<>();
  private final List<Incident> over = new ArrayList<>();
  private List<KnownSpike> known = List.of();
  private SpikeDetector sense =
      new SpikeDetector(SENSING, new QuietCityExpectation(), List.of(), List.of());

  DutySimulation(VirtualSchedule agenda, SeededRandom chance, SimulatedCity town) {
    this.agenda = agenda;
    this.chance = chance;
    this.duty = new DutyRoster(town.duty());
  }

  int raised() {
    return burning.size() + over.size();
  }

  /// The server died: what was sensed is read back from where it was stored.
  void died() {
    sense = new SpikeDetector(SENSING, new QuietCityExpectation(), stored.values(), known);
  }

  void registered(OrderFact.Registered born) {
    var topic = Objects.toString(born.appeal().category(), "0000").substring(0, TOPIC_LENGTH);
    var district = Objects.toString(born.appeal().district(), Series.CITY);
    hear(sense.count(topic, district, born.on().at()));
  }

  private void hear(List<SpikeAlarm> signals) {
    for (var series : sense.listChanged()) {
      stored.put(series.topic() + "/" + series.district(), series);
    }
    known = sense.listKnown();
    for (var signal : signals) {
      switch (signal) {
        case SpikeAlarm.AlarmRaised raised -> raise(raised);
        case SpikeAlarm.AlarmGrew grew ->
            InvariantViolation.unless(
                burning.containsKey(grew.topic()), () -> "grew, but burns not: " + grew);
        case SpikeAlarm.AlarmResumed resumed -> resume(resumed.topic());
        case SpikeAlarm.AlarmExceeded exceeded -> wakeAnew(exceeded.topic());
        case SpikeAlarm.AlarmClosed closed -> close(closed.topic());
      }
    }
  }

  private void raise(SpikeAlarm.AlarmRaised raised) {
    var topic = raised.topic();
    InvariantViolation.unless(!burning.containsKey(topic), () -> "raised twice: " + raised);
    InvariantViolation.unless(
        raised.count() > raised.usual(), () -> "raised on the usual: " + raised);
    burning.put(topic, Incident.opened(topic, new TopicNames(topic, topic, topic), agenda.now()));
    page(topic);
    agenda.after(CELL, () -> roll(topic));
  }

  /// The same wave again: its incident goes on.
  private void resume(String topic) {
    InvariantViolation.unless(!burning.containsKey(topic), () -> "resumed, but burns: " + topic);
    var closed =
        over.reversed().stream().filter(one -> one.id().equals(topic)).findFirst().orElse(null);
    InvariantViolation.unless(closed != null, () -> "resumed, but never raised: " + topic);
    over.remove(closed);
    burning.put(topic, Objects.requireNonNull(closed));
    take(closed, new DutyStep.Resume());
    agenda.after(CELL, () -> roll(topic));
  }

  private void wakeAnew(String topic) {
    var current = burning.get(topic);
    InvariantViolation.unless(current != null, () -> "exceeded, but burns not: " + topic);
    take(Objects.requireNonNull(current), new DutyStep.WakeAnew());
  }

  private void roll(String topic) {
    if (burning.containsKey(topic)) {
      hear(sense.advance(topic, agenda.now()));
      agenda.after(CELL, () -> roll(topic));
    }
  }

  /// The sweep over due pages.
  private void page(String topic) {
    var current = burning.get(topic);
    if (current == null || current.state() != Incident.State.PAGING) {
      return;
    }
    var line = duty.listStaff(agenda.now()).stream().map(one -> new DutyMember(one, WAYS)).toList();
    take(current, new DutyStep.Page(line));
  }

  private void take(Incident current, DutyStep step) {
    if (new Escalation(current, PAGING).take(step, agenda.now())
        instanceof DutyOutcome.Decision decision) {
      String topic = current.about().topic();
      burning.put(topic, decision.after());
      sweepAt(topic, decision.after().paging().due());
      decision.facts().forEach(fact -> told(topic, fact));
    }
  }

  /// Whoever moved the due time has the sweep look then; one that comes too soon does nothing.
  private void sweepAt(String topic, @Nullable Instant due) {
    if (due != null) {
      agenda.after(Duration.between(agenda.now(), due), () -> page(topic));
    }
  }

  /// Each third mobile is busy.
  private void busy(String topic, WatchFact.WayTried tried) {
    var current = burning.get(topic);
    if (current != null && tried.way() == PageWay.MOBILE && tried.place() % 3 == 0) {
      var member = new DutyMember(tried.staff(), WAYS);
      take(current, new DutyStep.EndTry(tried.place(), 0, WayOutcome.BUSY, member));
    }
  }

  private void told(String topic, WatchFact fact) {
    if (fact instanceof WatchFact.WayTried tried) {
      agenda.afterSeconds(2, () -> busy(topic, tried));
    }
    if (fact instanceof WatchFact.Paged paged) {
      spaced(topic);
      if (chance.happens(0.6)) {
        agenda.afterSeconds(chance.between(5, 110), () -> acknowledge(topic, paged.staff()));
      }
    }
  }

  private void acknowledge(String topic, String staff) {
    var current = burning.get(topic);
    if (current != null) {
      take(current, new DutyStep.Acknowledge(staff, Incident.AcknowledgementChannel.KEY));
    }
  }

  private void close(String topic) {
    var current = burning.get(topic);
    if (current != null) {
      take(current, new DutyStep.Close());
      var closed = burning.remove(topic);
      if (closed != null) {
        over.add(closed);
      }
    }
  }

  /// Each in the line has the same time to answer.
  private void spaced(String topic) {
    var pages = Objects.requireNonNull(burning.get(topic)).paging().pages();
    for (int i = 1; i < pages.size(); i++) {
      var wait = Duration.between(pages.get(i - 1).at(), pages.get(i).at());
      InvariantViolation.unless(
          wait.compareTo(PAGING.next()) >= 0, () -> "paged too soon: " + pages);
    }
  }

  /// At the end nothing burns, and somebody was awake, or the whole line was woken in vain.
  void check() {
    InvariantViolation.unless(burning.isEmpty(), () -> "this burns for ever: " + burning.values());
    for (var incident : over) {
      InvariantViolation.unless(
          incident.state() == Incident.State.CLOSED, () -> "not closed: " + incident);
      InvariantViolation.unless(
          !incident.paging().pages().isEmpty(), () -> "nobody was woken: " + incident);
    }
  }
}
