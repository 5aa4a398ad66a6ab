package vigil.knowledge.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vigil.kernel.PeriodicTask;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlScripts.PublishedCount;

/// Looks whether what is published can be found, and takes in what is missing, a portion at a time:
/// the index answers meanwhile and says how much is owed.
///
/// Cost of a look: one aggregate over the scripts.
@Component
class ScriptIndexKeeper implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ScriptIndexKeeper.class);
  private static final int PORTION = 200;

  private final SqlScripts scripts;
  private final ScriptIndex index;
  private final PeriodicTask looks;

  /// A keeper that has not looked yet.
  ///
  /// @param period `vigil.knowledge.index-period`; 0 for no look after that of the start
  ScriptIndexKeeper(
      SqlScripts scripts,
      ScriptIndex index,
      @Value("${vigil.knowledge.index-period:PT10S}") Duration period) {
    this.scripts = scripts;
    this.index = index;
    looks = new PeriodicTask("knowledge-index", period, this::look);
  }

  /// Takes in and out what is owed.
  synchronized void look() {
    List<String> owed = count();
    if (owed.isEmpty()) {
      return;
    }
    log.info("{} scripts are taken into the search or out of it", owed.size());
    if (index.isLost()) {
      index.renew();
    }
    for (int from = 0; from < owed.size(); from += PORTION) {
      List<String> portion = owed.subList(from, Math.min(from + PORTION, owed.size()));
      var out = scripts.published(portion);
      index.put(out);
      Set<String> gone = new HashSet<>(portion);
      out.forEach(script -> gone.remove(script.id()));
      gone.forEach(index::remove);
      index.owe(owed.size() - from - portion.size());
    }
  }

  /// The scripts that are owed, as the index says from now on.
  synchronized List<String> count() {
    List<String> owed = index.isLost() || !isEven() ? differences() : List.of();
    index.owe(owed.size());
    return owed;
  }

  private boolean isEven() {
    var editions = index.editions().values();
    return scripts
        .countPublished()
        .equals(
            new PublishedCount(
                editions.size(), editions.stream().mapToLong(Integer::longValue).sum()));
  }

  /// After an accident nobody knows what is missing: all are.
  private List<String> differences() {
    Map<String, Integer> out = scripts.publishedEditions();
    Map<String, Integer> found = index.isLost() ? Map.of() : index.editions();
    Set<String> all = new HashSet<>(out.keySet());
    all.addAll(found.keySet());
    List<String> different = new ArrayList<>();
    for (String id : all) {
      if (!Objects.equals(out.get(id), found.get(id))) {
        different.add(id);
      }
    }
    return different;
  }

  @Override
  public void start() {
    looks.start();
  }

  @Override
  public void stop() {
    looks.stop();
  }

  @Override
  public boolean isRunning() {
    return looks.isRunning();
  }
}
