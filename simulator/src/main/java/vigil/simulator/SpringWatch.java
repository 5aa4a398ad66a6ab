package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import vigil.insight.spike.SpikeAlarm;
import vigil.watch.Incident;
import vigil.watch.Incident.AcknowledgementChannel;
import vigil.watch.Incident.State;
import vigil.watch.PageWay;
import vigil.watch.life.DutyMember;
import vigil.watch.life.DutyOutcome.Decision;
import vigil.watch.life.DutyStep;
import vigil.watch.life.Escalation;
import vigil.watch.life.Paging;

/// Whom alarms would have woken: the real life of incidents, with a manager on duty who answers at
/// once. What calls and orders have in common is not asked.
public final class SpringWatch {
  private static final String MANAGER = "manager";
  private static final Paging PAGING = new Paging(Duration.ofMinutes(2), Duration.ofSeconds(40), 5);
  private static final DutyStep LINE =
      new DutyStep.Page(List.of(new DutyMember(MANAGER, List.of(PageWay.MOBILE))));
  private static final DutyStep ANSWER =
      new DutyStep.Acknowledge(MANAGER, AcknowledgementChannel.KEY);

  private final BiPredicate<String, String> overlaps;
  private final Set<String> burning = new HashSet<>();

  /// The incident of each topic's last spike.
  private final Map<String, String> ofTopic = new LinkedHashMap<>();

  private final Map<String, Incident> incidents = new LinkedHashMap<>();
  private final List<TopicAlarm> woken = new ArrayList<>();

  private SpringWatch(BiPredicate<String, String> overlaps) {
    this.overlaps = overlaps;
  }

  /// When somebody was woken, and by which topic's spike.
  ///
  /// @param overlaps whether one order could count for both topics
  public static List<TopicAlarm> listWoken(
      BiPredicate<String, String> overlaps, List<SpikeAlarm> alarms) {
    var watch = new SpringWatch(overlaps);
    alarms.forEach(watch::hear);
    return watch.woken;
  }

  private void hear(SpikeAlarm alarm) {
    String topic = alarm.topic();
    switch (alarm) {
      case SpikeAlarm.AlarmRaised _ -> raise(topic, alarm.at());
      case SpikeAlarm.AlarmResumed _ -> {
        burning.add(topic);
        if (incident(topic).state() == State.CLOSED) {
          take(topic, new DutyStep.Resume(), alarm.at());
        }
      }
      case SpikeAlarm.AlarmExceeded _ -> take(topic, new DutyStep.WakeAnew(), alarm.at());
      case SpikeAlarm.AlarmClosed _ -> close(topic, alarm.at());
      case SpikeAlarm.AlarmGrew _ -> {}
    }
  }

  private void raise(String topic, Instant at) {
    burning.add(topic);
    for (Incident one : List.copyOf(incidents.values())) {
      if (one.state() != State.CLOSED && isSame(topic, one)) {
        ofTopic.put(topic, one.id());
        take(topic, new DutyStep.Join(topic), at);
        return;
      }
    }
    var opened =
        Incident.opened(topic + "-" + at, new Incident.TopicNames(topic, topic, topic), at);
    ofTopic.put(topic, opened.id());
    incidents.put(opened.id(), opened);
    wake(topic, at);
  }

  private boolean isSame(String topic, Incident one) {
    return ofTopic.entrySet().stream()
        .filter(entry -> entry.getValue().equals(one.id()))
        .anyMatch(entry -> overlaps.test(entry.getKey(), topic));
  }

  private void close(String topic, Instant at) {
    burning.remove(topic);
    String id = incident(topic).id();
    boolean isOver = burning.stream().noneMatch(other -> Objects.equals(ofTopic.get(other), id));
    if (isOver) {
      take(topic, new DutyStep.Close(), at);
    }
  }

  private void take(String topic, DutyStep step, Instant at) {
    if (new Escalation(incident(topic), PAGING).take(step, at)
        instanceof Decision(var after, var _)) {
      incidents.put(after.id(), after);
      if (after.state() == State.PAGING && !(step instanceof DutyStep.Page)) {
        wake(topic, at);
      }
    }
  }

  private void wake(String topic, Instant at) {
    woken.add(new TopicAlarm(topic, at));
    take(topic, LINE, at);
    take(topic, ANSWER, at);
  }

  private Incident incident(String topic) {
    return Objects.requireNonNull(incidents.get(ofTopic.get(topic)));
  }
}
