package vigil.understanding.web;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.PersonalData;
import vigil.kernel.Problems;
import vigil.understanding.QualityFact.Verdict;
import vigil.understanding.QualityField;
import vigil.understanding.QualityFinding.Severity;
import vigil.understanding.QualityKind;
import vigil.understanding.QualityOutcome;
import vigil.understanding.life.quality.FindingLife.State;
import vigil.understanding.steps.QualityReviews;
import vigil.understanding.store.SqlFindings;
import vigil.understanding.store.SqlFindings.FindingQuery;
import vigil.understanding.store.SqlFindings.StoredFinding;
import vigil.understanding.store.SqlFindings.WordsKind;
import vigil.understanding.web.FindingTexts.MarkedText;

/// What does not fit in orders and replies: the reviewer's list, and for units and agents what was
/// confirmed of their own work. A unit sees its own reply only, nothing of caller or accusation.
@RestController
class FindingController {
  private static final int MOST = 50;

  private static final Set<QualityField> ALL = EnumSet.allOf(QualityField.class);

  private static final Set<QualityField> OWN_REPLY =
      EnumSet.of(
          QualityField.REPLY_POINTS,
          QualityField.FACT_NOTE,
          QualityField.PUBLIC_REPLY,
          QualityField.SUMMARY);

  private final QualityReviews steps;
  private final SqlFindings findings;
  private final Casework casework;

  FindingController(QualityReviews steps, SqlFindings findings, Casework casework) {
    this.steps = steps;
    this.findings = findings;
    this.casework = casework;
  }

  /// A finding as somebody may see it.
  ///
  /// @param words what reviewers and those concerned wrote
  record FindingView(
      String id,
      OrderLink order,
      FindingSummary finding,
      List<MarkedText> texts,
      Map<WordsKind, String> words) {}

  record OrderLink(String id, String number) {}

  /// What it is, how it stands, whose work it is about.
  record FindingSummary(
      QualityKind kind,
      Severity severity,
      double confidence,
      State state,
      Instant foundAt,
      @Nullable String unit,
      @Nullable String agent,
      @Nullable String judgedBy) {}

  /// A reviewer's word.
  ///
  /// @param kind what it is by the reviewer's word; null where it is what was found
  record JudgeRequest(
      Verdict verdict,
      @Nullable QualityKind kind,
      @Nullable @Size(max = QualityReviews.LONGEST) String note) {}

  record ObjectRequest(@Size(max = QualityReviews.LONGEST) String ground) {}

  record DecideRequest(Boolean upheld, @Size(max = QualityReviews.LONGEST) String note) {}

  /// Those that wait for a reviewer first asked for: open ones and objections.
  @GetMapping("/api/understanding/findings")
  @Permit({Role.REVIEWER, Role.MANAGER})
  Page<FindingView> list(
      @RequestParam(required = false) @Nullable State state,
      @RequestParam(required = false) @Nullable QualityKind kind,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String agent,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String cursor,
      Staff staff) {
    requireHotline(staff);
    Cursor after = Cursor.parse(cursor, 2);
    var query =
        new FindingQuery(
            state == null ? List.of(State.OPEN, State.OBJECTED) : List.of(state),
            kind,
            unit,
            agent,
            after == null ? null : after.instant(0),
            after == null ? null : after.key().getLast());
    return page(query, limit, staff, ALL);
  }

  /// What was confirmed of my own work, or my unit's.
  @GetMapping("/api/understanding/findings/mine")
  @Permit({Role.AGENT, Role.CALLBACK, Role.CLERK, Role.HANDLER})
  Page<FindingView> mine(Staff staff) {
    var states = List.of(State.CONFIRMED, State.OBJECTED);
    boolean isUnits = staff.unit() != null;
    var query =
        new FindingQuery(states, null, staff.unit(), isUnits ? null : staff.id(), null, null);
    return page(query, MOST, staff, isUnits ? OWN_REPLY : ALL);
  }

  /// Confirms it, as it was found or as another kind, or dismisses it.
  @PostMapping("/api/understanding/findings/{id}/judge")
  @Permit({Role.REVIEWER, Role.MANAGER})
  void judge(@PathVariable String id, @RequestBody JudgeRequest body, Staff staff) {
    requireHotline(staff);
    StoredFinding one = get(id, staff);
    QualityKind kind = body.kind() == null ? one.finding().kind() : body.kind();
    answer(steps.judge(one.order(), id, body.verdict(), kind, body.note(), staff.id()));
  }

  /// The unit or agent concerned objects, once.
  @PostMapping("/api/understanding/findings/{id}/object")
  @Permit({Role.AGENT, Role.CALLBACK, Role.CLERK, Role.HANDLER})
  void object(@PathVariable String id, @RequestBody ObjectRequest body, Staff staff) {
    StoredFinding one = get(id, staff);
    boolean isOwn =
        staff.unit() == null
            ? staff.id().equals(one.responsible().agent())
            : staff.unit().equals(one.responsible().unit());
    if (!isOwn) {
      throw Problems.notFound("finding");
    }
    answer(steps.object(one.order(), id, body.ground(), staff.id()));
  }

  @PostMapping("/api/understanding/findings/{id}/decide")
  @Permit({Role.REVIEWER, Role.MANAGER})
  void decide(@PathVariable String id, @RequestBody DecideRequest body, Staff staff) {
    requireHotline(staff);
    StoredFinding one = get(id, staff);
    answer(steps.decideObjection(one.order(), id, body.upheld(), body.note(), staff.id()));
  }

  /// A unit's reviewer looks at the reports of units below, and not at this.
  private static void requireHotline(Staff staff) {
    if (staff.unit() != null) {
      throw Problems.notFound("finding");
    }
  }

  /// Whoever does not see the order does not see what is wrong with it.
  private StoredFinding get(String id, Staff staff) {
    return findings
        .find(id)
        .filter(one -> casework.find(one.order(), staff).isPresent())
        .orElseThrow(() -> Problems.notFound("finding"));
  }

  private Page<FindingView> page(
      FindingQuery query, @Nullable Integer limit, Staff staff, Set<QualityField> shown) {
    int most = Math.min(MOST, Page.limit(limit));
    List<StoredFinding> found = findings.list(query, most);
    var views = new ArrayList<FindingView>();
    for (StoredFinding one : found) {
      find(one, staff).ifPresent(order -> views.add(view(one, order, shown)));
    }
    StoredFinding last = found.size() < most ? null : found.getLast();
    return new Page<>(views, last == null ? null : Cursor.at(last.foundAt(), last.id()).text());
  }

  private Optional<OrderDetails> find(StoredFinding one, Staff staff) {
    return casework.find(one.order(), staff);
  }

  private FindingView view(StoredFinding one, OrderDetails order, Set<QualityField> shown) {
    var what = one.finding();
    return new FindingView(
        one.id(),
        new OrderLink(order.order().id(), order.order().number()),
        new FindingSummary(
            what.kind(),
            what.severity(),
            what.confidence(),
            one.state(),
            one.foundAt(),
            one.responsible().unit(),
            one.responsible().agent(),
            one.judgedBy()),
        FindingTexts.of(one, order, shown),
        clean(findings.findWords(one.id())));
  }

  /// Those concerned read what was written: nobody's particulars go along.
  private static Map<WordsKind, String> clean(Map<WordsKind, String> words) {
    var clean = new EnumMap<WordsKind, String>(WordsKind.class);
    words.forEach((kind, text) -> clean.put(kind, PersonalData.mask(text)));
    return clean;
  }

  private static void answer(QualityOutcome outcome) {
    switch (outcome) {
      case QualityOutcome.Decision _ -> {}
      case QualityOutcome.FindingGone it ->
          throw refused(it, "The order was checked anew meanwhile; load the list again.", Map.of());
      case QualityOutcome.FindingJudged it ->
          throw refused(it, "Somebody has judged it already.", Map.of("by", it.by()));
      case QualityOutcome.NothingConfirmed it ->
          throw refused(it, "Nothing is confirmed here that one could object to.", Map.of());
      case QualityOutcome.ObjectedAlready it ->
          throw refused(it, "One objection each: this one is raised already.", Map.of());
      case QualityOutcome.OwnVerdict it ->
          throw refused(it, "Who confirmed it leaves the objection to another.", Map.of());
      case QualityOutcome.NoObjection it ->
          throw refused(it, "Nobody objects, or it is decided already.", Map.of());
    }
  }

  private static RuntimeException refused(
      QualityOutcome.Refusal refusal, String words, Map<String, Object> more) {
    return Problems.refused(HttpStatus.CONFLICT, refusal, words, more);
  }
}
