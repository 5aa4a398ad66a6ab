package vigil.knowledge.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import vigil.kernel.Problems;
import vigil.knowledge.ScriptOutcome.Incomplete;
import vigil.knowledge.ScriptOutcome.NoUnitNamed;
import vigil.knowledge.ScriptOutcome.NotAllowedNow;
import vigil.knowledge.ScriptOutcome.NotAsked;
import vigil.knowledge.ScriptOutcome.NotYourPart;
import vigil.knowledge.ScriptOutcome.NothingChanged;
import vigil.knowledge.ScriptOutcome.OrderGivesNoScript;
import vigil.knowledge.ScriptOutcome.OrderOfAnother;
import vigil.knowledge.ScriptOutcome.PartWithoutUnit;
import vigil.knowledge.ScriptOutcome.Refusal;
import vigil.knowledge.ScriptOutcome.ScriptDoesNotHold;
import vigil.knowledge.ScriptOutcome.ScriptIsInternal;
import vigil.knowledge.ScriptOutcome.Stale;
import vigil.knowledge.ScriptOutcome.TitleTaken;
import vigil.knowledge.ScriptOutcome.UnknownPart;

/// Says no over HTTP.
final class ScriptRefusals {
  private ScriptRefusals() {}

  static ErrorResponseException problem(Refusal refusal) {
    return switch (refusal) {
      case Stale(int version) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "Somebody changed this script meanwhile; load it again and look.",
              Map.of("version", version));
      case NotAllowedNow(var state, var step) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "This step is not possible while the script is " + state + ".",
              Map.of("state", state, "step", step));
      case Incomplete(var missing) ->
          Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              refusal,
              "Callers ask why, whom to see and which procedure: please fill in what is missing.",
              Map.of("missing", missing));
      case NoUnitNamed() ->
          Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              refusal,
              "Name at least one unit that has to agree.",
              Map.of());
      case UnknownPart(var parts) ->
          Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              refusal,
              "The text has no such parts: load it again and look.",
              Map.of("parts", parts));
      case PartWithoutUnit(var parts) ->
          Problems.refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              refusal,
              "Each part needs a unit that is asked about it, or about the whole script.",
              Map.of("parts", parts));
      case NotYourPart(var parts) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "Your unit is not asked about what you changed: change only your own parts.",
              Map.of("parts", parts));
      case ScriptIsInternal(var script) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "This script is for staff only: no caller is answered with it.",
              Map.of("script", script));
      case NothingChanged _ ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "Nothing is changed: agree, or change the text first.",
              Map.of());
      case ScriptDoesNotHold(var script) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "This script does not hold today, or not in the district of the order.",
              Map.of("script", script));
      case OrderGivesNoScript(var order) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "Only a consultation that was answered and is over gives a script.",
              Map.of("order", order));
      case OrderOfAnother(var order) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "This order was in other hands: only who wrote it or took a step on it says with"
                  + " what it was answered.",
              Map.of("order", order));
      case TitleTaken taken ->
          Problems.refused(HttpStatus.CONFLICT, taken, taken.detail(), taken.fields());
      case NotAsked(var unit) ->
          Problems.refused(
              HttpStatus.CONFLICT,
              refusal,
              "This unit was not asked, or has answered already.",
              Map.of("unit", unit));
    };
  }
}
