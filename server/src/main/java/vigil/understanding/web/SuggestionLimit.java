package vigil.understanding.web;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vigil.identity.Staff;
import vigil.kernel.Problems;
import vigil.kernel.RateLimits;

/// How often a person may ask what words say, at the desk and on the board together: a desk asks at
/// each pause in typing, whoever runs down the board by key at two orders a second.
@Component
class SuggestionLimit {
  private static final int MOST_A_MINUTE = 120;

  private final RateLimits limits;

  SuggestionLimit(RateLimits limits) {
    this.limits = limits;
  }

  void check(Staff by) {
    limits
        .consume("SUGGESTION", by.id(), MOST_A_MINUTE, Duration.ofMinutes(1))
        .ifPresent(wait -> {
          throw Problems.tooOften(wait, "That was too often. Wait %d minutes. 请%d分钟后再试。");
        });
  }
}
