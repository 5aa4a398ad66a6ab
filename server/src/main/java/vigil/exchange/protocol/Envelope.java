package vigil.exchange.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment.Failure;
import vigil.casework.CompletionReport;
import vigil.casework.Draft.CustomerKind;
import vigil.casework.OrderFact.Ending;
import vigil.casework.Step.ExtensionGround;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// One message between two platforms, as it stands in the body of a signed request.
///
/// @param from the sender's code, inside what is signed: a message thrown back at its sender is
///   none
/// @param ref the part that the forwarding made at the sender: it names the order to both
/// @param version of the fact, so that news that come in another order are put right
public record Envelope(
    MessageType type,
    String from,
    String to,
    String ref,
    int version,
    Instant at,
    @Nullable ForwardedAppeal given,
    @Nullable StatusUpdate news) {
  /// What the other side needs to serve the citizen, and no more.
  ///
  /// @param number the sender's own
  /// @param originalNumber where it was first heard
  /// @param path the platforms it came through, the first one first, the sender last
  /// @param place district and street in words, for a platform with other codes
  /// @param accused the accused unit's name
  /// @param name null for an anonymous appellant, like the telephone number
  /// @param files how many follow ([FileTransferHeader]); null from a platform that sends none
  public record ForwardedAppeal(
      String number,
      String originalNumber,
      List<String> path,
      Instant registeredAt,
      Instant citizenDue,
      AppealType appeal,
      Urgency urgency,
      @Nullable String category,
      String title,
      String description,
      @Nullable String words,
      @Nullable String wishes,
      @Nullable Instant occurred,
      @Nullable String district,
      @Nullable String street,
      @Nullable String place,
      @Nullable String address,
      @Nullable String accusedUnit,
      @Nullable String accused,
      @Nullable String accusedAddress,
      @Nullable String name,
      @Nullable String phone,
      CustomerKind kind,
      boolean isAnonymous,
      boolean isPublic,
      boolean isThreat,
      @Nullable Integer files) {
    @Override
    public String toString() {
      return "Given[***]";
    }
  }

  /// How it goes on at the other side.
  ///
  /// @param number its own
  /// @param report of the unit that led; null unless it ended with one
  /// @param words what was said with it: an answer at once, why it was not accepted, a feedback,
  ///   why more time is needed or refused, or the refusal's name when it could not be asked for
  /// @param ground on which more time is asked for
  /// @param days how much more; null like the ground for all else
  /// @param due by when the citizen is owed an answer, for time that was granted
  /// @param files how many follow with the result; null for all else
  public record StatusUpdate(
      String number,
      @Nullable String unit,
      @Nullable String unitEn,
      @Nullable Boolean reached,
      @Nullable Failure failure,
      @Nullable Boolean solved,
      @Nullable Boolean tellCitizen,
      @Nullable Ending ending,
      @Nullable CompletionReport report,
      @Nullable String words,
      @Nullable ExtensionGround ground,
      @Nullable Integer days,
      @Nullable Instant due,
      @Nullable Integer files) {
    /// About more time, and nothing else.
    public static StatusUpdate aboutTime(
        String number,
        @Nullable ExtensionGround ground,
        @Nullable Integer days,
        @Nullable Instant due) {
      return new StatusUpdate(
          number, null, null, null, null, null, null, null, null, null, ground, days, due, null);
    }

    public StatusUpdate withResult(
        @Nullable CompletionReport itsReport, @Nullable String itsWords) {
      return withResult(itsReport, itsWords, files);
    }

    public StatusUpdate withResult(
        @Nullable CompletionReport itsReport,
        @Nullable String itsWords,
        @Nullable Integer itsFiles) {
      return new StatusUpdate(
          number,
          unit,
          unitEn,
          reached,
          failure,
          solved,
          tellCitizen,
          ending,
          itsReport,
          itsWords,
          ground,
          days,
          due,
          itsFiles);
    }
  }

  /// Whether words are the name of a refusal, which every platform says in its own language.
  public static boolean isName(String words) {
    return words.matches("[A-Za-z]{1,40}");
  }

  public Envelope with(@Nullable ForwardedAppeal itsGiven, @Nullable StatusUpdate itsNews) {
    return new Envelope(type, from, to, ref, version, at, itsGiven, itsNews);
  }
}
