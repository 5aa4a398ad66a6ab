package vigil.knowledge.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import vigil.city.WorkingDays;
import vigil.kernel.Csv;
import vigil.knowledge.ScriptReview;
import vigil.knowledge.life.ReviewRules;
import vigil.knowledge.life.ReviewRules.Standing;
import vigil.knowledge.store.SqlScriptReview;
import vigil.knowledge.store.SqlScriptReview.Row;

/// The editors' list of scripts to look at again.
@Service
public class ScriptReviews {
  private final SqlScriptReview scripts;
  private final ReviewRules rules;
  private final InstantSource clock;

  ScriptReviews(
      SqlScriptReview scripts, @Value("${vigil.policy:}") String policy, InstantSource clock) {
    this.scripts = scripts;
    this.clock = clock;
    this.rules =
        ReviewRules.of(
            Csv.policyOrShipped(policy, "script-review.csv").stream()
                .collect(
                    Collectors.toMap(
                        row -> row.text("name"), row -> row.as("days", Integer::valueOf))));
  }

  /// The most urgent first.
  public List<ScriptReview> list() {
    Instant now = clock.instant();
    LocalDate today = WorkingDays.dayOf(now);
    return scripts.list().stream()
        .map(row -> review(row, today, now))
        .filter(one -> !one.reasons().isEmpty())
        .sorted(ReviewRules.order())
        .toList();
  }

  private ScriptReview review(Row row, LocalDate today, Instant now) {
    var use = row.use();
    var standing = new Standing(row.validTo(), row.publishedAt(), use.used(), use.wrongMarks());
    return new ScriptReview(
        row.script(),
        row.edition(),
        row.title(),
        row.titleEn(),
        rules.judge(standing, today, now),
        row.validTo(),
        row.publishedAt(),
        use);
  }
}
