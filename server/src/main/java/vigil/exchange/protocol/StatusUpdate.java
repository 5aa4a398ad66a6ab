package vigil.exchange.protocol;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment.Failure;
import vigil.casework.AssignmentStep.ExtensionGround;
import vigil.casework.CompletionReport;
import vigil.casework.OrderFact.Ending;

/// How an order goes on at the other side. The groups are ours: on the wire all of it is one flat
/// object.
///
/// @param number its own
/// @param words what was said with it: an answer at once, why it was not accepted, a feedback, why
///   more time is needed or refused, or the refusal's name when it could not be asked for
public record StatusUpdate(
    String number,
    @JsonUnwrapped Handler handler,
    @JsonUnwrapped Contact contact,
    @JsonUnwrapped Feedback feedback,
    @JsonUnwrapped Result result,
    @JsonUnwrapped Extension extension,
    @Nullable String words) {
  /// The unit that handles it.
  public record Handler(@Nullable String unit, @Nullable String unitEn) {
    public static final Handler NONE = new Handler(null, null);
  }

  /// How the citizen was called.
  public record Contact(@Nullable Boolean reached, @Nullable Failure failure) {
    public static final Contact NONE = new Contact(null, null);
  }

  /// Interim feedback.
  public record Feedback(@Nullable Boolean solved, @Nullable Boolean tellCitizen) {
    public static final Feedback NONE = new Feedback(null, null);
  }

  /// How it ended.
  ///
  /// @param report of the unit that led; null unless it ended with one
  /// @param files how many follow with the result; null for all else
  public record Result(
      @Nullable Ending ending, @Nullable CompletionReport report, @Nullable Integer files) {
    public static final Result NONE = new Result(null, null, null);
  }

  /// More time, asked for or granted.
  ///
  /// @param ground on which it is asked for
  /// @param days how much more; null like the ground for all else
  /// @param due by when the citizen is owed an answer, for time that was granted
  public record Extension(
      @Nullable ExtensionGround ground, @Nullable Integer days, @Nullable Instant due) {
    public static final Extension NONE = new Extension(null, null, null);

    public static Extension asked(ExtensionGround ground, int days) {
      return new Extension(ground, days, null);
    }

    public static Extension granted(@Nullable Instant due) {
      return new Extension(null, null, due);
    }
  }

  /// About more time, and nothing else.
  public static StatusUpdate aboutTime(String number, Extension extension) {
    return new StatusUpdate(
        number, Handler.NONE, Contact.NONE, Feedback.NONE, Result.NONE, extension, null);
  }

  /// There is no more time.
  ///
  /// @param why somebody's words, or the name of a refusal
  public static StatusUpdate timeRefused(String why) {
    return aboutTime("", Extension.NONE).withWords(why);
  }

  public StatusUpdate withWords(@Nullable String said) {
    return new StatusUpdate(number, handler, contact, feedback, result, extension, said);
  }

  public StatusUpdate withResult(
      @Nullable CompletionReport report, @Nullable String said, int files) {
    var ended = new Result(result.ending(), report, files);
    return new StatusUpdate(number, handler, contact, feedback, ended, extension, said);
  }
}
