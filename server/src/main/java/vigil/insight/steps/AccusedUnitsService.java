package vigil.insight.steps;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.insight.AccusedUnits;
import vigil.insight.Topic;
import vigil.insight.store.SqlAccusedUnits;
import vigil.insight.store.SqlSensing;
import vigil.insight.store.SqlWave.Window;
import vigil.kernel.Projections;

/// Whom a wave accuses, by the same rows that it counts.
@Service
class AccusedUnitsService implements AccusedUnits {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final SqlSensing sensing;
  private final SqlAccusedUnits accused;
  private final Projections projections;

  AccusedUnitsService(SqlSensing sensing, SqlAccusedUnits accused, Projections projections) {
    this.sensing = sensing;
    this.accused = accused;
    this.projections = projections;
  }

  @Override
  public boolean awaitCounted() {
    return projections.await(OrderDaysReader.NAME, LONGEST_WAIT);
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, List<String>> listAccusing(
      String spike, Instant from, Instant to, Set<String> units) {
    return sensing
        .findSpike(spike)
        .map(found -> list(found.topic(), new Window(found.topic().id(), from, to), units))
        .orElse(Map.of());
  }

  @Override
  @Transactional(readOnly = true)
  public List<String> listUnsaid(String spike, Instant from, Instant to) {
    return sensing
        .findSpike(spike)
        .map(found -> listUnsaid(found.topic(), new Window(found.topic().id(), from, to)))
        .orElse(List.of());
  }

  List<String> listUnsaid(Topic topic, Window window) {
    return topic.countsCalls()
        ? accused.listUnsaidOfCalls(window)
        : accused.listUnsaidOfTopic(window);
  }

  Map<String, List<String>> list(Topic topic, Window window, Set<String> units) {
    return topic.countsCalls()
        ? accused.listOfCalls(window, units)
        : accused.listOfTopic(window, units);
  }
}
