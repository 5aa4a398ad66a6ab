package vigil.understanding.web;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import vigil.kernel.Problems;
import vigil.understanding.life.sheet.Sheet;
import vigil.understanding.life.sheet.SheetOutcome;

/// Says no to a step on a sheet.
final class SheetAnswers {
  private SheetAnswers() {}

  /// The sheet after the step, or a problem that says why not.
  static Sheet require(Optional<SheetOutcome> outcome) {
    return switch (outcome.orElseThrow(() -> Problems.notFound("sheet"))) {
      case SheetOutcome.Decision it -> it.after();
      case SheetOutcome.Stale it ->
          throw refused(it, "Somebody was faster; load it again.", Map.of("version", it.version()));
      case SheetOutcome.OwnCallScored it ->
          throw Problems.refused(
              HttpStatus.FORBIDDEN,
              it,
              "Nobody scores or judges a call in which they talked.",
              Map.of());
      case SheetOutcome.SheetRecordingGone it ->
          throw refused(it, "The recording is gone: nobody scores it any more.", Map.of());
      case SheetOutcome.SheetReadAlready it ->
          throw refused(it, "You have scored it; another must.", Map.of());
      case SheetOutcome.SheetElsewhere it ->
          throw refused(it, "The sheet stands elsewhere.", Map.of("state", it.state()));
      case SheetOutcome.ThirdMustDecide it ->
          throw refused(it, "Another than those who scored or wrote must decide.", Map.of());
      case SheetOutcome.SheetObjectionTooLate it ->
          throw refused(it, "The days to object are over.", Map.of("until", it.until()));
      case SheetOutcome.SheetObjectedAlready it ->
          throw refused(it, "One objection each: this one is raised already.", Map.of());
    };
  }

  private static RuntimeException refused(
      SheetOutcome.Refusal refusal, String words, Map<String, Object> more) {
    return Problems.refused(HttpStatus.CONFLICT, refusal, words, more);
  }
}
