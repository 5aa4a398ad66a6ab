package vigil.understanding.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.OrderFact;
import vigil.casework.PrivacyFact;
import vigil.kernel.Fact;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;
import vigil.understanding.QualityFact;
import vigil.understanding.QualityFact.Checked;
import vigil.understanding.store.SqlFindings;
import vigil.understanding.store.SqlSheets;

/// Checks each order when it is written, answered, reported and closed: some milliseconds beside
/// the step and never in it. The words may be erased later and the rules change, so what was found
/// is a fact, and the list is the fold of these facts; orders of before are not looked at again.
@Component
class QualityReader implements Projection {
  private static final Duration RECENT = Duration.ofDays(2);
  private static final int LONGEST_LIFE = 1_000;

  private final OrderChecks checks;
  private final SqlFindings findings;
  private final SqlSheets sheets;
  private final Ledger ledger;
  private final InstantSource clock;

  QualityReader(
      OrderChecks checks,
      SqlFindings findings,
      SqlSheets sheets,
      Ledger ledger,
      InstantSource clock) {
    this.checks = checks;
    this.findings = findings;
    this.sheets = sheets;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "understanding.quality";
  }

  @Override
  public List<String> tables() {
    return List.of("understanding.finding");
  }

  @Override
  public Set<Class<? extends Fact>> listImmediateFacts() {
    return Set.of(
        QualityFact.Judged.class, QualityFact.Objected.class, QualityFact.ObjectionDecided.class);
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var told = new ArrayList<Checked>();
    Instant since = clock.instant().minus(RECENT);
    for (LedgerEntry entry : entries) {
      entry.find(QualityFact.class).ifPresent(findings::take);
      entry
          .find(PrivacyFact.class)
          .filter(fact -> fact instanceof PrivacyFact.PersonalDataErased)
          .ifPresent(fact -> erase(fact.subject()));
      if (entry.at().isAfter(since)) {
        entry.find(OrderFact.class).map(checks::check).ifPresent(told::addAll);
      }
    }
    var news = new ArrayList<Checked>();
    for (Checked look : told) {
      if (isNews(look, news)) {
        news.add(look);
      }
    }
    if (!news.isEmpty()) {
      ledger.append(news);
    }
  }

  /// What people wrote about the order, and on the sheet of the call that it came by.
  private void erase(String order) {
    findings.eraseWords(order);
    checks.findContact(order).ifPresent(sheets::eraseWords);
  }

  /// Not what stands on the ledger or before it in this reading already, and not nothing after
  /// nothing.
  private boolean isNews(Checked look, List<Checked> told) {
    var before =
        new ArrayList<>(
            LedgerEntry.listFacts(
                ledger.listBySubject(look.subject(), LONGEST_LIFE), Checked.class));
    told.stream().filter(it -> it.subject().equals(look.subject())).forEach(before::add);
    boolean isTold =
        before.stream().anyMatch(it -> it.moment() == look.moment() && it.seen() >= look.seen());
    boolean isSomething =
        !look.found().isEmpty()
            || before.stream()
                .anyMatch(it ->
                    it.moment() == look.moment()
                        && it.responsible().equals(look.responsible())
                        && !it.found().isEmpty());
    return !isTold && isSomething;
  }
}
