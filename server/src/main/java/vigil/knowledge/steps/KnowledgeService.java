package vigil.knowledge.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.Staff;
import vigil.kernel.Ids;
import vigil.kernel.InvalidInput;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.knowledge.FoundScript;
import vigil.knowledge.Knowledge;
import vigil.knowledge.KnowledgeFact;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptQuery;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptText;
import vigil.knowledge.life.ScriptLife;
import vigil.knowledge.search.ScriptIndex;
import vigil.knowledge.store.SqlPublications;
import vigil.knowledge.store.SqlReadableScripts;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlUsage;

/// Each step is one transaction: the script's row is held, the life decides, text and facts are
/// saved together.
@Service
public class KnowledgeService implements Knowledge {
  private final SqlScripts scripts;
  private final SqlReadableScripts readable;
  private final SqlUsage usage;
  private final SqlPublications publications;
  private final ScriptIndex index;
  private final ScriptChecks checks;
  private final Ledger ledger;
  private final InstantSource clock;

  KnowledgeService(
      SqlScripts scripts,
      SqlReadableScripts readable,
      SqlUsage usage,
      SqlPublications publications,
      ScriptIndex index,
      ScriptChecks checks,
      Ledger ledger,
      InstantSource clock) {
    this.scripts = scripts;
    this.readable = readable;
    this.usage = usage;
    this.publications = publications;
    this.index = index;
    this.checks = checks;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public List<FoundScript> search(ScriptQuery query) {
    return index.search(query);
  }

  @Override
  public List<Script> listBySpike(String spike) {
    return scripts.listBySpike(spike);
  }

  @Override
  public List<Script> listBySpike(String spike, Staff who) {
    return readable.listBySpike(spike, who);
  }

  @Override
  @Transactional
  public Script draft(ScriptText text, @Nullable String spike, String by) {
    checks.check(text);
    var taken = checks.findTaken(text, null, by);
    if (taken != null) {
      throw Problems.refused(HttpStatus.CONFLICT, taken, taken.detail(), taken.fields());
    }
    var born = ScriptLife.draft(Ids.next(clock), text, spike, by);
    scripts.insert(born.after());
    scripts.insertEdition(born.after(), by, clock.instant());
    born.facts().forEach(ledger::append);
    return born.after();
  }

  @Override
  @Transactional
  public ScriptOutcome take(String id, int seen, ScriptStep step) {
    checks.check(step);
    var script = scripts.lock(id).orElseThrow(() -> Problems.notFound("script"));
    if (script.version() != seen) {
      return new ScriptOutcome.Stale(script.version());
    }
    var taken = checks.findTaken(step, script);
    if (taken != null) {
      return taken;
    }
    var at = clock.instant();
    var outcome = new ScriptLife(script).take(step, at);
    if (outcome instanceof Decision(var after, var facts)) {
      scripts.update(after);
      keepPublication(script, after, at);
      if (after.edition() != script.edition()) {
        scripts.insertEdition(after, step.by(), at);
      }
      facts.forEach(ledger::append);
    }
    return outcome;
  }

  /// That an edition went out, or was taken back: the script's own row forgets it.
  private void keepPublication(Script before, Script after, Instant at) {
    Integer was = before.publication().publishedEdition();
    Integer is = after.publication().publishedEdition();
    if (is != null && !is.equals(was)) {
      publications.insert(after.id(), is, at);
    } else if (is == null && was != null) {
      publications.retire(after.id(), was, at);
    }
  }

  @Override
  @Transactional
  public int acknowledge(String id, String staff) {
    int edition = publishedEdition(id);
    if (usage.acknowledge(id, edition, staff, clock.instant())) {
      ledger.append(new KnowledgeFact.Acknowledged(id, 0, edition, staff));
    }
    return countAcknowledged(id);
  }

  @Override
  public int countAcknowledged(String id) {
    return usage.tally(id).acknowledged();
  }

  /// The edition that agents read now.
  int publishedEdition(String id) {
    Integer edition =
        scripts
            .find(id)
            .orElseThrow(() -> Problems.notFound("script"))
            .publication()
            .publishedEdition();
    if (edition == null) {
      throw InvalidInput.of(
          InvalidInput.Kind.NOT_PUBLISHED,
          "This script is not published; agents see it once it is.");
    }
    return edition;
  }
}
