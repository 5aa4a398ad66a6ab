package vigil.knowledge.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.casework.Order.CallbackResult;
import vigil.casework.OrderResult;
import vigil.casework.OrderResult.Ending;
import vigil.casework.OrderState;
import vigil.knowledge.ScriptFigures;
import vigil.knowledge.ScriptFigures.Counts;
import vigil.knowledge.ScriptFigures.Figure;
import vigil.knowledge.ScriptFigures.OfEdition;
import vigil.knowledge.ScriptFigures.OfMonth;
import vigil.knowledge.life.ScriptFigureRules.Answered;
import vigil.knowledge.life.ScriptFigureRules.Marked;

/// Figure became of the orders that a script answered (rules 7.8).
class ScriptFigureRulesTest {
  private static final LocalDate SINCE = LocalDate.parse("2021-04-01");

  /// The last moment of February in Shanghai, and the first of March.
  private static final Instant FEBRUARY = Instant.parse("2022-02-28T15:59:59Z");

  private static final Instant MARCH = Instant.parse("2022-02-28T16:00:00Z");
  private static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

  private final List<Answered> answered =
      List.of(
          answered("a", 2, MARCH, new Ending(true, false, null)),
          answered("b", 2, MARCH, new Ending(false, true, CallbackResult.DISSATISFIED)),
          answered("c", 1, FEBRUARY, new Ending(false, false, CallbackResult.ACCEPTED)),
          answered("d", 1, FEBRUARY, new Ending(true, true, CallbackResult.SATISFIED)));

  @Test
  void twelveMonthsAreCountedThisOneIncluded() {
    assertEquals(SINCE, ScriptFigureRules.since(LocalDate.parse("2022-03-31")));
    assertEquals(
        LocalDate.parse("2021-05-01"), ScriptFigureRules.since(LocalDate.parse("2022-04-01")));
  }

  @Test
  void eachOrderIsCountedForItsEditionAndItsMonth() {
    ScriptFigures figures =
        ScriptFigureRules.of(answered, List.of(new Marked(3, FEBRUARY)), SINCE, 7);
    assertEquals(new Counts(4, 2, 2, 2, 1, 1), figures.all());
    assertEquals(
        List.of(
            new OfEdition(3, new Counts(0, 0, 0, 0, 0, 1)),
            new OfEdition(2, new Counts(2, 1, 1, 0, 1, 0)),
            new OfEdition(1, new Counts(2, 1, 1, 2, 0, 0))),
        figures.editions());
    assertEquals(12, figures.months().size());
    assertEquals(new OfMonth("2021-04", NONE), figures.months().getFirst());
    assertEquals(new OfMonth("2022-02", new Counts(2, 1, 1, 2, 0, 1)), figures.months().get(10));
    assertEquals(new OfMonth("2022-03", new Counts(2, 1, 1, 0, 1, 0)), figures.months().getLast());
  }

  @Test
  void behindEachFigureAreAsManyOrders() {
    Counts all = ScriptFigureRules.of(answered, List.of(), SINCE, 7).all();
    assertEquals(List.of("a", "d"), behind(Figure.AT_ONCE));
    assertEquals(List.of("b", "d"), behind(Figure.ASKED_AGAIN));
    assertEquals(List.of("c", "d"), behind(Figure.SATISFIED), "accepted is counted with satisfied");
    assertEquals(List.of("b"), behind(Figure.DISSATISFIED));
    assertEquals(all.orders(), behind(Figure.ORDERS).size());
  }

  private List<String> behind(Figure what) {
    return ScriptFigureRules.behind(answered, what, _ -> true).stream()
        .map(OrderResult::id)
        .toList();
  }

  private static Answered answered(String id, int edition, Instant at, Ending ending) {
    return new Answered(
        edition, at, new OrderResult(id, id, at, OrderState.CLOSED, "140101", null, ending));
  }
}
