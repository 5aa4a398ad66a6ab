package vigil.knowledge.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.knowledge.ScriptOutcome;
import vigil.knowledge.ScriptReview;
import vigil.knowledge.ScriptText;
import vigil.knowledge.steps.Distilling;
import vigil.knowledge.steps.ScriptDrafting;
import vigil.knowledge.steps.ScriptReviews;
import vigil.understanding.DraftOutcome.Drafted;
import vigil.understanding.DraftRefusal;

/// What an editor begins with: scripts to look at again, and consultations that leave one.
@RestController
class ScriptReviewController {
  private final ScriptReviews reviews;
  private final Distilling distilling;
  private final ScriptDrafting drafting;

  ScriptReviewController(ScriptReviews reviews, Distilling distilling, ScriptDrafting drafting) {
    this.reviews = reviews;
    this.distilling = distilling;
    this.drafting = drafting;
  }

  /// The most urgent first: marked wrong, over, soon over, never used, old.
  @GetMapping("/api/knowledge/review")
  @Permit(
      value = {Role.EDITOR, Role.MANAGER},
      hotline = true)
  List<ScriptReview> list() {
    return reviews.list();
  }

  /// What a closed consultation leaves for a script; nothing is stored by it.
  ///
  /// @param id of the order
  @GetMapping("/api/knowledge/orders/{id}/script-start")
  @Permit({Role.EDITOR, Role.MANAGER})
  ScriptText start(@PathVariable String id, Staff staff) {
    return distilling
        .begin(id, staff)
        .orElseThrow(() -> ScriptRefusals.problem(new ScriptOutcome.OrderGivesNoScript(id)));
  }

  /// The same in the words of the language model, held against the order's own.
  ///
  /// @param id of the order
  @PostMapping("/api/knowledge/orders/{id}/script-draft")
  @Permit({Role.EDITOR, Role.MANAGER})
  Drafted draftScript(@PathVariable String id, Staff staff) {
    return drafting
        .draft(id, staff)
        .map(DraftRefusal::getDraft)
        .orElseThrow(() -> ScriptRefusals.problem(new ScriptOutcome.OrderGivesNoScript(id)));
  }
}
