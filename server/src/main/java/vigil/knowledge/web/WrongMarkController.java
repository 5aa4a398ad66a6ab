package vigil.knowledge.web;

import jakarta.validation.constraints.Size;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.Casework;
import vigil.casework.OrderDetails;
import vigil.casework.OrderQuery;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.InvalidInput;
import vigil.kernel.MonthParameter;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.knowledge.WrongMark;
import vigil.knowledge.WrongMarkOutcome;
import vigil.knowledge.steps.WrongMarks;
import vigil.knowledge.store.SqlReadableScripts;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlUsage;
import vigil.knowledge.store.SqlWrongMarks;

/// Scripts that agents mark wrong: an editor's list that is done when it is answered.
@RestController
class WrongMarkController {
  private static final int MOST_ORDERS = 20;
  private static final int MOST_UNSEEN = 20;

  private final WrongMarks steps;
  private final SqlWrongMarks marks;
  private final SqlScripts scripts;
  private final SqlReadableScripts readable;
  private final SqlUsage usage;
  private final Casework casework;

  WrongMarkController(
      WrongMarks steps,
      SqlWrongMarks marks,
      SqlScripts scripts,
      SqlReadableScripts readable,
      SqlUsage usage,
      Casework casework) {
    this.steps = steps;
    this.marks = marks;
    this.scripts = scripts;
    this.readable = readable;
    this.usage = usage;
    this.casework = casework;
  }

  /// Why it is wrong.
  ///
  /// @param call during which it was said; the order that is written about it stands on the list
  record MarkRequest(@Size(max = WrongMark.LONGEST) String why, @Nullable String call) {}

  record AnswerRequest(WrongMark.Verdict verdict, @Size(max = WrongMark.LONGEST) String answer) {}

  /// An order, as far as whoever asks may see it.
  record OrderLink(String id, String number) {}

  /// A mark as an editor sees it.
  ///
  /// @param title of the marked edition: a newer one may not be published yet
  /// @param order that was written about the call; null where there is none
  /// @param usedIn how many orders were answered with the edition: they may have been told it; null
  ///   for people of a unit, whom some of these orders may accuse (rules 9.1)
  record WrongMarkView(
      WrongMark mark, String title, @Nullable OrderLink order, @Nullable Integer usedIn) {}

  @PostMapping("/api/knowledge/scripts/{id}/wrong")
  @Permit({Role.AGENT, Role.CALLBACK})
  SqlUsage.Tally wrong(@PathVariable String id, @RequestBody MarkRequest body, Staff staff) {
    if (readable.find(id, staff).isEmpty()) {
      throw Problems.notFound("script");
    }
    steps.mark(id, staff.id(), body.why(), body.call());
    return usage.tally(id);
  }

  /// Those that wait, oldest first; or those that were answered, newest first.
  ///
  /// @param script only its marks, answered or not, newest first
  /// @param edition with a script: only of it
  /// @param month with a script: only those of it, as `2026-11`
  @GetMapping("/api/knowledge/wrong-marks")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  Page<WrongMarkView> list(
      @RequestParam(defaultValue = "false") boolean answered,
      @RequestParam(required = false) @Nullable String script,
      @RequestParam(required = false) @Nullable Integer edition,
      @RequestParam(required = false) @Nullable String month,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff staff) {
    int most = Page.limit(limit);
    YearMonth asked = MonthParameter.parse(month);
    if (script == null && (edition != null || asked != null)) {
      throw InvalidInput.missing("script");
    }
    var found =
        script == null ? marks.list(answered, most) : marks.listOf(script, edition, asked, most);
    return new Page<>(found.stream().map(mark -> view(mark, staff)).toList(), null);
  }

  /// Answers to what I marked, until I have seen them.
  @GetMapping("/api/knowledge/wrong-marks/mine")
  @Permit({Role.AGENT, Role.CALLBACK})
  List<WrongMarkView> mine(Staff staff) {
    return marks.listUnseen(staff.id(), MOST_UNSEEN).stream()
        .map(mark -> view(mark, staff))
        .toList();
  }

  /// The newest orders that were answered with the edition.
  @GetMapping("/api/knowledge/wrong-marks/{id}/orders")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  List<OrderLink> orders(@PathVariable String id, Staff staff) {
    var mark = marks.find(id).orElseThrow(() -> Problems.notFound("wrong mark"));
    return marks.listOrders(mark.script(), mark.edition(), MOST_ORDERS).stream()
        .flatMap(order -> casework.find(order, staff).stream())
        .map(OrderDetails::order)
        .map(order -> new OrderLink(order.id(), order.number()))
        .toList();
  }

  @PostMapping("/api/knowledge/wrong-marks/{id}/answer")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  WrongMarkView answer(@PathVariable String id, @RequestBody AnswerRequest body, Staff staff) {
    return switch (steps.answer(id, body.verdict(), body.answer(), staff.id())) {
      case WrongMarkOutcome.Decision(var after, var _) -> view(after, staff);
      case WrongMarkOutcome.AnsweredAlready refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "Somebody has answered it already.",
              Map.of("by", refusal.by()));
      case WrongMarkOutcome.NotMendedYet refusal ->
          throw Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "Agents still read this edition: publish a newer one first, or retire it.",
              Map.of("edition", refusal.edition()));
    };
  }

  @PostMapping("/api/knowledge/wrong-marks/{id}/seen")
  @Permit({Role.AGENT, Role.CALLBACK})
  void seen(@PathVariable String id, Staff staff) {
    steps.markSeen(id, staff.id());
  }

  private WrongMarkView view(WrongMark mark, Staff staff) {
    String title = scripts.findTitle(mark.script(), mark.edition()).orElse("");
    Integer usedIn = staff.unit() == null ? marks.countOrders(mark) : null;
    return new WrongMarkView(mark.masked(), title, order(mark, staff), usedIn);
  }

  private @Nullable OrderLink order(WrongMark mark, Staff staff) {
    return mark.call() == null
        ? null
        : casework.list(OrderQuery.of(mark.call()), staff).items().stream()
            .findFirst()
            .map(row -> new OrderLink(row.id(), row.number()))
            .orElse(null);
  }
}
