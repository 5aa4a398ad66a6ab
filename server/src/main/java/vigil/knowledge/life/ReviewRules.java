package vigil.knowledge.life;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.knowledge.ScriptReview;
import vigil.knowledge.ScriptReview.Reason;

/// Which published scripts an editor looks at again (rules 7.5).
///
/// @param remindDays so many days before its last one an editor is reminded
/// @param unusedDays published for so long and never used
/// @param staleDays published for so long, without a last day of its own
/// @param askedAgainDays within so many days a caller who comes back about the same was not helped
public record ReviewRules(int remindDays, int unusedDays, int staleDays, int askedAgainDays) {
  /// What a city that says nothing has: 7 days are the rules' own.
  public static final ReviewRules USUAL = new ReviewRules(7, 30, 180, 7);

  /// Of the newest orders that a script answered so many are looked at.
  public static final int MOST_ORDERS = 50;

  /// Fewer may have come back for reasons of their own.
  private static final int FEWEST_AGAIN = 3;

  /// One of so many that comes back is too many.
  private static final int OF_SO_MANY = 10;

  private static final int MOST_DAYS = 3_650;

  public ReviewRules {
    if (Stream.of(remindDays, unusedDays, staleDays, askedAgainDays)
        .anyMatch(days -> days < 1 || days > MOST_DAYS)) {
      throw new IllegalArgumentException("script-review.csv: days are 1 to " + MOST_DAYS);
    }
  }

  /// By the names in `policy/script-review.csv`.
  public static ReviewRules of(Map<String, Integer> days) {
    return new ReviewRules(
        days.getOrDefault("remindDays", USUAL.remindDays),
        days.getOrDefault("unusedDays", USUAL.unusedDays),
        days.getOrDefault("staleDays", USUAL.staleDays),
        days.getOrDefault("askedAgainDays", USUAL.askedAgainDays));
  }

  /// What is known of a published script.
  public record Standing(@Nullable LocalDate validTo, Instant publishedAt, ScriptReview.Use use) {
    boolean isAskedAgain() {
      return use.askedAgain() >= FEWEST_AGAIN && use.askedAgain() * OF_SO_MANY >= use.answered();
    }
  }

  /// Why a script comes up, the most urgent first.
  ///
  /// @param today the day in Shanghai
  /// @return empty where it may rest
  public List<Reason> judge(Standing script, LocalDate today, Instant now) {
    var reasons = new ArrayList<Reason>();
    LocalDate last = script.validTo();
    if (script.use().wrongMarks() > 0) {
      reasons.add(Reason.MARKED_WRONG);
    }
    if (last != null && last.isBefore(today)) {
      reasons.add(Reason.EXPIRED);
    } else if (last != null && !last.isAfter(today.plusDays(remindDays))) {
      reasons.add(Reason.EXPIRING);
    }
    if (script.isAskedAgain()) {
      reasons.add(Reason.ASKED_AGAIN);
    }
    if (script.use().used() == 0 && isOlder(script, unusedDays, now)) {
      reasons.add(Reason.NEVER_USED);
    }
    if (last == null && isOlder(script, staleDays, now)) {
      reasons.add(Reason.STALE);
    }
    return reasons;
  }

  private static boolean isOlder(Standing script, int days, Instant now) {
    return !script.publishedAt().plus(Duration.ofDays(days)).isAfter(now);
  }

  /// The most urgent first; among equals whose last day comes sooner, then the older publication.
  public static Comparator<ScriptReview> order() {
    return Comparator.comparing((ScriptReview one) -> one.reasons().getFirst())
        .thenComparing(
            ScriptReview::validTo, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
        .thenComparing(ScriptReview::publishedAt);
  }
}
