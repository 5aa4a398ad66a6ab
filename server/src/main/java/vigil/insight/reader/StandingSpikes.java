package vigil.insight.reader;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.Standing;
import vigil.insight.Spike;
import vigil.insight.store.SqlSensing;

/// Which spikes burn just now and would be measured otherwise from then on.
@Component
class StandingSpikes implements Standing {
  private final SqlSensing sensing;

  StandingSpikes(SqlSensing sensing) {
    this.sensing = sensing;
  }

  @Override
  public List<Effect> of(Question question) {
    boolean isOtherwise =
        switch (question.table()) {
          case TOPICS, USUAL, USUAL_HOURS, USUAL_DISTRICTS, SENSING -> true;
          default -> false;
        };
    List<Spike> burning = isOtherwise ? sensing.burning() : List.of();
    return burning.isEmpty()
        ? List.of()
        : List.of(
            new Effect(
                "spikesOtherwise",
                burning.size(),
                false,
                burning.stream().map(spike -> Map.of("topic", spike.topic().name())).toList()));
  }
}
