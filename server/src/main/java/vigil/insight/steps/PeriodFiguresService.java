package vigil.insight.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import vigil.insight.PeriodFigures;
import vigil.insight.PeriodReading;
import vigil.insight.PeriodReading.ComparedDays;
import vigil.insight.Spike;
import vigil.insight.figures.LateUnits;
import vigil.insight.figures.PeriodIndicators;
import vigil.insight.figures.PeriodParts;
import vigil.insight.store.SqlSensing;

/// Reads a period at one moment of the counts: whatever is counted meanwhile is in none of them.
@Service
class PeriodFiguresService implements PeriodFigures {
  private final PeriodIndicators indicators;
  private final PeriodParts parts;
  private final LateUnits lates;
  private final SqlSensing sensing;
  private final InstantSource clock;

  PeriodFiguresService(
      PeriodIndicators indicators,
      PeriodParts parts,
      LateUnits lates,
      SqlSensing sensing,
      InstantSource clock) {
    this.indicators = indicators;
    this.parts = parts;
    this.lates = lates;
    this.sensing = sensing;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
  public PeriodReading read(ComparedDays days) {
    Instant now = clock.instant();
    var divided = parts.divide(days, now);
    return new PeriodReading(
        days,
        divided.total(),
        indicators.list(days, now),
        divided.breakdowns(),
        lates.list(days),
        divided.rapid(),
        divided.open());
  }

  @Override
  public Optional<LocalDate> findFirstDay() {
    return indicators.findFirstDay();
  }

  @Override
  public List<Spike> listBurning(Instant from, Instant to) {
    return sensing.listBurning(from, to);
  }
}
