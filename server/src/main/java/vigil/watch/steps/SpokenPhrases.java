package vigil.watch.steps;

import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vigil.insight.Insight;
import vigil.insight.InsightFact;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.knowledge.SpikeHeard;
import vigil.knowledge.SpikePhrases;
import vigil.watch.life.TypicalAppeals.QuotedAppeal;
import vigil.watch.life.TypicalPhrases;

/// What callers of a spike say, for the search of its scripts; each time that a spike grows its
/// scripts listen again. Cost: the newest sixty orders behind the spike.
@Component
class SpokenPhrases implements SpikePhrases, LedgerReader {
  private final Insight insight;
  private final SpikeMaterial material;
  private final ApplicationEventPublisher events;

  SpokenPhrases(Insight insight, SpikeMaterial material, ApplicationEventPublisher events) {
    this.insight = insight;
    this.material = material;
    this.events = events;
  }

  @Override
  public List<String> list(String spike) {
    return insight
        .findSpike(spike)
        .map(it -> material.listAppeals(it).from().stream().map(QuotedAppeal::words).toList())
        .map(TypicalPhrases::of)
        .orElse(List.of());
  }

  @Override
  public String name() {
    return "watch.phrases";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(InsightFact.SpikeGrew.class);
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    entries.stream()
        .filter(entry -> entry.find(InsightFact.SpikeGrew.class).isPresent())
        .map(LedgerEntry::subject)
        .distinct()
        .forEach(spike -> events.publishEvent(new SpikeHeard(spike)));
  }
}
