package vigil.understanding.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.understanding.DraftOutcome.Drafted;
import vigil.understanding.DraftRefusal;
import vigil.understanding.Drafting;
import vigil.understanding.steps.ReplyDrafting;

/// Whether there is a model that drafts, and drafts of a unit's reply.
@RestController
class DraftingController {
  private final Drafting drafting;
  private final ReplyDrafting replies;

  DraftingController(Drafting drafting, ReplyDrafting replies) {
    this.drafting = drafting;
    this.replies = replies;
  }

  /// @param hasModel whether a language model is set; it may still not answer
  record DraftingState(boolean hasModel) {}

  @GetMapping("/api/understanding/drafting")
  @Permit({Role.EDITOR, Role.MANAGER, Role.LEADER, Role.CLERK, Role.HANDLER})
  DraftingState state() {
    return new DraftingState(drafting.isOn());
  }

  /// What the unit's notes and the reports of those below it leave for its reply, without a model.
  ///
  /// @param id of the order
  /// @param assignment the unit's own assignment
  @GetMapping("/api/understanding/orders/{id}/parts/{assignment}/reply-draft")
  @Permit({Role.CLERK, Role.HANDLER})
  Drafted extractReply(@PathVariable String id, @PathVariable String assignment, Staff staff) {
    return replies.extract(id, assignment, staff);
  }

  /// The same by the language model; nothing is stored by it.
  @PostMapping("/api/understanding/orders/{id}/parts/{assignment}/reply-draft")
  @Permit({Role.CLERK, Role.HANDLER})
  Drafted draftReply(@PathVariable String id, @PathVariable String assignment, Staff staff) {
    return DraftRefusal.getDraft(replies.draft(id, assignment, staff));
  }
}
