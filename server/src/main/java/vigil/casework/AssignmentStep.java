package vigil.casework;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment.Failure;
import vigil.kernel.FieldCheck;
import vigil.kernel.InvalidInput;

/// A step of one unit's assignment (rules 3.9 to 3.15).
public sealed interface AssignmentStep extends Step {
  /// The unit's clerk takes it on (rules 3.9).
  record Sign() implements AssignmentStep {}

  /// Gives it back (rules 3.10).
  record AskReturn(ReturnCode code, String reason) implements AssignmentStep, Step.Reasoned {
    public AskReturn {
      StepForms.check(AskReturn.class, code, reason);
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

  /// Decides a return; two different people must agree (rules 3.10).
  record Arbitrate(Boolean agreed, @Nullable String note) implements AssignmentStep, Step.Noted {
    public Arbitrate {
      StepForms.check(Arbitrate.class, agreed, note);
    }
  }

  /// A try to reach the citizen (rules 3.11).
  ///
  /// @param failure why nobody was reached; null where the citizen was
  record Contact(
      Boolean reached, @Nullable Failure failure, @Nullable String note, @Nullable String call)
      implements AssignmentStep, Step.Noted, ContactTry {
    public Contact {
      StepForms.check(Contact.class, reached, failure, note);
      InvalidInput.requireMaxLength("call", call, Step.LONGEST_ID);
      ContactTry.requireFit(reached, failure, null);
    }

    /// As somebody says it was.
    public Contact(Boolean reached, @Nullable Failure failure, @Nullable String note) {
      this(reached, failure, note, null);
    }

    /// The citizen was reached.
    public static Contact withCitizen() {
      return new Contact(true, null, null);
    }
  }

  /// Begins the work, or begins it again after it was sent back (rules 3.12).
  record Handle() implements AssignmentStep {}

  /// Passes it on to units below (rules 3.12); `due` is null for the parent's own.
  record Redispatch(List<String> units, @Nullable Instant due) implements AssignmentStep {
    public Redispatch {
      units = NamedUnits.of(units);
      StepForms.check(Redispatch.class, units, due);
    }
  }

  /// Asks that other units assist (rules 3.12).
  record AskAssist(List<String> units, String reason) implements AssignmentStep, Step.Reasoned {
    public AskAssist {
      units = NamedUnits.of(units);
      StepForms.check(AskAssist.class, units, reason);
    }
  }

  /// Asks the hotline to ask the citizen, whom the unit may not know (rules 9.4).
  record AskRelay(String question) implements AssignmentStep {
    public AskRelay {
      StepForms.check(AskRelay.class, question);
    }

    @Override
    public String words() {
      return question;
    }
  }

  /// Asks for more time (rules 3.13).
  record AskExtension(ExtensionGround ground, Integer days, String reason)
      implements AssignmentStep, Step.Reasoned {
    public AskExtension {
      StepForms.check(AskExtension.class, ground, days, reason);
    }
  }

  enum ExtensionGround {
    STATUTORY_LIMIT,
    DIFFICULT
  }

  /// Says what was found and done (rules 3.14).
  record Report(CompletionReport report) implements AssignmentStep {
    public Report {
      new FieldCheck().require("report", report).check();
    }

    /// The reply that the portal shows, and the points that agents tell whoever calls again.
    @Override
    public List<String> citizenWords() {
      return Stream.of(report.reply().publicReply(), report.reply().replyPoints())
          .flatMap(Stream::ofNullable)
          .toList();
    }
  }

  /// The level above accepts the report or sends it back (rules 3.15).
  record Review(Boolean accepted, @Nullable String note) implements AssignmentStep, Step.Noted {
    public Review {
      StepForms.check(Review.class, accepted, note);
    }
  }

  /// The word that urgent orders owe while open (rules 3.20).
  ///
  /// @param whyNot why it is not solved; needed unless solved
  /// @param head who is in charge
  record GiveFeedback(Boolean solved, @Nullable String whyNot, Boolean tellCitizen, String head)
      implements AssignmentStep {
    public GiveFeedback {
      StepForms.check(GiveFeedback.class, solved, whyNot, tellCitizen, head);
    }

    @Override
    public String words() {
      return whyNot == null ? head : head + ": " + whyNot;
    }
  }
}
