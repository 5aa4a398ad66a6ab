package vigil.knowledge.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import vigil.casework.Consultations;
import vigil.city.WorkingDays;
import vigil.kernel.Csv;
import vigil.knowledge.ScriptReview;
import vigil.knowledge.ScriptReview.Use;
import vigil.knowledge.life.ReviewRules;
import vigil.knowledge.life.ReviewRules.Standing;
import vigil.knowledge.store.SqlScriptReview;
import vigil.knowledge.store.SqlScriptReview.Row;
import vigil.knowledge.store.SqlScriptReview.Tally;

/// The editors' list of scripts to look at again.
@Service
public class ScriptReviews {
  private final SqlScriptReview scripts;
  private final Consultations consultations;
  private final ReviewRules rules;
  private final InstantSource clock;

  ScriptReviews(
      SqlScriptReview scripts,
      Consultations consultations,
      @Value("${vigil.policy:}") String policy,
      InstantSource clock) {
    this.scripts = scripts;
    this.consultations = consultations;
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
    Map<String, List<String>> answered = scripts.listAnswered(ReviewRules.MOST_ORDERS);
    Set<String> askedAgain =
        consultations.listAskedAgain(
            answered.values().stream().flatMap(List::stream).distinct().toList(),
            Duration.ofDays(rules.askedAgainDays()));
    return scripts.list().stream()
        .map(row -> {
          var orders = answered.getOrDefault(row.script(), List.of());
          int again = (int) orders.stream().filter(askedAgain::contains).count();
          return judge(row, use(row.tally(), orders.size(), again), today, now);
        })
        .filter(one -> !one.reasons().isEmpty())
        .sorted(ReviewRules.order())
        .toList();
  }

  /// Within so many days a caller who comes back about the same asked again.
  public int askedAgainDays() {
    return rules.askedAgainDays();
  }

  private static Use use(Tally tally, int answered, int again) {
    return new Use(tally.used(), tally.usedAt(), tally.wrongMarks(), answered, again);
  }

  private ScriptReview judge(Row row, Use use, LocalDate today, Instant now) {
    return new ScriptReview(
        row.script(),
        row.edition(),
        row.title(),
        row.titleEn(),
        rules.judge(new Standing(row.validTo(), row.publishedAt(), use), today, now),
        row.validTo(),
        row.publishedAt(),
        use);
  }
}
