package vigil.knowledge.web;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.ScriptOutcome.Decision;
import vigil.knowledge.ScriptOutcome.Refusal;
import vigil.knowledge.ScriptStep;
import vigil.knowledge.ScriptText;
import vigil.knowledge.UnitParts;
import vigil.knowledge.steps.KnowledgeService;
import vigil.knowledge.store.SqlReadableScripts;
import vigil.knowledge.store.SqlReadableScripts.ReadableScript;
import vigil.knowledge.store.SqlUsage;

/// The steps of a script's life, one path each; `seen` is the version they were decided on.
@RestController
@RequestMapping("/api/knowledge/scripts/{id}/steps")
class ScriptStepsController {
  private final KnowledgeService steps;
  private final SqlReadableScripts readable;
  private final SqlUsage usage;

  ScriptStepsController(KnowledgeService steps, SqlReadableScripts readable, SqlUsage usage) {
    this.steps = steps;
    this.readable = readable;
    this.usage = usage;
  }

  record Edit(int seen, ScriptText text) {}

  /// Whom to ask, and about which parts.
  ///
  /// @param parts of units that are asked about some only; null, or no parts: about the whole
  record Ask(int seen, List<String> units, @Nullable List<UnitParts> parts) {}

  record Agree(int seen, @Nullable @Size(max = ScriptStep.LONGEST) String note) {}

  record Amend(int seen, ScriptText text, @Nullable @Size(max = ScriptStep.LONGEST) String note) {}

  record ReasonRequest(int seen, @Size(max = ScriptStep.LONGEST) String reason) {}

  record VersionRequest(int seen) {}

  @PostMapping("/edit")
  @Permit({Role.EDITOR, Role.MANAGER})
  ScriptView edit(@PathVariable String id, @RequestBody Edit body, Staff staff) {
    return take(id, body.seen(), new ScriptStep.Edit(body.text(), staff.unit(), staff.id()), staff);
  }

  @PostMapping("/ask")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  ScriptView ask(@PathVariable String id, @RequestBody Ask body, Staff staff) {
    return take(id, body.seen(), ask(body, staff), staff);
  }

  private static ScriptStep.Ask ask(Ask body, Staff staff) {
    List<UnitParts> parts = body.parts() == null ? List.of() : body.parts();
    return new ScriptStep.Ask(body.units(), parts, staff.id());
  }

  @PostMapping("/agree")
  @Permit({Role.CLERK})
  ScriptView agree(@PathVariable String id, @RequestBody Agree body, Staff staff) {
    var step = new ScriptStep.Agree(unit(staff), body.note(), staff.id());
    return take(id, body.seen(), step, staff);
  }

  @PostMapping("/amend")
  @Permit({Role.CLERK})
  ScriptView amend(@PathVariable String id, @RequestBody Amend body, Staff staff) {
    var step = new ScriptStep.Amend(unit(staff), body.text(), body.note(), staff.id());
    return take(id, body.seen(), step, staff);
  }

  @PostMapping("/refuse")
  @Permit({Role.CLERK})
  ScriptView refuse(@PathVariable String id, @RequestBody ReasonRequest body, Staff staff) {
    var step = new ScriptStep.Refuse(unit(staff), body.reason(), staff.id());
    return take(id, body.seen(), step, staff);
  }

  @PostMapping("/publish")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER, Role.LEADER},
      hotline = true)
  ScriptView publish(@PathVariable String id, @RequestBody VersionRequest body, Staff staff) {
    return take(id, body.seen(), new ScriptStep.Publish(staff.id()), staff);
  }

  @PostMapping("/retire")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER, Role.LEADER},
      hotline = true)
  ScriptView retire(@PathVariable String id, @RequestBody ReasonRequest body, Staff staff) {
    return take(id, body.seen(), new ScriptStep.Retire(body.reason(), staff.id()), staff);
  }

  private ScriptView take(String id, int seen, ScriptStep step, Staff staff) {
    requireRead(id, staff);
    return switch (steps.take(id, seen, step)) {
      case Decision(var after, var facts) ->
          ScriptView.of(new ReadableScript(after, true), usage.tally(id), staff);
      case Refusal refusal -> throw ScriptRefusals.problem(refusal);
    };
  }

  /// Nobody writes over, or puts out, an edition that they do not read (rules 7.9), nor a published
  /// one that is neither theirs nor asked of their unit (rules 7.2).
  private void requireRead(String id, Staff staff) {
    var read = readable.find(id, staff).orElseThrow(() -> Problems.notFound("script"));
    if (!read.isWhole()) {
      String unit = Objects.requireNonNullElse(staff.unit(), "");
      throw ScriptRefusals.problem(new ScriptOutcome.NotAsked(unit));
    }
  }

  private static String unit(Staff staff) {
    String unit = staff.unit();
    if (unit == null) {
      throw Problems.of(
          HttpStatus.FORBIDDEN, "NoUnit", "You belong to no unit that could agree.", Map.of());
    }
    return unit;
  }
}
