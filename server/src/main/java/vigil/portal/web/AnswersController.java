package vigil.portal.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.city.City;
import vigil.identity.Permit;
import vigil.kernel.InvalidInput;
import vigil.kernel.Problems;
import vigil.knowledge.PublicAnswer;
import vigil.knowledge.PublicAnswers;

/// Questions and answers that anybody may read, without an account.
@RestController
@RequestMapping("/api/portal/answers")
class AnswersController {
  /// What was found.
  ///
  /// @param topics all that have an answer, whatever was asked
  record AnswerList(List<PublicAnswer> items, List<PublicAnswers.TopicCount> topics) {}

  private static final int LONGEST_QUESTION = 100;

  private final PublicAnswers answers;
  private final City city;
  private final RateLimiter guard;

  AnswersController(PublicAnswers answers, City city, RateLimiter guard) {
    this.answers = answers;
    this.city = city;
    this.guard = guard;
  }

  /// The best for these words, or the newest.
  ///
  /// @param topic a category's code: it and those below it
  @Permit(open = true)
  @GetMapping
  AnswerList search(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String topic,
      @RequestParam(required = false) @Nullable String district,
      HttpServletRequest request) {
    guard.check(RateLimiter.LimitedAction.READ, request);
    InvalidInput.requireMaxLength("q", q, LONGEST_QUESTION);
    if (topic != null && city.categories().find(topic).isEmpty()) {
      throw InvalidInput.unknown("topic");
    }
    if (district != null && city.places().findDistrict(district).isEmpty()) {
      throw InvalidInput.unknown("district");
    }
    return new AnswerList(
        answers.search(q == null ? "" : q, topic, district), answers.countByTopic());
  }

  @Permit(open = true)
  @GetMapping("/{id}")
  PublicAnswer answer(@PathVariable String id, HttpServletRequest request) {
    guard.check(RateLimiter.LimitedAction.READ, request);
    return answers.find(id).orElseThrow(() -> Problems.notFound("answer"));
  }
}
