package vigil.casework.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.RefusalProblem;
import vigil.kernel.Problems;

/// A refusal as problem details: its name, its fields, one sentence on what can be done instead.
@NamedInterface("inside")
@Component
public final class RefusalProblems implements RefusalProblem {
  private static final JsonMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  @Override
  public RuntimeException of(Refusal no) {
    return problem(no);
  }

  public static ErrorResponseException problem(Refusal no) {
    return Problems.refused(status(no), no, detail(no), fields(no));
  }

  public static Map<String, Object> fields(Refusal no) {
    return JSON.convertValue(no, FIELDS);
  }

  private static HttpStatus status(Refusal no) {
    return switch (no) {
      case Refusal.Unknown _ -> HttpStatus.NOT_FOUND;
      case Refusal.Stale _,
          Refusal.NoSuchVersion _,
          Refusal.NotNow _,
          Refusal.AlreadyAsked _,
          Refusal.ExcludedAlready _ ->
          HttpStatus.CONFLICT;
      case Refusal.NotYourDuty _,
          Refusal.NotYourUnit _,
          Refusal.HotlineOnly _,
          Refusal.UnitHasNoPart _,
          Refusal.NotInConference _,
          Refusal.AccusedStepsAside _ ->
          HttpStatus.FORBIDDEN;
      case Refusal.AccusedMayNotHandle _,
          Refusal.AccusedNotNamed _,
          Refusal.AccusedAlreadyNamed _,
          Refusal.CallerHidden _,
          Refusal.CallerNotHidden _,
          Refusal.UnknownUnit _,
          Refusal.UnknownPlatform _,
          Refusal.StaysInside _,
          Refusal.CameFromThere _,
          Refusal.NotForPlatform _,
          Refusal.NothingDispatched _,
          Refusal.OthersWait _,
          Refusal.UnitTwice _,
          Refusal.NotBelow _,
          Refusal.ElementsMissing _,
          Refusal.CategoryMissing _,
          Refusal.UnknownScript _,
          Refusal.ScriptDoesNotHold _,
          Refusal.NotAnsweredAtOnce _,
          Refusal.AnswerIsOut _,
          Refusal.ScriptIsInternal _,
          Refusal.InternalScriptQuoted _,
          Refusal.AnswerIsTheQuestion _,
          Refusal.SiteVisitNeeded _,
          Refusal.NotOpen _,
          Refusal.MergedIntoItself _,
          Refusal.ReturnWindowOver _,
          Refusal.ReturnSpent _,
          Refusal.ContactFirst _,
          Refusal.DueBeyondParent _,
          Refusal.DuePassed _,
          Refusal.ExtensionTooLate _,
          Refusal.ExtensionDaysUnknown _,
          Refusal.QuotaSpent _,
          Refusal.NothingAsked _,
          Refusal.PartNotNamed _,
          Refusal.NoCitizenNumber _,
          Refusal.AnotherMustAgree _,
          Refusal.AssistsOpen _,
          Refusal.ContactRecordMissing _,
          Refusal.ReportIncomplete _,
          Refusal.CopyReadsOnly _,
          Refusal.NotRunning _,
          Refusal.FeedbackNotOwed _,
          Refusal.CallOfAnotherOrder _,
          Refusal.CallOfAnother _,
          Refusal.CallRecordedAlready _,
          Refusal.CallSaysOtherwise _,
          Refusal.CallbackTooSoon _,
          Refusal.OutsideCallbackHours _,
          Refusal.CallbackNeedsAnotherDay _,
          Refusal.Dissatisfied _,
          Refusal.NotDissatisfied _,
          Refusal.LinkIsTheCitizens _,
          Refusal.UrgencyNotRaised _,
          Refusal.SecrecyNotLifted _,
          Refusal.ReviewDatePassed _ ->
          HttpStatus.UNPROCESSABLE_CONTENT;
    };
  }

  public static String detail(Refusal no) {
    return switch (no) {
      case Refusal.Unknown _ -> "There is no such order for you.";
      case Refusal.Stale(var version, var since) ->
          "Somebody was faster: the order is at version %d, %d changes on. Look again, then decide."
              .formatted(version, since.size());
      case Refusal.NoSuchVersion(var version) ->
          "The order never had that version: it is at %d. Load it again.".formatted(version);
      case Refusal.NotNow(var state, var possible, var when) ->
          "Not while it is %s%s; possible now: %s."
              .formatted(state, when.isEmpty() ? "" : ", but when it is one of " + when, possible);
      case Refusal.NotYourDuty(var roles) -> "This is for " + roles + ".";
      case Refusal.NotYourUnit(var unit) -> "This is for unit " + unit + ".";
      case Refusal.HotlineOnly _ -> "The hotline does this itself; no unit does.";
      case Refusal.UnitHasNoPart _ -> "Your unit works on nothing of this order.";
      case Refusal.AccusedStepsAside _ ->
          "The order is about your own unit; somebody without an interest takes it.";
      case Refusal.AccusedMayNotHandle(var unit) ->
          "The order is about " + unit + ", which never handles it; choose another unit.";
      case Refusal.AccusedNotNamed(var type) ->
          "This %s goes to nobody before it is said which unit it accuses, or that it is none: name"
                  .formatted(type)
              + " the accused first.";
      case Refusal.AccusedAlreadyNamed(var unit) ->
          unit.equals(Order.Appeal.NOBODY)
              ? "It is said already that it accuses nobody; name a unit if it accuses one."
              : "It accuses " + unit + ": register it anew if that was a mistake.";
      case Refusal.CallerHidden _ ->
          "The caller is hidden from your unit; ask the hotline to pass a question on.";
      case Refusal.CallerNotHidden _ ->
          "The caller is not hidden from your unit; contact the citizen yourselves.";
      case Refusal.UnknownUnit(_, var unit) -> "No unit is called " + unit + ".";
      case Refusal.UnitTwice(var unit) -> unit + " has a part in this round already.";
      case Refusal.NotBelow(var unit, var above) ->
          unit + " is not below " + above + "; ask for an assist instead.";
      case Refusal.ElementsMissing(var missing) -> "Still missing: " + missing + ".";
      case Refusal.CategoryMissing _ ->
          "The directory needs a leaf category and a district; amend the order first.";
      case Refusal.SiteVisitNeeded(var type) ->
          "A %s, its own or one merged into it, needs somebody to look; submit it instead."
              .formatted(type);
      case Refusal.NotOpen(var id) -> "Order " + id + " is not open; choose one that is.";
      case Refusal.MergedIntoItself _ -> "No order is merged into itself; choose another.";
      case Refusal.ReturnWindowOver(var since) ->
          "The two working days for a return ended at "
              + since
              + "; an assist may be asked for, or the order recalled.";
      case Refusal.ReturnSpent _ -> "After arbitration it cannot be returned again.";
      case Refusal.ContactFirst _ -> "Log a try to reach the citizen first.";
      case Refusal.DueBeyondParent(var due) ->
          "A part is due by "
              + due
              + " at the latest, as the part above it; that one asks for more time.";
      case Refusal.DuePassed(var due) -> due + " has passed; choose a later time.";
      case Refusal.ExtensionTooLate(var due) ->
          "It was due at " + due + "; an extension is asked for before.";
      case Refusal.ExtensionDaysUnknown(var days) ->
          "An extension is of " + days + " working days.";
      case Refusal.QuotaSpent(var quota) ->
          "The unit's %d extensions of this quarter are used.".formatted(quota);
      case Refusal.ExcludedAlready _ -> "It does not count in scores already.";
      case Refusal.AlreadyAsked(_, var at) ->
          "Asked already, at " + at + "; it waits for an answer.";
      case Refusal.NothingAsked(var kind) -> "Nobody asked for it: " + kind + ".";
      case Refusal.PartNotNamed(var kind, var parts) ->
          "Say whose %s it is by its assignment, one of %s.".formatted(kind, parts);
      case Refusal.NoCitizenNumber _ ->
          "The order has no telephone number: nobody was called in vain.";
      case Refusal.AnotherMustAgree _ ->
          "Two people must agree, neither of whom asked; leave it to another.";
      case Refusal.AssistsOpen(var units) -> "Not yet reported: " + units + ".";
      case Refusal.ContactRecordMissing _ -> "Choose the contact record the report rests on.";
      case Refusal.ReportIncomplete(var missing, var field, var possible) ->
          "The report lacks, or has unfit: "
              + String.join(", ", missing)
              + (possible.isEmpty() ? "." : "; " + field + " may be " + possible + ".");
      case Refusal.NotRunning(var number) ->
          "Order " + number + " is neither in progress nor finished; name one that is.";
      case Refusal.NotInConference _ ->
          "Only units that are asked in a conference answer it; yours is not asked now.";
      case Refusal.CopyReadsOnly _ ->
          "Your unit has a copy for reading; whoever handles it takes this step.";
      case Refusal.FeedbackNotOwed _ -> "Only urgent orders owe an interim feedback.";
      case Refusal.CallOfAnotherOrder _ ->
          "That call was not about this order; name one that was, or none.";
      case Refusal.CallOfAnother _ ->
          "Somebody else placed that call; whoever talked records what was said.";
      case Refusal.CallRecordedAlready _ -> "An attempt rests on that call already.";
      case Refusal.CallSaysOtherwise(var result) ->
          switch (result) {
            case OPEN -> "The call is still on its way; wait for its end.";
            case REACHED -> "The citizen answered that call: record what was said.";
            case MISSED -> "Nobody answered that call.";
            case NOTHING ->
                "That call never came to the citizen, so it says nothing; call once more.";
          };
      case Refusal.CallbackTooSoon(var at) ->
          "Some time lies between tries, and after the citizen asked for another: not before "
              + at
              + ".";
      case Refusal.OutsideCallbackHours(var at) ->
          "No calls go out at this time of day: not before " + at + ".";
      case Refusal.CallbackNeedsAnotherDay(var at) ->
          "The tries lie on several days, and today had one: not before " + at + ".";
      case Refusal.Dissatisfied _ ->
          "A citizen, its own or one merged into it, is dissatisfied: order a recheck, or ask to close"
              + " it; a second person decides.";
      case Refusal.NotDissatisfied _ -> "The citizen did not say so; record the callback.";
      case Refusal.LinkIsTheCitizens _ ->
          "Only the citizen answers by the link of the SMS; record a call.";
      case Refusal.SecrecyNotLifted _ ->
          "The citizen asked not to be told of: it stays so once the order is submitted.";
      case Refusal.UrgencyNotRaised(var now) -> "It is %s already.".formatted(now);
      case Refusal.ReviewDatePassed(var date) -> date + " has passed; choose a later review date.";
      case Refusal.UnknownScript(var script) ->
          "Script " + script + " is not out; choose one that is, or answer in your own words.";
      case Refusal.ScriptDoesNotHold _ ->
          "That script does not hold today, or not in this district; choose another, or answer in"
              + " your own words.";
      case Refusal.NotAnsweredAtOnce _ -> "Only an answer at once is taken back.";
      case Refusal.AnswerIsOut _ ->
          "The answer is on its way; have the order handled again, or write a new one.";
      case Refusal.ScriptIsInternal _ ->
          "That script is for staff only; choose another, or answer in your own words.";
      case Refusal.InternalScriptQuoted(var title) ->
          "The citizen reads this, and it quotes “" + title + "”, which is for staff only.";
      case Refusal.AnswerIsTheQuestion _ ->
          "That is what the citizen said; write what you answered.";
      case Refusal.UnknownPlatform(var platform) ->
          platform.isEmpty()
              ? "No other platform takes orders from us; an operator enters it first."
              : "No platform is called " + platform + ", or nothing goes there any more.";
      case Refusal.StaysInside _ -> "A confidential order stays inside this hotline.";
      case Refusal.CameFromThere(var platform) ->
          "It came through " + platform + " and never goes back there.";
      case Refusal.NotForPlatform(var platform) ->
          platform + " is for other districts or categories.";
      case Refusal.NothingDispatched _ -> "No unit has it: there is nothing to take back.";
      case Refusal.OthersWait(var joined) ->
          "%d orders merged into it wait for its reply; note this citizen's word by a reminder."
              .formatted(joined);
    };
  }
}
