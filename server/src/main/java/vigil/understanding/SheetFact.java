package vigil.understanding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vigil.kernel.Fact;

/// What became of a sampled recording. Its subject is the call's sheet; words are in no fact.
public sealed interface SheetFact extends Fact {
  Instant at();

  /// The subject under which the sheet of a call stands.
  static String subjectOf(String call) {
    return "sheet/" + call;
  }

  /// A call was drawn.
  ///
  /// @param day the day of the call, Asia/Shanghai, which seeds the draw
  /// @param hasFinding it was drawn first, for something was found in an order that came by it
  record CallSampled(
      String subject, int version, Instant at, String agent, LocalDate day, boolean hasFinding)
      implements SheetFact {}

  /// One of two readers scored it.
  record SheetScored(String subject, int version, Instant at, String by, List<SheetScore> scores)
      implements SheetFact {
    public SheetScored {
      scores = List.copyOf(scores);
    }
  }

  /// The readers differed; a third settled it.
  record SheetSettled(String subject, int version, Instant at, String by, List<SheetScore> scores)
      implements SheetFact {
    public SheetSettled {
      scores = List.copyOf(scores);
    }
  }

  /// A coaching note lies before the agent.
  ///
  /// @param objectUntil until when the agent may object
  record AgentCoached(String subject, int version, Instant at, String by, Instant objectUntil)
      implements SheetFact {}

  /// The agent has read the note.
  record CoachingAcknowledged(String subject, int version, Instant at, String by)
      implements SheetFact {}

  /// The agent objects; why is words.
  record SheetObjected(String subject, int version, Instant at, String by) implements SheetFact {}

  /// Somebody other than who wrote the note decided on the objection.
  ///
  /// @param upheld the sheet no longer counts
  record SheetObjectionDecided(String subject, int version, Instant at, String by, boolean upheld)
      implements SheetFact {}
}
