package vigil.knowledge.web;

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
import vigil.knowledge.store.SqlReadableScripts;
import vigil.knowledge.store.SqlReadableScripts.ReadableScript;
import vigil.knowledge.store.SqlScriptList;
import vigil.knowledge.store.SqlScriptList.Filter;
import vigil.knowledge.store.SqlScriptList.ListedScript;
import vigil.knowledge.store.SqlScripts;
import vigil.knowledge.store.SqlUsage;

/// Writing, reading and using answer scripts. What is not published is read by few (rules 7.9).
@RestController
class ScriptController {
  private final KnowledgeService steps;
  private final SqlReadableScripts readable;
  private final SqlScriptList list;
  private final ScriptFigureReader figures;
  private final ScriptUse use;
  private final SqlUsage usage;

  ScriptController(
      KnowledgeService steps,
      SqlReadableScripts readable,
      SqlScriptList list,
      ScriptFigureReader figures,
      ScriptUse use,
      SqlUsage usage) {
    this.steps = steps;
    this.readable = readable;
    this.list = list;
    this.figures = figures;
    this.use = use;
    this.usage = usage;
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
    var found = list.list(filter, staff, from, most + 1);
    boolean isMore = found.size() > most;
    var items = isMore ? found.subList(0, most) : found;
    return new Page<>(items, isMore ? SqlScriptList.cursorAt(items.getLast()).text() : null);
  }

  @PostMapping("/api/knowledge/scripts")
  @Permit({Role.EDITOR, Role.MANAGER})
  @ResponseStatus(HttpStatus.CREATED)
  ScriptView draft(@RequestBody NewScript body, Staff staff) {
    var drafted = steps.draft(body.text(), body.spike(), staff.id());
    return view(new ReadableScript(drafted, true), staff);
  }

  @GetMapping("/api/knowledge/scripts/{id}")
  @Permit(staff = true)
  ScriptView script(@PathVariable String id, Staff staff) {
    return view(find(id, staff), staff);
  }

  @GetMapping("/api/knowledge/scripts/{id}/steps")
  @Permit(staff = true)
  List<ScriptView.StepView> steps(@PathVariable String id, Staff staff) {
    return ScriptView.steps(find(id, staff), staff);
  }

  @GetMapping("/api/knowledge/scripts/{id}/editions")
  @Permit(staff = true)
  List<SqlScripts.Edition> editions(@PathVariable String id, Staff staff) {
    find(id, staff);
    return readable.listEditions(id, staff);
  }

  /// Only who answers callers is counted (rules 7.2).
  @PostMapping("/api/knowledge/scripts/{id}/acknowledge")
  @Permit({Role.AGENT})
  AcknowledgementCount acknowledge(@PathVariable String id, Staff staff) {
    find(id, staff);
    return new AcknowledgementCount(steps.acknowledge(id, staff.id()));
  }

  @PostMapping("/api/knowledge/scripts/{id}/used")
  @Permit({Role.AGENT, Role.CALLBACK})
  SqlUsage.Tally used(@PathVariable String id, @RequestBody UseRequest body, Staff staff) {
    find(id, staff);
    var refusal = use.note(id, body.order(), staff);
    if (refusal != null) {
      throw ScriptRefusals.problem(refusal);
    }
    return usage.tally(id);
  }

  private ReadableScript find(String id, Staff staff) {
    return readable.find(id, staff).orElseThrow(() -> Problems.notFound("script"));
  }

  private ScriptView view(ReadableScript read, Staff staff) {
    return ScriptView.of(read, usage.tally(read.script().id()), staff);
  }
}
