package vigil.knowledge.steps;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.casework.Casework;
import vigil.casework.OrderDetails;
import vigil.casework.Scripts;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.kernel.Ids;
import vigil.kernel.Ledger;
import vigil.kernel.Problems;
import vigil.knowledge.KnowledgeFact;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.store.SqlUsage;

/// Notes with which script a caller was answered. Who was told a wrong edition, and who needs no
/// message about a spike any more, rests on it: so an order is noted only by who had it in hand.
@Service
public class ScriptUse {
  private final KnowledgeService steps;
  private final PublishedScripts scripts;
  private final SqlUsage usage;
  private final Casework casework;
  private final Ledger ledger;
  private final InstantSource clock;

  ScriptUse(
      KnowledgeService steps,
      PublishedScripts scripts,
      SqlUsage usage,
      Casework casework,
      Ledger ledger,
      InstantSource clock) {
    this.steps = steps;
    this.scripts = scripts;
    this.usage = usage;
    this.casework = casework;
    this.ledger = ledger;
    this.clock = clock;
  }

  /// A caller was answered with the published edition.
  ///
  /// @param order by id or number; null where none was written
  /// @return why it is not noted; null when it is
  @Transactional
  public ScriptOutcome.@Nullable Refusal note(String script, @Nullable String order, Staff by) {
    int edition = steps.publishedEdition(script);
    var told = order == null ? null : find(order, by);
    if (scripts.findPublished(script).filter(Scripts.PublishedEdition::isInternal).isPresent()) {
      return new ScriptOutcome.ScriptIsInternal(script);
    }
    String district = told == null ? null : told.order().appeal().district();
    if (!scripts.holds(script, district, WorkingDays.dayOf(clock.instant()))) {
      return new ScriptOutcome.ScriptDoesNotHold(script);
    }
    if (told != null && !hadInHand(told, by)) {
      return new ScriptOutcome.OrderOfAnother(told.order().id());
    }
    String id = told == null ? null : told.order().id();
    usage.insertUse(Ids.next(clock), script, edition, "USED", by.id(), id, null, clock.instant());
    ledger.append(new KnowledgeFact.Used(script, 0, edition, by.id(), id));
    return null;
  }

  private OrderDetails find(String order, Staff by) {
    return casework.find(order, by).orElseThrow(() -> Problems.notFound("order"));
  }

  /// Who wrote it, or took a step on it: answered it, or spoke with the citizen about it.
  private static boolean hadInHand(OrderDetails told, Staff by) {
    return told.history().stream().anyMatch(event -> event.by().equals(by.id()));
  }
}
