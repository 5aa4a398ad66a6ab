package vigil.understanding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.Danger;

/// What an appeal seems to say; null or empty where nothing is sure enough.
///
/// @param type code of the kind of appeal
/// @param urgency how fast it must move
/// @param dangers whom to call now, the surest first
/// @param model version that guessed; null while words alone serve
public record Suggestion(
    @Nullable Guess type,
    Matter matter,
    @Nullable Guess urgency,
    List<DangerGuess> dangers,
    Elements elements,
    @Nullable String model) {
  public Suggestion {
    dangers = List.copyOf(dangers);
  }

  /// What it is about and whose duty that is.
  ///
  /// @param top code of the first level
  /// @param leaf code of the category an order may carry
  /// @param leaves the likeliest leaves, for a person who chooses
  /// @param units ids, the likeliest first
  public record Matter(
      @Nullable Guess top, @Nullable Guess leaf, List<Guess> leaves, List<Guess> units) {
    public static final Matter UNKNOWN = new Matter(null, null, List.of(), List.of());

    public Matter {
      leaves = List.copyOf(leaves);
      units = List.copyOf(units);
    }
  }

  /// Somebody may be in danger.
  ///
  /// @param danger what was said, whom to call, what to tell the caller
  public record DangerGuess(Danger danger, double confidence, List<String> why) {
    public DangerGuess {
      why = List.copyOf(why);
    }
  }

  /// When, where, who, which body, and what for.
  ///
  /// @param cause what is said to have brought it about
  public record Elements(
      @Nullable OccurredGuess occurred,
      @Nullable PlaceGuess place,
      List<Guess> persons,
      List<Guess> organisations,
      @Nullable Guess cause) {
    public Elements {
      persons = List.copyOf(persons);
      organisations = List.copyOf(organisations);
    }
  }

  /// When it happened.
  ///
  /// @param from the earliest that the words allow
  /// @param until the latest
  /// @param said the words
  public record OccurredGuess(Instant from, Instant until, String said, double confidence) {}

  /// Where it happened, in the city's codes.
  public record PlaceGuess(
      @Nullable String district,
      @Nullable String street,
      @Nullable String address,
      double confidence) {}
}
