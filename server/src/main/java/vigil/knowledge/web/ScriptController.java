package vigil.knowledge.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Identity;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.Page;
import vigil.kernel.Problems;
import vigil.knowledge.Script;
import vigil.knowledge.ScriptText;
import vigil.knowledge.steps.KnowledgeService;
import vigil.knowledge.steps.ScriptFigureReader;
import vigil.knowledge.steps.ScriptUse;
import vigil.knowledge.store.SqlScriptList;
import vigil.knowledge.store.SqlScriptList.Filter;
import vigil.knowledge.store.SqlScriptList.ListedScript;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlUsage;

/// Writing, reading and using answer scripts.
@RestController
class ScriptController {
  /// A publication older than this is no news to a desk that signs in.
  private static final Duration NEWS = Duration.ofDays(7);

  private static final int MOST_OWED = 50;

  private final KnowledgeService steps;
  private final SqlScripts scripts;
  private final SqlScriptList list;
  private final ScriptFigureReader figures;
  private final ScriptUse use;
  private final SqlUsage usage;
  private final Identity identity;
  private final InstantSource clock;

  ScriptController(
      KnowledgeService steps,
      SqlScripts scripts,
      SqlScriptList list,
      ScriptFigureReader figures,
      ScriptUse use,
      SqlUsage usage,
      Identity identity,
      InstantSource clock) {
    this.steps = steps;
    this.scripts = scripts;
    this.list = list;
    this.figures = figures;
    this.use = use;
    this.usage = usage;
    this.identity = identity;
    this.clock = clock;
  }

  record NewScript(ScriptText text, @Nullable String spike) {}

  record UseRequest(@Nullable String order) {}

  record AcknowledgementCount(int acknowledged) {}

  /// In what order scripts are listed.
  enum Sort {
    /// The newest first
    NEWEST,
    /// Those first that answered most orders in the last twelve months
    ANSWERED
  }

  /// People of a unit are shown no numbers of orders, and no order of scripts that tells them: some
  /// of these orders may accuse that unit (rules 9.1).
  ///
  /// @param owing `mine`: only those on which my unit's word is missing
  @GetMapping("/api/knowledge/scripts")
  @Permit(staff = true)
  Page<ListedScript> list(
      @RequestParam(required = false) Script.@Nullable State state,
      @RequestParam(required = false) @Nullable String spike,
      @RequestParam(required = false) @Nullable String owing,
      @RequestParam(defaultValue = "NEWEST") Sort sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit,
      Staff staff) {
    int most = Page.limit(limit);
    var from = Cursor.parse(cursor, 2);
    String unit = "mine".equals(owing) ? Optional.ofNullable(staff.unit()).orElse("-") : null;
    boolean isCounted = staff.unit() == null;
    boolean isByAnswered = isCounted && sort == Sort.ANSWERED;
    var filter = new Filter(state, unit, spike, isByAnswered, isCounted, figures.countedFrom());
    var found = list.list(filter, from, most + 1);
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    return new Page<>(items, isMore ? SqlScriptList.cursorAt(items.getLast()).text() : null);
  }

  @PostMapping("/api/knowledge/scripts")
  @Permit({Role.EDITOR, Role.MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  ScriptView draft(@RequestBody NewScript body, Staff staff) {
    return view(steps.draft(body.text(), body.spike(), staff.id()), staff);
  }

  /// What was published this week, since this member of staff joined and has not acknowledged: what
  /// a desk shows first when it comes back. What was there before is found by searching.
  @GetMapping("/api/knowledge/unacknowledged")
  @Permit(staff = true)
  List<Script> unacknowledged(Staff staff) {
    var thisWeek = clock.instant().minus(NEWS);
    var since = identity.findFirstEnrolment(staff.id()).filter(thisWeek::isBefore).orElse(thisWeek);
    return usage.listUnacknowledged(staff.id(), since, MOST_OWED).stream()
        .flatMap(id -> scripts.published(id).stream())
        .toList();
  }

  @GetMapping("/api/knowledge/scripts/{id}")
  @Permit(staff = true)
  ScriptView script(@PathVariable String id, Staff staff) {
    return view(find(id), staff);
  }

  @GetMapping("/api/knowledge/scripts/{id}/steps")
  @Permit(staff = true)
  List<ScriptView.StepView> steps(@PathVariable String id, Staff staff) {
    return ScriptView.steps(find(id), staff);
  }

  @GetMapping("/api/knowledge/scripts/{id}/editions")
  @Permit(staff = true)
  List<SqlScripts.Edition> editions(@PathVariable String id) {
    find(id);
    return scripts.listEditions(id);
  }

  @PostMapping("/api/knowledge/scripts/{id}/acknowledge")
  @Permit(staff = true)
  AcknowledgementCount acknowledge(@PathVariable String id, Staff staff) {
    return new AcknowledgementCount(steps.acknowledge(id, staff.id()));
  }

  @PostMapping("/api/knowledge/scripts/{id}/used")
  @Permit({Role.AGENT, Role.CALLBACK})
  SqlUsage.Tally used(@PathVariable String id, @RequestBody UseRequest body, Staff staff) {
    var refusal = use.note(id, body.order(), staff);
    if (refusal != null) {
      throw ScriptRefusals.problem(refusal);
    }
    return usage.tally(id);
  }

  private Script find(String id) {
    return scripts.find(id).orElseThrow(() -> Problems.notFound("script"));
  }

  private ScriptView view(Script script, Staff staff) {
    return ScriptView.of(script, usage.tally(script.id()), staff);
  }
}
