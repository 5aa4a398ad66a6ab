package vigil.city.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import vigil.city.life.EditionOutcome.Barred;
import vigil.city.life.EditionOutcome.Conflicting;
import vigil.city.life.EditionOutcome.Faulty;
import vigil.city.life.EditionOutcome.GrantsSelf;
import vigil.city.life.EditionOutcome.NotAllowedNow;
import vigil.city.life.EditionOutcome.NothingChanged;
import vigil.city.life.EditionOutcome.Overtaken;
import vigil.city.life.EditionOutcome.OwnEdition;
import vigil.city.life.EditionOutcome.Refusal;
import vigil.city.life.EditionOutcome.SayWhy;
import vigil.city.life.EditionOutcome.Stale;
import vigil.kernel.Problems;

/// Refusals of editions in words.
final class EditionRefusals {
  private EditionRefusals() {}

  static RuntimeException problem(Refusal refusal) {
    return switch (refusal) {
      case Stale r ->
          conflict(r, "Somebody changed it; look at it again.", Map.of("version", r.version()));
      case NotAllowedNow r ->
          conflict(
              r,
              "It is %s now; this can no longer be done.".formatted(r.state()),
              Map.of("state", r.state(), "step", r.step()));
      case NothingChanged r -> conflict(r, "It says what is in force already.", Map.of());
      case SayWhy r ->
          Problems.refused(HttpStatus.UNPROCESSABLE_CONTENT, r, "Say why in a sentence.", Map.of());
      case Faulty r ->
          Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              r,
              "Mend the lines named; the policy would not hold.",
              Map.of("faults", r.faults()));
      case Barred r ->
          conflict(
              r,
              "Something stands that this would leave hanging; settle that first.",
              Map.of("effects", r.effects()));
      case Overtaken r ->
          conflict(
              r, "Another edition came into force meanwhile; renew the draft first.", Map.of());
      case OwnEdition r ->
          Problems.refused(
              HttpStatus.FORBIDDEN,
              r,
              "Whoever wrote or proposed it may not approve it; ask a colleague.",
              Map.of("hands", r.hands()));
      case GrantsSelf r ->
          Problems.refused(
              HttpStatus.FORBIDDEN,
              r,
              "It gives a role to somebody who had a hand in it; leave it to others.",
              Map.of("staff", r.staff()));
      case Conflicting r ->
          conflict(
              r,
              "The draft and what came into force since both change these rows; decide row by row.",
              Map.of("rows", r.rows()));
    };
  }

  private static RuntimeException conflict(Refusal refusal, String detail, Map<String, ?> more) {
    return Problems.refused(HttpStatus.CONFLICT, refusal, detail, more);
  }
}
