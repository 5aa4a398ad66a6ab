package vigil.understanding.life.sheet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vigil.understanding.SheetFact;
import vigil.understanding.SheetScore;
import vigil.understanding.life.sheet.Sheet.Coaching;
import vigil.understanding.life.sheet.Sheet.Reading;
import vigil.understanding.life.sheet.Sheet.State;
import vigil.understanding.life.sheet.SheetOutcome.Decision;

/// The life of a sheet: two readers score it apart, a third settles where they differ, the agent is
/// coached, acknowledges, and may object once.
public final class SheetLife {
  private final Sheet sheet;
  private final String subject;

  public SheetLife(Sheet sheet) {
    this.sheet = sheet;
    this.subject = SheetFact.subjectOf(sheet.call());
  }

  /// One of two readers scores. It needs no version: neither reader is told what the other did.
  public SheetOutcome score(List<SheetScore> scores, String by, Instant at) {
    if (sheet.isOwn(by)) {
      return new SheetOutcome.OwnCallScored();
    }
    if (sheet.isReader(by)) {
      return new SheetOutcome.SheetReadAlready();
    }
    if (sheet.state() != State.OPEN && sheet.state() != State.HALF_READ) {
      return elsewhere();
    }
    sheet.form().require(scores);
    Sheet after = sheet.read(new Reading(by, at, scores), next(scores));
    return new Decision(after, new SheetFact.SheetScored(subject, after.version(), at, by, scores));
  }

  private State next(List<SheetScore> scores) {
    if (sheet.readings().isEmpty()) {
      return State.HALF_READ;
    }
    SheetForm form = sheet.form();
    double apart = Math.abs(form.total(scores) - form.total(sheet.readings().getFirst().scores()));
    return apart > form.difference() ? State.DIFFERING : State.SCORED;
  }

  /// A third settles what the two differ about.
  public SheetOutcome settle(List<SheetScore> scores, String by, Instant at) {
    if (sheet.isOwn(by)) {
      return new SheetOutcome.OwnCallScored();
    }
    if (sheet.state() != State.DIFFERING) {
      return elsewhere();
    }
    if (sheet.isReader(by)) {
      return new SheetOutcome.ThirdMustDecide();
    }
    sheet.form().require(scores);
    Sheet after = sheet.settled(new Reading(by, at, scores));
    return new Decision(
        after, new SheetFact.SheetSettled(subject, after.version(), at, by, scores));
  }

  /// A note is written to the agent.
  ///
  /// @param objectFor how long the agent may object
  public SheetOutcome coach(Duration objectFor, String by, Instant at) {
    if (sheet.isOwn(by)) {
      return new SheetOutcome.OwnCallScored();
    }
    if (sheet.state() != State.SCORED) {
      return elsewhere();
    }
    Instant until = at.plus(objectFor);
    Sheet after = sheet.coached(new Coaching(by, at, until, null), State.COACHED);
    return new Decision(after, new SheetFact.AgentCoached(subject, after.version(), at, by, until));
  }

  /// The agent has read the note.
  public SheetOutcome acknowledge(String by, Instant at) {
    if (sheet.state() != State.COACHED) {
      return elsewhere();
    }
    Coaching note = coaching();
    Sheet after =
        sheet.coached(
            new Coaching(note.by(), note.at(), note.objectUntil(), at), State.ACKNOWLEDGED);
    return new Decision(
        after, new SheetFact.CoachingAcknowledged(subject, after.version(), at, by));
  }

  /// The agent objects, once, in time.
  public SheetOutcome object(String by, Instant at) {
    return switch (sheet.state()) {
      case OPEN, HALF_READ, DIFFERING, SCORED -> elsewhere();
      case OBJECTED, KEPT, WITHDRAWN -> new SheetOutcome.SheetObjectedAlready();
      case COACHED, ACKNOWLEDGED -> {
        Instant until = coaching().objectUntil();
        if (at.isAfter(until)) {
          yield new SheetOutcome.SheetObjectionTooLate(until);
        }
        Sheet after = sheet.at(State.OBJECTED);
        yield new Decision(after, new SheetFact.SheetObjected(subject, after.version(), at, by));
      }
    };
  }

  /// Another than who wrote the note decides.
  public SheetOutcome decide(boolean upheld, String by, Instant at) {
    if (sheet.isOwn(by)) {
      return new SheetOutcome.OwnCallScored();
    }
    if (sheet.state() != State.OBJECTED) {
      return elsewhere();
    }
    if (coaching().by().equals(by)) {
      return new SheetOutcome.ThirdMustDecide();
    }
    Sheet after = sheet.at(upheld ? State.WITHDRAWN : State.KEPT);
    return new Decision(
        after, new SheetFact.SheetObjectionDecided(subject, after.version(), at, by, upheld));
  }

  private Coaching coaching() {
    return Objects.requireNonNull(sheet.coaching(), "a coached sheet has its note");
  }

  private SheetOutcome elsewhere() {
    return new SheetOutcome.SheetElsewhere(sheet.state());
  }
}
