package vigil.insight.steps;

import java.time.InstantSource;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.insight.AccusedUnits;
import vigil.insight.Spike;
import vigil.insight.store.SqlAccusedUnits;
import vigil.insight.store.SqlSensing;
import vigil.insight.store.SqlWave.Window;

/// Whom a wave accuses, over the whole of it: also what came after a report's figures.
@Service
class AccusedUnitsService implements AccusedUnits {
  private final SqlSensing sensing;
  private final SqlAccusedUnits accused;
  private final InstantSource clock;

  AccusedUnitsService(SqlSensing sensing, SqlAccusedUnits accused, InstantSource clock) {
    this.sensing = sensing;
    this.accused = accused;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Integer> countBySpike(String spike) {
    return sensing.findSpike(spike).map(this::count).orElse(Map.of());
  }

  private Map<String, Integer> count(Spike spike) {
    var window = Window.of(spike, clock.instant());
    return spike.topic().countsCalls()
        ? accused.countOfCalls(window)
        : accused.countOfTopic(window);
  }
}
