package vigil.identity.steps;

import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// How long a touch of the key counts for what shows or lets out personal data, or changes who may
/// do what (RFC 9470 calls it `max_age`).
///
/// @param span from the touch on, by the house's clock
@Component
public record StepUpMaxAge(@Value("${vigil.identity.fresh-for:PT5M}") Duration span) {
  /// Below this a dialog and the call behind it would not fit in; beyond the other, nobody would
  /// know any more who sits there.
  static final Duration SHORTEST = Duration.ofMinutes(1);

  static final Duration LONGEST = Duration.ofHours(1);

  public StepUpMaxAge {
    if (span.compareTo(SHORTEST) < 0 || span.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "vigil.identity.fresh-for must be from %s to %s, but is %s"
              .formatted(SHORTEST, LONGEST, span));
    }
  }

  /// A touch from the future counts no longer than one from the past: a clock put back must not
  /// keep a desk open.
  public boolean isFresh(Instant touched, Instant at) {
    return Duration.between(touched, at).abs().compareTo(span) < 0;
  }

  public Instant until(Instant touched) {
    return touched.plus(span);
  }
}
