package vigil.understanding.life.quality;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;

/// What is known of an order when it is checked; a part that has not happened yet is null.
public record CheckedOrder(
    Appeal appeal, @Nullable Reply reply, @Nullable Contact contact, @Nullable Closing closing) {

  /// The citizen's side and what was written of it.
  ///
  /// @param words the citizen's own; empty where nobody wrote them down
  /// @param place what the order's own fields say of the place
  public record Appeal(
      @Nullable AppealType type, String words, String title, String description, String place) {}

  /// What a unit or agent answered.
  ///
  /// @param hasFinding whether a finding was chosen that needs a note (all but TRUE)
  /// @param doNotPromise what the scripts of the matter forbid
  /// @param scripted what the script that it was given by says itself, part by part
  public record Reply(
      String points,
      boolean hasFinding,
      String note,
      String publicReply,
      String summary,
      @Nullable LocalDate on,
      List<String> doNotPromise,
      List<String> scripted) {
    public Reply {
      doNotPromise = List.copyOf(doNotPromise);
      scripted = List.copyOf(scripted);
    }

    /// In the writer's own words.
    public Reply(
        String points,
        boolean hasFinding,
        String note,
        String publicReply,
        String summary,
        @Nullable LocalDate on,
        List<String> doNotPromise) {
      this(points, hasFinding, note, publicReply, summary, on, doNotPromise, List.of());
    }

    String all() {
      return points + "。" + publicReply + "。" + summary;
    }
  }

  /// What is said and known of reaching the citizen.
  ///
  /// @param claimed somebody entered that the citizen was reached
  /// @param calls how many calls about the order reached the citizen
  public record Contact(boolean claimed, int calls) {
    /// What somebody wrote of it.
    public static Contact said(String claim, int calls) {
      return new Contact(ClosingCheck.isPhoneClaim(claim), calls);
    }
  }

  /// How it ended.
  ///
  /// @param asSettled closed as satisfied, accepted or answered
  /// @param citizenAnswer the citizen's own word at callback
  /// @param saidUnsolved the citizen chose "not solved" or "dissatisfied" last
  public record Closing(
      @Nullable LocalDate on, boolean asSettled, String citizenAnswer, boolean saidUnsolved) {}
}
