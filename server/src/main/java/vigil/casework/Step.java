package vigil.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment.Failure;
import vigil.city.Urgency;
import vigil.kernel.FieldCheck;
import vigil.kernel.InvalidInput;

/// What somebody does to an order, or to a unit's part in it ([AssignmentStep]; rules 3). A step
/// may carry a person's words; they are kept beside the history, never in it.
public sealed interface Step
    permits Step.Reasoned, Step.Noted, ContactTry, Step.OrderStep, AssignmentStep {
  /// Rules 3.10.
  int LONGEST_REASON = 500;

  /// An id, a number or a name that a step refers to.
  int LONGEST_ID = 64;

  /// The free text that came with it; null when there is none.
  default @Nullable String words() {
    return null;
  }

  /// Those words of a step that the citizen gets to read or hear.
  default List<String> citizenWords() {
    return List.of();
  }

  /// A step that says why.
  sealed interface Reasoned extends Step
      permits GiveOpinion,
          Forward,
          Recall,
          AskClosing,
          WaiveCallback,
          Recheck,
          AskShelve,
          AskDifficult,
          AskExclusion,
          Withdraw,
          AssignmentStep.AskReturn,
          AssignmentStep.AskAssist,
          AssignmentStep.AskExtension {
    String reason();

    @Override
    default String words() {
      return reason();
    }
  }

  /// A step that may carry a remark.
  sealed interface Noted extends Step
      permits Conclude,
          NameAccused,
          Dispatch,
          Audit,
          CallBack,
          Decide,
          AnswerTime,
          Supervise,
          Remind,
          AssignmentStep.Arbitrate,
          AssignmentStep.Contact,
          AssignmentStep.Review {
    @Nullable String note();

    @Override
    default @Nullable String words() {
      return note();
    }
  }

  /// A step of the whole order.
  sealed interface OrderStep extends Step {}

  /// Writes a draft anew.
  record Amend(Draft draft) implements OrderStep {
    public Amend {
      new FieldCheck().require("draft", draft).check();
    }
  }

  /// Answers at once, by a script or in free words (rules 3.2).
  ///
  /// @param edition of the script; the door says it, whoever answers does not
  record Answer(@Nullable String script, String reply, @Nullable Integer edition)
      implements OrderStep {
    public Answer {
      StepForms.check(Answer.class, script, reply);
    }

    public Answer(@Nullable String script, String reply) {
      this(script, reply, null);
    }

    @Override
    public String words() {
      return reply;
    }

    @Override
    public List<String> citizenWords() {
      return List.of(reply);
    }
  }

  /// The citizen has the answer, nothing is owed (rules 3.2).
  record Close() implements OrderStep {}

  /// Takes back an answer at once that nobody outside has heard of: the order is a draft again.
  record TakeBackAnswer() implements OrderStep {
    /// From the answer on; no message about it leaves the house before.
    public static final Duration WITHIN = Duration.ofSeconds(10);
  }

  /// Advises the caller to ring an emergency service (rules 3.3), and says that this was told.
  record TransferEmergency(EmergencyService service, Boolean citizenTold) implements OrderStep {
    public TransferEmergency {
      StepForms.check(TransferEmergency.class, service, citizenTold);
    }
  }

  /// Does not accept, on one of six grounds; the citizen is told why (rules 3.4).
  ///
  /// @param running the order that is in progress or finished already; needed where that is the
  ///   ground
  record Refuse(RefusalGround ground, String told, @Nullable String running) implements OrderStep {
    public Refuse {
      StepForms.check(Refuse.class, ground, running, told);
    }

    /// On a ground that names no other order.
    public Refuse(RefusalGround ground, String told) {
      this(ground, told, null);
    }

    @Override
    public String words() {
      return told;
    }

    @Override
    public List<String> citizenWords() {
      return List.of(told);
    }
  }

  /// The order is whole (rules 3.5).
  record Submit() implements OrderStep {}

  /// Joins it to another about the same (rules 3.6).
  record Merge(String into) implements OrderStep {
    public Merge {
      StepForms.check(Merge.class, into);
    }
  }

  /// Asks units whose it is (rules 3.7).
  record Confer(List<String> units, String question) implements OrderStep {
    public Confer {
      units = NamedUnits.of(units).stream().distinct().toList();
      StepForms.check(Confer.class, units, question);
    }

    @Override
    public String words() {
      return question;
    }
  }

  /// A unit that was asked in a conference says whether the order is its own, and why (rules 3.7).
  record GiveOpinion(Boolean competent, String reason) implements OrderStep, Reasoned {
    public GiveOpinion {
      StepForms.check(GiveOpinion.class, competent, reason);
    }
  }

  /// Ends the conference (rules 3.7).
  record Conclude(@Nullable String note) implements OrderStep, Noted {
    public Conclude {
      StepForms.check(Conclude.class, note);
    }
  }

  /// Says whom it accuses, or that it is nobody ([Order.Appeal#NOBODY]); said later, the accused
  /// unit's part is taken back (rules 9.2).
  record NameAccused(String accused, @Nullable String note) implements OrderStep, Noted {
    public NameAccused {
      StepForms.check(NameAccused.class, accused, note);
    }
  }

  /// Tells a unit what the citizen answered, where the unit may not know who that is.
  ///
  /// @param assignment of the unit that asked; null for whichever asked first
  /// @param answer what the citizen said, in words that do not tell who; needed where reached
  record Relay(
      @Nullable String assignment,
      Boolean reached,
      @Nullable Failure failure,
      @Nullable String answer,
      @Nullable String call)
      implements OrderStep, ContactTry {
    public Relay {
      StepForms.check(Relay.class, reached, answer, failure);
      InvalidInput.requireMaxLength("assignment", assignment, LONGEST_ID);
      InvalidInput.requireMaxLength("call", call, LONGEST_ID);
      ContactTry.requireFit(reached, failure, answer);
    }

    @Override
    public @Nullable String words() {
      return answer;
    }
  }

  /// Gives it to one lead and its assists (rules 3.8); the units read the note with the order.
  ///
  /// @param accused whom it accuses, or that it is nobody ([Order.Appeal#NOBODY]): said here where
  ///   nobody has said it before, as by e-mail
  record Dispatch(
      String lead,
      List<String> assists,
      List<String> copies,
      @Nullable String note,
      @Nullable String accused)
      implements OrderStep, Noted {
    public Dispatch {
      assists = NamedUnits.of("assists", assists);
      copies = NamedUnits.of("copies", copies);
      StepForms.check(Dispatch.class, accused, lead, assists, copies, note);
    }

    public Dispatch(String lead, List<String> assists, List<String> copies) {
      this(lead, assists, copies, null, null);
    }
  }

  /// Gives it to another platform (rules 3.8).
  record Forward(String platform, String reason) implements OrderStep, Reasoned {
    public Forward {
      StepForms.check(Forward.class, platform, reason);
    }
  }

  /// Takes it back from whoever leads it, as long as nothing was reported.
  record Recall(String reason) implements OrderStep, Reasoned {
    public Recall {
      StepForms.check(Recall.class, reason);
    }
  }

  /// The hotline's look at the accepted report (rules 3.16).
  record Audit(Boolean passed, @Nullable String note) implements OrderStep, Noted {
    public Audit {
      StepForms.check(Audit.class, passed, note);
    }
  }

  /// A try to ask the citizen (rules 3.17).
  record CallBack(
      Order.CallbackWay way,
      Order.CallbackResult result,
      @Nullable Boolean contacted,
      @Nullable Boolean solved,
      @Nullable String note,
      @Nullable String call)
      implements OrderStep, Noted, ContactTry {
    public CallBack {
      StepForms.check(CallBack.class, way, result, contacted, solved, note);
      ContactTry.checkAnswers(result, contacted, solved);
      InvalidInput.requireMaxLength("call", call, LONGEST_ID);
    }
  }

  /// Asks to close an order whose citizen is dissatisfied; a second person decides (rules 3.17).
  record AskClosing(String reason) implements OrderStep, Reasoned {
    public AskClosing {
      StepForms.check(AskClosing.class, reason);
    }
  }

  /// No callback is wanted (rules 3.17).
  record WaiveCallback(String reason) implements OrderStep, Reasoned {
    public WaiveCallback {
      StepForms.check(WaiveCallback.class, reason);
    }
  }

  /// Has it handled a second time, a leader taking part (rules 3.18).
  record Recheck(String leader, String reason) implements OrderStep, Reasoned {
    public Recheck {
      StepForms.check(Recheck.class, leader, reason);
    }
  }

  /// Asks to shelve it until a review date (rules 3.19).
  record AskShelve(Instant reviewOn, String reason) implements OrderStep, Reasoned {
    public AskShelve {
      StepForms.check(AskShelve.class, reviewOn, reason);
    }
  }

  /// Asks to list it as difficult until a review date (rules 3.19).
  record AskDifficult(Instant reviewOn, String reason) implements OrderStep, Reasoned {
    public AskDifficult {
      StepForms.check(AskDifficult.class, reviewOn, reason);
    }
  }

  /// Asks to leave it out of the units' scores.
  record AskExclusion(String reason) implements OrderStep, Reasoned {
    public AskExclusion {
      StepForms.check(AskExclusion.class, reason);
    }
  }

  /// Agrees to a request or not; two different people must agree. A return is arbitrated instead.
  record Decide(
      Order.RequestKind kind, @Nullable String assignment, Boolean agreed, @Nullable String note)
      implements OrderStep, Noted {
    public Decide {
      StepForms.check(Decide.class, kind, agreed, note);
      InvalidInput.requireMaxLength("assignment", assignment, LONGEST_ID);
    }
  }

  /// The platform that sent the order decides on the time that our lead asked for: it owes the
  /// citizen the answer, so its word is enough (rules 3.13).
  ///
  /// @param due by when it owes the answer now; null when it gives no more time
  record AnswerTime(@Nullable Instant due, @Nullable String note) implements OrderStep, Noted {
    public AnswerTime {
      InvalidInput.requireMaxLength("note", note, LONGEST_REASON);
    }
  }

  /// Takes a shelved or difficult order up again.
  record Resume() implements OrderStep {}

  /// Puts it under supervision (rules 3.20).
  record Supervise(String note) implements OrderStep, Noted {
    public Supervise {
      StepForms.check(Supervise.class, note);
    }
  }

  /// Reminds whoever owes something (rules 3.20).
  record Remind(@Nullable String note) implements OrderStep, Noted {
    public Remind {
      StepForms.check(Remind.class, note);
    }
  }

  /// May shorten the due time, never lengthens it (rules 3.20).
  record RaiseUrgency(Urgency to) implements OrderStep {
    public RaiseUrgency {
      StepForms.check(RaiseUrgency.class, to);
    }
  }

  /// A leader's instruction (rules 3.20).
  record NoteLeader(String instruction) implements OrderStep {
    public NoteLeader {
      StepForms.check(NoteLeader.class, instruction);
    }

    @Override
    public String words() {
      return instruction;
    }
  }

  /// The citizen takes it back.
  record Withdraw(String reason) implements OrderStep, Reasoned {
    public Withdraw {
      StepForms.check(Withdraw.class, reason);
    }
  }

  /// The job that puts old orders away (rules 3.21).
  record Archive() implements OrderStep {}

  /// The sweep that says which due times have passed.
  record Lapse() implements OrderStep {}

  /// The job that counts due times again when a calendar was entered (rules 4.10).
  record Reschedule(String calendar, List<OrderFact.DueTimeMove> moved, boolean provisional)
      implements OrderStep {
    public Reschedule {
      moved = List.copyOf(moved);
    }
  }
}
