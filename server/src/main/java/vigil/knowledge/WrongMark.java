package vigil.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.kernel.InvalidInput;
import vigil.kernel.PersonalData;

/// An agent says that an edition of a script is wrong, and why; done when an editor has answered.
///
/// @param staff who says so
/// @param call during which it was said; null where none was
/// @param answer null while it waits
public record WrongMark(
    String id,
    String script,
    int edition,
    String staff,
    @Nullable String call,
    String why,
    Instant at,
    @Nullable Answer answer) {
  /// Characters of what is said for or against a mark.
  public static final int LONGEST = 1_000;

  /// Characters of a call's id.
  public static final int LONGEST_ID = 64;

  /// What an editor finds.
  public enum Verdict {
    /// A newer edition is out, or the script is retired.
    MENDED,

    /// The script is right as it is; the words say why.
    STANDS
  }

  /// An editor's answer.
  public record Answer(Verdict verdict, String words, String by, Instant at) {
    public Answer {
      InvalidInput.requireText("answer", words, LONGEST);
    }

    Answer masked() {
      return new Answer(verdict, WrongMark.masked(words), by, at);
    }
  }

  public WrongMark {
    InvalidInput.requireText("why", why, LONGEST);
    InvalidInput.requireMaxLength("call", call, LONGEST_ID);
  }

  /// The same as whoever is not in the call may read it (rules 9.5).
  public WrongMark masked() {
    var said = answer == null ? null : answer.masked();
    return new WrongMark(id, script, edition, staff, call, masked(why), at, said);
  }

  /// A mark may be longer than what it hides.
  private static String masked(String words) {
    String masked = PersonalData.mask(words);
    return masked.substring(0, Math.min(masked.length(), LONGEST));
  }

  WrongMark withAnswer(Answer words) {
    return new WrongMark(id, script, edition, staff, call, why, at, words);
  }

  /// The editor answers it. Nothing counts as mended while agents still read the edition that is
  /// marked wrong.
  ///
  /// @param published the edition agents read now; null where none is out
  public WrongMarkOutcome answer(Answer words, @Nullable Integer published) {
    if (answer != null) {
      return new WrongMarkOutcome.AnsweredAlready(answer.by());
    }
    if (words.verdict() == Verdict.MENDED && published != null && published <= edition) {
      return new WrongMarkOutcome.NotMendedYet(published);
    }
    return new WrongMarkOutcome.Decision(
        withAnswer(words),
        new KnowledgeFact.WrongMarkAnswered(
            script, 0, id, edition, staff, words.verdict(), words.by()));
  }
}
