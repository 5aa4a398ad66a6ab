package vigil.insight.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.insight.DistrictCount;
import vigil.insight.Insight;
import vigil.insight.InsightFact;
import vigil.insight.Point;
import vigil.insight.Spike;
import vigil.insight.spike.Series;
import vigil.insight.store.SqlOverviewIndicators;
import vigil.insight.store.SqlSensing;
import vigil.insight.store.SqlWave;
import vigil.kernel.Ledger;

/// The door from inside.
@Service
class InsightService implements Insight {
  private static final Duration CELL = Duration.ofSeconds(Series.CELL_SECONDS);

  private final SqlSensing sensing;
  private final SqlOverviewIndicators figures;
  private final SqlWave orders;
  private final Ledger ledger;
  private final PersistentSpikeDetector sensor;
  private final CaseCounts counts;
  private final InstantSource clock;

  InsightService(
      SqlSensing sensing,
      SqlOverviewIndicators figures,
      SqlWave orders,
      Ledger ledger,
      PersistentSpikeDetector sensor,
      CaseCounts counts,
      InstantSource clock) {
    this.sensing = sensing;
    this.figures = figures;
    this.orders = orders;
    this.ledger = ledger;
    this.sensor = sensor;
    this.counts = counts;
    this.clock = clock;
  }

  @Override
  public Optional<Spike> findSpike(String id) {
    return sensing.findSpike(id);
  }

  @Override
  public List<Spike> listOpen() {
    return sensing.listOpenSpikes();
  }

  @Override
  @Transactional
  public void close(String spike) {
    sensing
        .findSpike(spike)
        .filter(Spike::isOpen)
        .ifPresent(found -> sensor.end(found.topic().id(), clock.instant()));
  }

  @Override
  @Transactional
  public boolean reopen(String spike) {
    var found = sensing.findSpike(spike);
    if (found.isEmpty() || !orders.reopen(spike)) {
      return false;
    }
    ledger.append(
        new InsightFact.SpikeReopened(spike, orders.version(spike), found.get().topic().id()));
    return true;
  }

  @Override
  public List<Point> listSeries(String topic, @Nullable String district, Instant from, Instant to) {
    return counts.listSeries(topic, district, from, to);
  }

  @Override
  public List<DistrictCount> countByDistrict(@Nullable String topic, Instant from, Instant to) {
    return counts.countByDistrict(topic, from, to);
  }

  @Override
  public List<String> listOrdersBehind(String spike, int limit) {
    return sensing
        .findSpike(spike)
        .map(found -> {
          Instant closed = found.course().closedAt();
          Instant until = closed == null ? clock.instant() : closed;
          return figures
              .listOrdersOfTopic(
                  found.topic().id(), found.course().since(), until.plus(CELL), limit)
              .stream()
              .map(SqlOverviewIndicators.CountedOrder::id)
              .toList();
        })
        .orElse(List.of());
  }
}
