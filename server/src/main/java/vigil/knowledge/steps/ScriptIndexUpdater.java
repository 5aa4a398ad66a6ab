package vigil.knowledge.steps;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vigil.city.City;
import vigil.kernel.Fact;
import vigil.kernel.LedgerEntry;
import vigil.kernel.LedgerReader;
import vigil.knowledge.KnowledgeFact;
import vigil.knowledge.Script;
import vigil.knowledge.SpikeHeard;
import vigil.knowledge.SpikePhrases;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.search.VectorFile;
import vigil.knowledge.store.SqlScripts;
import vigil.understanding.MeaningReady;

/// Keeps each server's index fresh: rebuilt from the database when the ledger is already being
/// followed, then fed by every publication. Taking a script in twice does no harm.
@Component
class ScriptIndexUpdater implements LedgerReader {
  private static final Logger log = LoggerFactory.getLogger(ScriptIndexUpdater.class);

  private final SqlScripts scripts;
  private final ScriptIndex index;
  private final ScriptIndexKeeper keeper;
  private final City city;
  private final ObjectProvider<SpikePhrases> phrases;

  ScriptIndexUpdater(
      SqlScripts scripts,
      ScriptIndex index,
      ScriptIndexKeeper keeper,
      City city,
      ObjectProvider<SpikePhrases> phrases) {
    this.scripts = scripts;
    this.index = index;
    this.keeper = keeper;
    this.city = city;
    this.phrases = phrases;
  }

  /// The index is a bean of its own, so that the search needs nothing else.
  @Configuration
  static class Setup {
    @Bean
    ScriptIndex scriptIndex(City city, @Value("${vigil.data}") Path data) {
      var kept = VectorFile.open(data.resolve("search").resolve("scripts.vectors"));
      return new ScriptIndex(new SearchPolicy(city)::get, kept);
    }
  }

  @Override
  public String name() {
    return "knowledge.index";
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(KnowledgeFact.Published.class, KnowledgeFact.Retired.class);
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @EventListener(ApplicationReadyEvent.class)
  void rebuild() {
    keeper.look();
    log.info("{} published scripts can be searched", index.size());
    Thread.ofPlatform().name("knowledge-sounds").daemon().start(this::listen);
  }

  private void listen() {
    index.listen();
    scripts.published().forEach(this::speak);
  }

  /// What callers of its spike say finds a script as its keywords do.
  private void speak(Script script) {
    String spike = script.spike();
    SpikePhrases told = phrases.getIfAvailable();
    if (spike != null && told != null) {
      index.speak(script.id(), told.list(spike));
    }
  }

  @EventListener(SpikeHeard.class)
  void hear(SpikeHeard heard) {
    scripts.listBySpike(heard.spike()).stream()
        .filter(script -> script.publication().publishedEdition() != null)
        .forEach(this::speak);
  }

  /// Words serve meanwhile.
  @EventListener(MeaningReady.class)
  void understand(MeaningReady ready) {
    index.understand(ready.meaning(), city.categories().leaves());
    log.info("{} published scripts can be searched by their meaning", index.size());
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var changed = new LinkedHashSet<String>();
    for (LedgerEntry entry : entries) {
      if (entry.find(KnowledgeFact.class).filter(ScriptIndexUpdater::changesIndex).isPresent()) {
        changed.add(entry.subject());
      }
    }
    for (String id : changed) {
      scripts.published(id).ifPresentOrElse(this::take, () -> index.remove(id));
    }
  }

  private void take(Script script) {
    index.put(List.of(script));
    speak(script);
  }

  private static boolean changesIndex(KnowledgeFact fact) {
    return switch (fact) {
      case KnowledgeFact.Published _, KnowledgeFact.Retired _ -> true;
      case KnowledgeFact.Drafted _,
          KnowledgeFact.Edited _,
          KnowledgeFact.AgreementAsked _,
          KnowledgeFact.Agreed _,
          KnowledgeFact.Amended _,
          KnowledgeFact.AgreementRefused _,
          KnowledgeFact.Acknowledged _,
          KnowledgeFact.Used _,
          KnowledgeFact.MarkedWrong _,
          KnowledgeFact.WrongMarkAnswered _ ->
          false;
    };
  }
}
