package vigil.knowledge.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vigil.casework.Consultations;
import vigil.casework.OrderAccess;
import vigil.casework.OrderResult;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.knowledge.ScriptFigures;
import vigil.knowledge.ScriptFigures.Figure;
import vigil.knowledge.life.ScriptFigureRules;
import vigil.knowledge.life.ScriptFigureRules.Answered;
import vigil.knowledge.store.SqlAnsweredOrders;
import vigil.knowledge.store.SqlAnsweredOrders.LastUse;

/// What became of the orders that a script answered: three statements, however many orders.
@Service
public class ScriptFigureReader {
  private final SqlAnsweredOrders uses;
  private final Consultations consultations;
  private final OrderAccess access;
  private final ScriptReviews reviews;
  private final InstantSource clock;

  ScriptFigureReader(
      SqlAnsweredOrders uses,
      Consultations consultations,
      OrderAccess access,
      ScriptReviews reviews,
      InstantSource clock) {
    this.uses = uses;
    this.consultations = consultations;
    this.access = access;
    this.reviews = reviews;
    this.clock = clock;
  }

  public ScriptFigures read(String script) {
    LocalDate since = since();
    return ScriptFigureRules.of(
        answered(script),
        uses.listMarks(script, WorkingDays.startOf(since), ScriptFigureRules.MOST_ORDERS),
        since,
        reviews.askedAgainDays());
  }

  /// The orders behind a figure, the last answered first, as far as they are shown to this person.
  public List<OrderResult> listOrders(
      String script, Figure what, Predicate<Answered> which, Staff by) {
    var found = ScriptFigureRules.behind(answered(script), what, which);
    if (access.seesAll(by)) {
      return found;
    }
    var shown = access.listShown(found.stream().map(OrderResult::id).toList(), by);
    return found.stream().filter(it -> shown.contains(it.id())).toList();
  }

  /// From when on the orders of a script are counted.
  public Instant countedFrom() {
    return WorkingDays.startOf(since());
  }

  private List<Answered> answered(String script) {
    var last = uses.list(script, countedFrom(), ScriptFigureRules.MOST_ORDERS);
    Map<String, OrderResult> results =
        consultations
            .listResults(
                last.stream().map(LastUse::order).toList(),
                Duration.ofDays(reviews.askedAgainDays()))
            .stream()
            .collect(Collectors.toMap(OrderResult::id, Function.identity()));
    return last.stream()
        .flatMap(use ->
            Optional.ofNullable(results.get(use.order()))
                .map(order -> new Answered(use.edition(), use.at(), order))
                .stream())
        .toList();
  }

  private LocalDate since() {
    return ScriptFigureRules.since(WorkingDays.dayOf(clock.instant()));
  }
}
