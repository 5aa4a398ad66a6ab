package vigil.knowledge.web;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderResult;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.MonthParameter;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.knowledge.ScriptFigures;
import vigil.knowledge.ScriptFigures.Figure;
import vigil.knowledge.life.ScriptFigureRules;
import vigil.knowledge.life.ScriptFigureRules.Answered;
import vigil.knowledge.steps.ScriptFigureReader;
import vigil.knowledge.store.SqlScripts;

/// What became of the orders that a script answered, and the orders behind each figure.
@RestController
class ScriptFigureController {
  private final ScriptFigureReader figures;
  private final SqlScripts scripts;

  ScriptFigureController(ScriptFigureReader figures, SqlScripts scripts) {
    this.figures = figures;
    this.scripts = scripts;
  }

  @GetMapping("/api/knowledge/scripts/{id}/figures")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  ScriptFigures figures(@PathVariable String id) {
    require(id);
    return figures.read(id);
  }

  /// The last answered first, as far as they are shown to whoever asks.
  ///
  /// @param edition only those answered with it last
  /// @param month only those answered in it, as `2026-11`
  @GetMapping("/api/knowledge/scripts/{id}/orders")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  Page<OrderResult> orders(
      @PathVariable String id,
      @RequestParam(defaultValue = "ORDERS") Figure what,
      @RequestParam(required = false) @Nullable Integer edition,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff by) {
    require(id);
    var found = figures.listOrders(id, what, which(edition, MonthParameter.parse(month)), by);
    return page(found, Cursor.parse(cursor, 1), Page.limit(limit));
  }

  private static Predicate<Answered> which(@Nullable Integer edition, @Nullable YearMonth month) {
    return it ->
        (edition == null || edition == it.edition())
            && (month == null || ScriptFigureRules.monthOf(it.at()).equals(month));
  }

  /// After the order that the page before ended with.
  private static Page<OrderResult> page(List<OrderResult> all, @Nullable Cursor from, int most) {
    var rest =
        from == null
            ? all
            : all.stream().dropWhile(it -> !it.id().equals(from.key().getFirst())).skip(1).toList();
    var items = rest.subList(0, Math.min(most, rest.size()));
    boolean isMore = rest.size() > most;
    return new Page<>(items, isMore ? Cursor.at(items.getLast().id()).text() : null);
  }

  private void require(String script) {
    if (scripts.find(script).isEmpty()) {
      throw Problems.notFound("script");
    }
  }
}
