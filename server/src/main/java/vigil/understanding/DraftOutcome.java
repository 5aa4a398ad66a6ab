package vigil.understanding;

import java.util.List;
import vigil.kernel.UserRefusal;

/// What came of asking for a draft.
public sealed interface DraftOutcome {
  /// What the model wrote, held against its sources.
  ///
  /// @param fields in the order of the task; what the model left empty is missing
  /// @param sources as they were sent, which the quotes of the fields count in
  record Drafted(List<DraftedField> fields, List<DraftSource> sources) implements DraftOutcome {
    public Drafted {
      fields = List.copyOf(fields);
      sources = List.copyOf(sources);
    }
  }

  /// The model wrote none.
  record NoDraft(Cause cause) implements DraftOutcome, UserRefusal {}

  /// Why there is no draft.
  enum Cause {
    /// No model is set.
    OFF,

    /// Too many drafts are being written, here or there.
    BUSY,

    /// No whole answer in time.
    SLOW,

    /// No connection, or one that broke off.
    UNREACHABLE,

    /// The model's server failed.
    FAILED,

    /// The model's server does not take what it was sent: a wrong key, an unknown model.
    REFUSED,

    /// The answer is longer than it may be, or the model was stopped in the middle.
    TOO_LONG,

    /// The answer is not what was asked for.
    UNREADABLE
  }
}
