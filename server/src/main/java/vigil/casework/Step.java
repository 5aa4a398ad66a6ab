package vigil.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment.Failure;
import vigil.city.Urgency;
import vigil.kernel.Mistake;

/// What somebody does to an order, or to a unit's part in it (domain 3). A step may carry a
/// person's words; they are kept beside the history, never in it.
public sealed interface Step {
  /// Domain 3, row 10.
  int LONGEST_REASON = 500;

  /// A batch of units named in one step.
  int MOST_UNITS = 20;

  /// The free text that came with it; null when there is none.
  default @Nullable String words() {
    return null;
  }

  /// A step that says why.
  sealed interface Reasoned extends Step {
    String reason();

    @Override
    default String words() {
      return reason();
    }
  }

  /// A step that may carry a remark.
  sealed interface Noted extends Step {
    @Nullable String note();

    @Override
    default @Nullable String words() {
      return note();
    }
  }

  /// A step of the whole order.
  sealed interface OrderStep extends Step {}

  /// A step of one unit's assignment.
  sealed interface AssignmentStep extends Step {}

  /// Writes a draft anew.
  record Amend(Draft draft) implements OrderStep {}

  /// Answers at once, by a script or in free words (row 2).
  record Answer(@Nullable String script, String reply) implements OrderStep {
    public Answer {
      Mistake.unlessSaid("reply", reply, Draft.LONGEST_TEXT);
    }

    @Override
    public String words() {
      return reply;
    }
  }

  /// The citizen has the answer, nothing is owed (row 2).
  record Close() implements OrderStep {}

  /// Puts the caller through to an emergency service (row 3).
  record TransferEmergency(EmergencyService service) implements OrderStep {}

  /// 110, 119, 120, 122.
  enum EmergencyService {
    POLICE_110,
    FIRE_119,
    AMBULANCE_120,
    TRAFFIC_122
  }

  /// Does not accept, on one of six grounds; the citizen is told why (row 4).
  record Refuse(RefusalGround ground, String told) implements OrderStep {
    public Refuse {
      Mistake.unlessSaid("told", told, LONGEST_REASON);
    }

    @Override
    public String words() {
      return told;
    }
  }

  /// Beijing regulation, article 11.
  enum RefusalGround {
    EMERGENCY_NUMBER,
    LEGAL_PROCEEDING_UNDER_WAY,
    NO_NEW_FACT,
    SECRET_OR_PRIVATE,
    OUTSIDE_GOVERNMENT_DUTY,
    UNLAWFUL_OR_IMMORAL
  }

  /// The order is whole (row 5).
  record Submit() implements OrderStep {}

  /// Joins it to another about the same (row 6).
  record Merge(String into) implements OrderStep {}

  /// Asks units whose it is (row 7).
  record Confer(List<String> units, String question) implements OrderStep {
    public Confer {
      units = named(units);
      Mistake.unlessSaid("question", question, LONGEST_REASON);
    }

    @Override
    public String words() {
      return question;
    }
  }

  /// Ends the conference (row 7).
  record Conclude(@Nullable String note) implements OrderStep, Noted {
    public Conclude {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// Says whom it accuses, or that it is nobody ([Order.Appeal#NOBODY]); said later, the accused
  /// unit's part is taken back (domain 9).
  record NameAccused(String accused, @Nullable String note) implements OrderStep, Noted {
    public NameAccused {
      Mistake.unlessSaid("accused", accused, 64);
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// Tells a unit what the citizen answered, where the unit may not know who that is.
  ///
  /// @param assignment of the unit that asked; null for whichever asked first
  /// @param answer what the citizen said, in words that do not tell who; needed where reached
  record Relay(
      @Nullable String assignment,
      boolean reached,
      @Nullable Failure failure,
      @Nullable String answer)
      implements OrderStep {
    public Relay {
      if (reached == (failure != null)) {
        throw Mistake.missing("failure");
      }
      if (reached) {
        Mistake.unlessSaid("answer", answer, LONGEST_REASON);
      } else {
        Mistake.ifLonger("answer", answer, LONGEST_REASON);
      }
    }

    @Override
    public @Nullable String words() {
      return answer;
    }
  }

  /// Gives it to one lead and its assists (row 8); the units read the note with the order.
  record Dispatch(String lead, List<String> assists, List<String> copies, @Nullable String note)
      implements OrderStep, Noted {
    public Dispatch {
      Mistake.ifLonger("note", note, LONGEST_REASON);
      assists = named(assists);
      copies = named(copies);
    }

    public Dispatch(String lead, List<String> assists, List<String> copies) {
      this(lead, assists, copies, null);
    }
  }

  /// Gives it to another platform (row 8).
  record Forward(String platform, String reason) implements OrderStep, Reasoned {
    public Forward {
      Mistake.unlessSaid("platform", platform, 64);
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Takes it back from whoever leads it, as long as nothing was reported.
  record Recall(String reason) implements OrderStep, Reasoned {
    public Recall {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// The hotline's look at the accepted report (row 16).
  record Audit(boolean passed, @Nullable String note) implements OrderStep, Noted {
    public Audit {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// A try to ask the citizen (row 17).
  record CallBack(
      Order.CallbackWay way,
      Order.CallbackResult result,
      @Nullable Boolean contacted,
      @Nullable Boolean solved,
      @Nullable String note)
      implements OrderStep, Noted {
    public CallBack {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// No callback is wanted (row 17).
  record WaiveCallback(String reason) implements OrderStep, Reasoned {
    public WaiveCallback {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Has it handled a second time, a leader taking part (row 18).
  record Recheck(String leader, String reason) implements OrderStep, Reasoned {
    public Recheck {
      Mistake.unlessSaid("leader", leader, 64);
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Asks to shelve it until a review date (row 19).
  record AskShelve(Instant reviewOn, String reason) implements OrderStep, Reasoned {
    public AskShelve {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Asks to list it as difficult until a review date (row 19).
  record AskDifficult(Instant reviewOn, String reason) implements OrderStep, Reasoned {
    public AskDifficult {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Asks to leave it out of the units' scores.
  record AskExclusion(String reason) implements OrderStep, Reasoned {
    public AskExclusion {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Agrees to a request or not; two different people must agree. A return is arbitrated instead.
  record Decide(
      Order.RequestKind kind, @Nullable String assignment, boolean agreed, @Nullable String note)
      implements OrderStep, Noted {
    public Decide {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// The platform that sent the order decides on the time that our lead asked for: it owes the
  /// citizen the answer, so its word is enough (row 13).
  ///
  /// @param due by when it owes the answer now; null when it gives no more time
  record AnswerTime(@Nullable Instant due, @Nullable String note) implements OrderStep, Noted {
    public AnswerTime {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// Takes a shelved or difficult order up again.
  record Resume() implements OrderStep {}

  /// Puts it under supervision (row 20).
  record Supervise(String note) implements OrderStep, Noted {
    public Supervise {
      Mistake.unlessSaid("note", note, LONGEST_REASON);
    }
  }

  /// Reminds whoever owes something (row 20).
  record Remind(@Nullable String note) implements OrderStep, Noted {
    public Remind {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// May shorten the due time, never lengthens it (row 20).
  record RaiseUrgency(Urgency to) implements OrderStep {}

  /// A leader's instruction (row 20).
  record NoteLeader(String instruction) implements OrderStep {
    public NoteLeader {
      Mistake.unlessSaid("instruction", instruction, LONGEST_REASON);
    }

    @Override
    public String words() {
      return instruction;
    }
  }

  /// The citizen takes it back.
  record Withdraw(String reason) implements OrderStep, Reasoned {
    public Withdraw {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// The job that puts old orders away (row 21).
  record Archive() implements OrderStep {}

  /// The sweep that says which due times have passed.
  record Lapse() implements OrderStep {}

  /// The job that counts due times again when a calendar was entered (domain 4).
  record Reschedule(String calendar, List<OrderFact.Moved> moved, boolean provisional)
      implements OrderStep {
    public Reschedule {
      moved = List.copyOf(moved);
    }
  }

  /// The unit's clerk takes it on (row 9).
  record Sign() implements AssignmentStep {}

  /// Gives it back (row 10).
  record AskReturn(ReturnCode code, String reason) implements AssignmentStep, Reasoned {
    public AskReturn {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Codes 21 to 26 of a return.
  enum ReturnCode {
    OUTSIDE_HOTLINE_21,
    NOT_THIS_UNITS_DUTY_22,
    NOT_ITS_AREA_23,
    ELEMENTS_MISSING_24,
    WRONGLY_DISPATCHED_DUPLICATE_25,
    OTHER_26
  }

  /// Decides a return; two different people must agree (row 10).
  record Arbitrate(boolean agreed, @Nullable String note) implements AssignmentStep, Noted {
    public Arbitrate {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// A try to reach the citizen (row 11).
  record Contact(boolean reached, @Nullable Failure failure, @Nullable String note)
      implements AssignmentStep, Noted {
    public Contact {
      if (reached == (failure != null)) {
        throw Mistake.missing("failure");
      }
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }

    /// The citizen was reached.
    public static Contact withCitizen() {
      return new Contact(true, null, null);
    }
  }

  /// Begins the work, or begins it again after it was sent back (row 12).
  record Handle() implements AssignmentStep {}

  /// Passes it on to units below (row 12); `due` is null for the parent's own.
  record Redispatch(List<String> units, @Nullable Instant due) implements AssignmentStep {
    public Redispatch {
      units = some(units);
    }
  }

  /// Asks that other units assist (row 12).
  record AskAssist(List<String> units, String reason) implements AssignmentStep, Reasoned {
    public AskAssist {
      units = some(units);
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  /// Asks the hotline to ask the citizen, whom the unit may not know (domain 9).
  record AskRelay(String question) implements AssignmentStep {
    public AskRelay {
      Mistake.unlessSaid("question", question, LONGEST_REASON);
    }

    @Override
    public String words() {
      return question;
    }
  }

  /// Asks for more time (row 13).
  record AskExtension(ExtensionGround ground, int days, String reason)
      implements AssignmentStep, Reasoned {
    public AskExtension {
      Mistake.unlessSaid("reason", reason, LONGEST_REASON);
    }
  }

  enum ExtensionGround {
    STATUTORY_LIMIT,
    DIFFICULT
  }

  /// Says what was found and done (row 14).
  record Report(CompletionReport report) implements AssignmentStep {}

  /// The level above accepts the report or sends it back (row 15).
  record Review(boolean accepted, @Nullable String note) implements AssignmentStep, Noted {
    public Review {
      Mistake.ifLonger("note", note, LONGEST_REASON);
    }
  }

  /// The word that urgent orders owe while open (row 20).
  ///
  /// @param whyNot why it is not solved; needed unless solved
  /// @param head who is in charge
  record GiveFeedback(boolean solved, @Nullable String whyNot, boolean tellCitizen, String head)
      implements AssignmentStep {
    public GiveFeedback {
      if (!solved) {
        Mistake.unlessSaid("whyNot", whyNot, LONGEST_REASON);
      }
      Mistake.unlessSaid("head", head, 64);
    }

    @Override
    public String words() {
      return whyNot == null ? head : head + ": " + whyNot;
    }
  }

  private static List<String> some(@Nullable List<String> units) {
    if (named(units).isEmpty()) {
      throw Mistake.missing("units");
    }
    return named(units);
  }

  private static List<String> named(@Nullable List<String> units) {
    if (units != null && units.size() > MOST_UNITS) {
      throw Mistake.tooMany("units", MOST_UNITS);
    }
    return units == null ? List.of() : List.copyOf(units);
  }
}
