package vigil.understanding.web;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.InvalidInput;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.understanding.SheetScore;
import vigil.understanding.life.sheet.Criterion;
import vigil.understanding.life.sheet.ReaderAgreement;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.life.sheet.Sheet.State;
import vigil.understanding.life.sheet.SheetOutcome;
import vigil.understanding.steps.SampleReaders;
import vigil.understanding.steps.SheetPolicies;
import vigil.understanding.steps.SheetSampler;
import vigil.understanding.steps.Sheets;
import vigil.understanding.store.SqlSheets;

/// Sampled recordings for their readers: drawn, scored apart by two, settled, coached; and how far
/// the readers agree. Nobody reads the own call, nor one by which an order came that they stepped
/// aside from.
@RestController
@RequestMapping("/api/understanding/sheets")
class SheetController {
  private static final int MOST = 50;

  /// Sheets whose agreement is counted.
  private static final int MOST_COUNTED = 5_000;

  private static final int AGREEMENT_DAYS = 90;

  private final Sheets steps;
  private final SqlSheets sheets;
  private final SheetSampler sampler;
  private final SheetPolicies policies;
  private final OrderAccess orders;
  private final SheetViews views;

  SheetController(
      Sheets steps,
      SqlSheets sheets,
      SheetSampler sampler,
      SheetPolicies policies,
      OrderAccess orders,
      SheetViews views) {
    this.steps = steps;
    this.sheets = sheets;
    this.sampler = sampler;
    this.policies = policies;
    this.orders = orders;
    this.views = views;
  }

  /// A day that is over, Asia/Shanghai.
  record DrawRequest(@Nullable LocalDate day) {}

  record DrawAnswer(int drawn) {}

  record ScoreRequest(@Nullable List<SheetScore> scores) {}

  record SettleRequest(int seen, @Nullable List<SheetScore> scores) {}

  record CoachRequest(int seen, @Size(max = Sheets.LONGEST) String note) {}

  record DecideSheetRequest(int seen, boolean upheld, @Size(max = Sheets.LONGEST) String note) {}

  /// How far readers agree, criterion by criterion.
  ///
  /// @param least pairs below which nothing is said
  /// @param form what the criteria are called
  record AgreementView(
      LocalDate from, int least, List<Criterion> form, List<ReaderAgreement> criteria) {}

  /// Draws a day's sample, once.
  @PostMapping("/draw")
  @Permit(Role.MANAGER)
  DrawAnswer draw(@RequestBody DrawRequest body, Staff staff) {
    requireReader(staff);
    if (body.day() == null) {
      throw InvalidInput.missing("day");
    }
    if (!body.day().isBefore(sampler.today())) {
      throw InvalidInput.malformed("day", "a day that is over");
    }
    return new DrawAnswer(sampler.draw(body.day()));
  }

  /// The oldest first; without a state those that wait for a reader or a manager.
  @GetMapping
  @Permit({Role.REVIEWER, Role.MANAGER})
  Page<SheetView> list(
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Staff staff) {
    requireReader(staff);
    Cursor after = Cursor.parse(cursor, 2);
    int most = Math.min(MOST, Page.limit(limit));
    var states =
        state == null
            ? List.of(State.OPEN, State.HALF_READ, State.DIFFERING, State.SCORED, State.OBJECTED)
            : List.of(state);
    List<Sheet> found =
        sheets.list(
            states,
            after == null ? null : LocalDate.parse(after.key().getFirst()),
            after == null ? "" : after.key().getLast(),
            most);
    var shown = new ArrayList<SheetView>();
    found.stream()
        .filter(one -> isShown(one, staff))
        .forEach(one -> shown.add(views.ofReader(one, staff)));
    Sheet last = found.size() < most ? null : found.getLast();
    return new Page<>(
        shown, last == null ? null : Cursor.at(last.sample().day(), last.call()).text());
  }

  @GetMapping("/agreement")
  @Permit({Role.REVIEWER, Role.MANAGER, Role.LEADER})
  AgreementView agreement(@RequestParam(required = false) @Nullable LocalDate from, Staff staff) {
    if (staff.unit() != null) {
      throw Problems.notFound("sheet");
    }
    LocalDate since = from == null ? sampler.today().minusDays(AGREEMENT_DAYS) : from;
    var policy = policies.get();
    // Sheets of other criteria or scores than today's are not thrown together with them.
    List<Sheet> read =
        sheets.listReadByTwo(since, MOST_COUNTED).stream()
            .filter(one -> one.form().criteria().equals(policy.form().criteria()))
            .toList();
    return new AgreementView(
        since,
        policy.leastPairs(),
        policy.form().criteria(),
        policy.form().criteria().stream()
            .map(one -> ReaderAgreement.of(one.code(), read, policy.leastPairs()))
            .toList());
  }

  @GetMapping("/{call}")
  @Permit({Role.REVIEWER, Role.MANAGER})
  SheetView one(@PathVariable String call, Staff staff) {
    return views.ofReader(get(call, staff), staff);
  }

  /// Scores as one of two readers; what the other gave is not shown before both are in.
  @PostMapping("/{call}/score")
  @Permit({Role.REVIEWER, Role.MANAGER})
  SheetView score(@PathVariable String call, @RequestBody ScoreRequest body, Staff staff) {
    requireShown(call, staff);
    return answer(steps.score(call, required(body.scores()), staff.id()), staff);
  }

  @PostMapping("/{call}/settle")
  @Permit(Role.MANAGER)
  SheetView settle(@PathVariable String call, @RequestBody SettleRequest body, Staff staff) {
    requireShown(call, staff);
    return answer(steps.settle(call, body.seen(), required(body.scores()), staff.id()), staff);
  }

  /// Writes the note to the agent.
  @PostMapping("/{call}/coach")
  @Permit({Role.REVIEWER, Role.MANAGER})
  SheetView coach(@PathVariable String call, @RequestBody CoachRequest body, Staff staff) {
    requireShown(call, staff);
    return answer(steps.coach(call, body.seen(), body.note(), staff.id()), staff);
  }

  @PostMapping("/{call}/decide")
  @Permit(Role.MANAGER)
  SheetView decide(@PathVariable String call, @RequestBody DecideSheetRequest body, Staff staff) {
    requireShown(call, staff);
    return answer(steps.decide(call, body.seen(), body.upheld(), body.note(), staff.id()), staff);
  }

  private SheetView answer(Optional<SheetOutcome> outcome, Staff staff) {
    return views.ofReader(SheetAnswers.require(outcome), staff);
  }

  private static List<SheetScore> required(@Nullable List<SheetScore> scores) {
    if (scores == null || scores.isEmpty()) {
      throw InvalidInput.missing("scores");
    }
    return scores;
  }

  private static void requireReader(Staff staff) {
    if (!SampleReaders.isReader(staff)) {
      throw Problems.notFound("sheet");
    }
  }

  /// Whose own call it is may know that it was drawn: the step itself refuses them.
  private void requireShown(String call, Staff staff) {
    requireReader(staff);
    if (!orders.isContactShown(call, staff)) {
      throw Problems.notFound("sheet");
    }
  }

  private Sheet get(String call, Staff staff) {
    requireReader(staff);
    return sheets
        .find(call)
        .filter(one -> isShown(one, staff))
        .orElseThrow(() -> Problems.notFound("sheet"));
  }

  private boolean isShown(Sheet sheet, Staff staff) {
    return !sheet.isOwn(staff.id()) && orders.isContactShown(sheet.call(), staff);
  }
}
