package vigil.understanding.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vigil.casework.Casework;
import vigil.casework.OrderFact;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Ledger;
import vigil.kernel.LedgerEntry;
import vigil.kernel.Projection;
import vigil.understanding.Suggestion;
import vigil.understanding.SuggestionFact;
import vigil.understanding.SuggestionFact.SuggestedPlace;
import vigil.understanding.SuggestionFact.SuggestionAnswered;
import vigil.understanding.life.SuggestionAnswers;
import vigil.understanding.store.SqlSuggestionAnswers;

/// Tells what came of a suggestion once the order that it was made for is registered, or given to a
/// unit: by what the server showed and what was stored, not by the page's word. The table is the
/// fold of these facts.
@Component
class SuggestionReader implements Projection {
  private static final Staff READER =
      new Staff("suggestions", "填单建议", "Suggestions", Set.of(Role.REVIEWER), null, null);

  /// One for each place at which an order may be read.
  private static final int MOST_FACTS = 10;

  private final ShownSuggestions shown;
  private final DispatchAnswers dispatched;
  private final Casework casework;
  private final SqlSuggestionAnswers answers;
  private final Ledger ledger;

  SuggestionReader(
      ShownSuggestions shown,
      DispatchAnswers dispatched,
      Casework casework,
      SqlSuggestionAnswers answers,
      Ledger ledger) {
    this.shown = shown;
    this.dispatched = dispatched;
    this.casework = casework;
    this.answers = answers;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "understanding.answers";
  }

  @Override
  public List<String> tables() {
    return List.of("understanding.suggestion_answer");
  }

  @Override
  public void read(List<LedgerEntry> entries) {
    var told = new ArrayList<SuggestionAnswered>();
    for (LedgerEntry entry : entries) {
      entry.find(SuggestionAnswered.class).ifPresent(answers::save);
      entry.find(OrderFact.Registered.class).flatMap(this::answered).ifPresent(told::add);
      dispatched.find(entry).filter(this::isNew).ifPresent(told::add);
    }
    if (!told.isEmpty()) {
      ledger.append(told);
    }
  }

  private Optional<SuggestionAnswered> answered(OrderFact.Registered order) {
    return suggestion(order)
        .map(it ->
            new SuggestionAnswered(
                SuggestionFact.subjectOf(order.subject()),
                order.on().at(),
                it.model(),
                SuggestedPlace.DESK,
                order.origin().channel(),
                SuggestionAnswers.of(it, order.appeal().type(), order.appeal().category())))
        .filter(this::isNew);
  }

  /// Once an order and place, also where facts are read again.
  private boolean isNew(SuggestionAnswered told) {
    return !told.answers().isEmpty()
        && ledger.listBySubject(told.subject(), MOST_FACTS).stream()
            .flatMap(it -> it.find(SuggestionAnswered.class).stream())
            .noneMatch(it -> it.shownAt() == told.shownAt());
  }

  private Optional<Suggestion> suggestion(OrderFact.Registered order) {
    String by = order.origin().by();
    if (!shown.hasAny(by)) {
      return Optional.empty();
    }
    return casework
        .find(order.subject(), READER)
        .flatMap(it -> shown.find(by, it.account().description(), order.on().at()));
  }
}
