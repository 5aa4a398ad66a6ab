package vigil.insight.steps;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.insight.Spike;
import vigil.insight.store.SqlSensing;

/// Which spikes burn just now and would be measured otherwise from then on.
@Component
class SpikeImpact implements PolicyImpact {
  private final SqlSensing sensing;

  SpikeImpact(SqlSensing sensing) {
    this.sensing = sensing;
  }

  @Override
  public List<Effect> listEffects(ProposedChange question) {
    boolean isOtherwise =
        switch (question.table()) {
          case TOPICS, USUAL, USUAL_HOURS, USUAL_DISTRICTS, SENSING -> true;
          case DISTRICTS,
              UNITS,
              STREETS,
              CATEGORIES,
              DISPATCH,
              LIMITS,
              SETTINGS,
              RAPID,
              URGENCY_WORDS,
              DANGER,
              DUTY,
              PHRASES,
              PAGING,
              ALARMS,
              REPORTS,
              UNDERSTANDING,
              QUALITY,
              SHEET,
              QUESTIONS,
              SYNONYMS,
              SEARCH,
              CALENDAR,
              STAFF ->
              false;
        };
    List<Spike> burning = isOtherwise ? sensing.listOpenSpikes() : List.of();
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
