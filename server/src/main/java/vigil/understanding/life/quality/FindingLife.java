package vigil.understanding.life.quality;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.understanding.QualityFact;
import vigil.understanding.QualityFact.Checked;
import vigil.understanding.QualityFact.Judged;
import vigil.understanding.QualityFact.Objected;
import vigil.understanding.QualityFact.ObjectionDecided;
import vigil.understanding.QualityFact.Verdict;
import vigil.understanding.QualityFinding;
import vigil.understanding.QualityKind;
import vigil.understanding.QualityOutcome;
import vigil.understanding.QualityOutcome.Decision;

/// The life of one finding: open, confirmed or dismissed by a reviewer, objected to once, decided
/// by somebody other than who confirmed it.
public final class FindingLife {
  private final String id;
  private final String subject;
  private @Nullable State state;
  private @Nullable String judgedBy;
  private boolean wasObjected;

  /// Where it stands.
  public enum State {
    OPEN,
    CONFIRMED,
    DISMISSED,
    OBJECTED
  }

  private FindingLife(String id, String subject) {
    this.id = id;
    this.subject = subject;
  }

  /// A finding's life by what was told.
  ///
  /// @param facts about the order's quality, oldest first
  public static FindingLife of(String subject, String id, List<QualityFact> facts) {
    var life = new FindingLife(id, subject);
    facts.forEach(life::take);
    return life;
  }

  private void take(QualityFact fact) {
    switch (fact) {
      case Checked it -> checked(it);
      case Judged it -> {
        if (it.finding().equals(id)) {
          state = it.verdict() == Verdict.CONFIRMED ? State.CONFIRMED : State.DISMISSED;
          judgedBy = it.by();
        }
      }
      case Objected it -> {
        if (it.finding().equals(id)) {
          state = State.OBJECTED;
          wasObjected = true;
        }
      }
      case ObjectionDecided it -> {
        if (it.finding().equals(id)) {
          state = it.upheld() ? State.DISMISSED : State.CONFIRMED;
        }
      }
    }
  }

  private @Nullable Checked home;

  /// A later look at the same work takes the place of what nobody judged.
  private void checked(Checked look) {
    for (QualityFinding one : look.found()) {
      if (look.id(one.kind()).equals(id)) {
        state = State.OPEN;
        home = look;
        return;
      }
    }
    boolean isSameWork =
        home != null
            && home.moment() == look.moment()
            && home.responsible().equals(look.responsible());
    if (isSameWork && state == State.OPEN) {
      state = null;
    }
  }

  public QualityOutcome judge(Verdict verdict, QualityKind kind, String by, Instant at) {
    return switch (state) {
      case null -> new QualityOutcome.FindingGone();
      case OPEN -> new Decision(new Judged(subject, at, by, id, verdict, kind));
      case CONFIRMED, DISMISSED, OBJECTED ->
          new QualityOutcome.FindingJudged(judgedBy == null ? "" : judgedBy);
    };
  }

  public QualityOutcome object(String by, Instant at) {
    return switch (state) {
      case null -> new QualityOutcome.FindingGone();
      case CONFIRMED ->
          wasObjected
              ? new QualityOutcome.ObjectedAlready()
              : new Decision(new Objected(subject, at, by, id));
      case OBJECTED -> new QualityOutcome.ObjectedAlready();
      case OPEN, DISMISSED -> new QualityOutcome.NothingConfirmed();
    };
  }

  public QualityOutcome decide(boolean upheld, String by, Instant at) {
    if (state != State.OBJECTED) {
      return new QualityOutcome.NoObjection();
    }
    return by.equals(judgedBy)
        ? new QualityOutcome.OwnVerdict()
        : new Decision(new ObjectionDecided(subject, at, by, id, upheld));
  }
}
