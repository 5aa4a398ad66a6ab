package vigil.knowledge.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.knowledge.ScriptReview;
import vigil.knowledge.steps.ScriptReviews;

/// Scripts that an editor looks at again.
@RestController
class ScriptReviewController {
  private final ScriptReviews reviews;

  ScriptReviewController(ScriptReviews reviews) {
    this.reviews = reviews;
  }

  /// The most urgent first: marked wrong, over, soon over, never used, old.
  @GetMapping("/api/knowledge/review")
  @Permit({Role.EDITOR, Role.MANAGER})
  List<ScriptReview> list() {
    return reviews.list();
  }
}
