package vigil.watch.steps;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import vigil.insight.Insight;
import vigil.insight.SharedOrders;
import vigil.insight.Spike;
import vigil.insight.Waves;
import vigil.watch.Incident;
import vigil.watch.life.SameMatter;
import vigil.watch.store.SqlIncidents;

/// Which incident a spike belongs to (docs/night.md).
@Component
class SpikeIncidents {
  private static final int MOST_BURNING = 50;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long AGAIN_NANOS = 50_000_000L;

  private final SqlIncidents incidents;
  private final Insight insight;
  private final Waves waves;

  SpikeIncidents(SqlIncidents incidents, Insight insight, Waves waves) {
    this.incidents = incidents;
    this.insight = insight;
    this.waves = waves;
  }

  /// The incident whose matter a new spike is: one of its topics lies in the spike's or around it;
  /// or only calls burn there, and what they bring is mostly the spike's topic.
  Optional<Incident> findSame(String spike) {
    return insight.findSpike(spike).flatMap(this::findSame);
  }

  private Optional<Incident> findSame(Spike spike) {
    return incidents.list(true, MOST_BURNING).stream()
        .filter(one -> !one.id().equals(spike.id()))
        .filter(one -> isSame(spike, spikes(one)))
        .findFirst();
  }

  /// Whether one of its spikes does.
  boolean isBurning(Incident incident) {
    return spikes(incident).stream().anyMatch(Spike::isOpen);
  }

  private List<Spike> spikes(Incident incident) {
    return incident.listSpikes().stream().flatMap(id -> insight.findSpike(id).stream()).toList();
  }

  private boolean isSame(Spike spike, List<Spike> ofIncident) {
    if (ofIncident.stream().anyMatch(one -> one.topic().overlaps(spike.topic()))) {
      return true;
    }
    // One matter is known of it already: whatever else rises is another.
    return ofIncident.stream().allMatch(one -> one.topic().countsCalls())
        && ofIncident.stream().anyMatch(calls -> SameMatter.isSame(share(spike, calls)));
  }

  /// The rows of orders are filled by another reader than the one that raised the spike: for a
  /// moment they may hold fewer than it counted, and who is asked too early is woken for nothing.
  private SharedOrders share(Spike spike, Spike calls) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    SharedOrders shared = waves.countShared(spike.id(), calls.id());
    while (shared.ofTopic() < spike.count() && System.nanoTime() < end) {
      LockSupport.parkNanos(AGAIN_NANOS);
      shared = waves.countShared(spike.id(), calls.id());
    }
    return shared;
  }
}
