package vigil.casework;

import static vigil.casework.StepForm.choice;
import static vigil.casework.StepForm.confirmation;
import static vigil.casework.StepForm.text;
import static vigil.casework.StepForm.value;

import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment.Failure;
import vigil.casework.AssignmentStep.ExtensionGround;
import vigil.casework.AssignmentStep.ReturnCode;
import vigil.casework.CompletionReport.AppealFinding;
import vigil.casework.CompletionReport.FactFinding;
import vigil.casework.CompletionReport.ReplyWay;
import vigil.casework.CompletionReport.Resolution;
import vigil.casework.CompletionReport.SiteCheck;
import vigil.casework.Order.CallbackResult;
import vigil.casework.Order.CallbackWay;
import vigil.casework.Order.RequestKind;
import vigil.casework.StepForm.Field;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.kernel.InvalidInput;

/// What each step asks of whoever takes it (rules 3). What an order narrows - the findings that fit
/// its type, the days that may be asked for - is decided where the step is offered
/// ([vigil.casework.life.OfferedForms]).
public final class StepForms {
  private static final StepForm NOTHING = StepForm.of();

  private static final Map<Class<? extends Step>, StepForm> FORMS =
      Map.ofEntries(
          entry(Step.Amend.class, amended()),
          entry(
              Step.Answer.class,
              text("script", Step.LONGEST_ID),
              text("reply", Draft.LONGEST_TEXT).needed()),
          entry(Step.Close.class),
          entry(Step.TakeBackAnswer.class),
          entry(
              Step.TransferEmergency.class,
              choice("service", EmergencyService.values()).needed(),
              confirmation("citizenTold")),
          entry(
              Step.Refuse.class,
              choice("ground", RefusalGround.values()).needed(),
              id("running").when("ground", RefusalGround.NO_NEW_FACT),
              words("told")),
          entry(Step.Submit.class),
          entry(Step.Merge.class, id("into")),
          entry(Step.Confer.class, value("units").needed(), words("question")),
          entry(Step.GiveOpinion.class, value("competent").needed(), words("reason")),
          entry(Step.Conclude.class, note()),
          entry(Step.NameAccused.class, id("accused").orNone(Order.Appeal.NOBODY), note()),
          entry(
              Step.Relay.class,
              value("reached").needed(),
              words("answer").when("reached", true),
              choice("failure", Failure.values()).needed().when("reached", false)),
          entry(
              Step.Dispatch.class,
              text("accused", Step.LONGEST_ID).orNone(Order.Appeal.NOBODY),
              id("lead"),
              value("assists"),
              value("copies"),
              note()),
          entry(Step.Forward.class, id("platform"), words("reason")),
          entry(Step.Recall.class, words("reason")),
          entry(Step.Audit.class, value("passed").needed(), note()),
          entry(
              Step.CallBack.class,
              choice("way", CallbackWay.values()).needed(),
              choice("result", CallbackResult.values()).needed(),
              ofReached("contacted"),
              ofReached("solved"),
              note()),
          entry(Step.AskClosing.class, words("reason")),
          entry(Step.WaiveCallback.class, words("reason")),
          entry(Step.Recheck.class, id("leader"), words("reason")),
          entry(Step.AskShelve.class, value("reviewOn").needed(), words("reason")),
          entry(Step.AskDifficult.class, value("reviewOn").needed(), words("reason")),
          entry(Step.AskExclusion.class, words("reason")),
          entry(
              Step.Decide.class,
              choice("kind", RequestKind.values()).needed(),
              value("agreed").needed(),
              note()),
          entry(Step.Resume.class),
          entry(Step.Supervise.class, note().needed()),
          entry(Step.Remind.class, note()),
          entry(Step.RaiseUrgency.class, choice("to", Urgency.values()).needed()),
          entry(Step.NoteLeader.class, words("instruction")),
          entry(Step.Withdraw.class, words("reason")),
          entry(AssignmentStep.Sign.class),
          entry(
              AssignmentStep.AskReturn.class,
              choice("code", ReturnCode.values()).needed(),
              words("reason")),
          entry(AssignmentStep.Arbitrate.class, value("agreed").needed(), note()),
          entry(
              AssignmentStep.Contact.class,
              value("reached").needed(),
              choice("failure", Failure.values()).needed().when("reached", false),
              note()),
          entry(AssignmentStep.Handle.class),
          entry(AssignmentStep.Redispatch.class, value("units").needed(), value("due")),
          entry(AssignmentStep.AskAssist.class, value("units").needed(), words("reason")),
          entry(AssignmentStep.AskRelay.class, words("question")),
          entry(
              AssignmentStep.AskExtension.class,
              choice("ground", ExtensionGround.values()).needed(),
              value("days").needed(),
              words("reason")),
          entry(AssignmentStep.Report.class, reported()),
          entry(AssignmentStep.Review.class, value("accepted").needed(), note()),
          entry(
              AssignmentStep.GiveFeedback.class,
              value("solved").needed(),
              words("whyNot").when("solved", false),
              value("tellCitizen").needed(),
              id("head")));

  private StepForms() {}

  /// Empty for what only jobs do, and other platforms: nobody is asked for it.
  public static Optional<StepForm> find(Class<? extends Step> step) {
    return Optional.ofNullable(FORMS.get(step));
  }

  /// Refuses a step that lacks what its form asks for.
  ///
  /// @param values one for each field of the form, in its order
  static void check(Class<? extends Step> step, @Nullable Object... values) {
    FORMS.getOrDefault(step, NOTHING).check(values);
  }

  /// Refuses a text that is longer than the form of a step lets it be.
  static void limitText(Class<? extends Step> step, String field, @Nullable String text) {
    Integer most = Objects.requireNonNull(FORMS.get(step)).get(field).most();
    InvalidInput.requireMaxLength(field, text, Objects.requireNonNull(most));
  }

  private static Map.Entry<Class<? extends Step>, StepForm> entry(
      Class<? extends Step> step, Field... fields) {
    return Map.entry(step, StepForm.of(fields));
  }

  private static Map.Entry<Class<? extends Step>, StepForm> entry(
      Class<? extends Step> step, StepForm form) {
    return Map.entry(step, form);
  }

  private static StepForm amended() {
    return StepForm.of(
        choice("type", AppealType.values()),
        choice("urgency", Urgency.values()),
        value("category"),
        text("title", Draft.LONGEST_TITLE),
        text("description", Draft.LONGEST_TEXT),
        text("wishes", Draft.LONGEST_TEXT),
        value("occurred"),
        value("district"),
        value("street"),
        text("address", Draft.LONGEST_ADDRESS),
        value("accusedUnit").orNone(Order.Appeal.NOBODY),
        value("confidential"));
  }

  /// Rules 5.5 and 5.6.
  private static StepForm reported() {
    var doubted = EnumSet.complementOf(EnumSet.of(FactFinding.TRUE));
    return StepForm.of(
        choice("factFinding", FactFinding.values()).needed(),
        note("factNote").needed().when("factFinding", doubted.toArray()),
        choice("appealFinding", AppealFinding.values()).needed(),
        note("appealNote").needed().when("appealFinding", AppealFinding.OTHER),
        choice("siteCheck", SiteCheck.values()).needed(),
        value("siteCheckAt").needed().when("siteCheck", SiteCheck.YES),
        choice("result", Resolution.values()).needed(),
        note("whyUnresolved").needed().when("result", Resolution.EXPLAINED),
        note("replyPoints").needed(),
        text("replyUnit", Step.LONGEST_ID),
        value("repliedAt"),
        choice("wayOfReply", ReplyWay.values()).needed(),
        text("summary", CompletionReport.LONGEST_SUMMARY).needed(),
        id("signatory"),
        text("contactAttempt", Step.LONGEST_ID),
        text("publicReply", CompletionReport.LONGEST_SUMMARY),
        note("beyondDuty"));
  }

  private static Field note(String name) {
    return text(name, CompletionReport.LONGEST_NOTE);
  }

  private static Field words(String name) {
    return text(name, Step.LONGEST_REASON).needed();
  }

  private static Field note() {
    return text("note", Step.LONGEST_REASON);
  }

  private static Field id(String name) {
    return text(name, Step.LONGEST_ID).needed();
  }

  /// What only somebody who was reached can have said.
  private static Field ofReached(String name) {
    return value(name)
        .when(
            "result",
            CallbackResult.SATISFIED,
            CallbackResult.ACCEPTED,
            CallbackResult.DISSATISFIED);
  }
}
