package vigil.understanding.life;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.city.PlaceInText;
import vigil.city.WorkingDays;
import vigil.understanding.Guess;
import vigil.understanding.Suggestion.Elements;
import vigil.understanding.Suggestion.OccurredGuess;
import vigil.understanding.Suggestion.PlaceGuess;

/// The elements of an appeal that its words name.
final class SaidElements {
  /// Measured on sentences written for the tests; an hour that was named is rarely another one.
  private static final double CLOCK = 0.95;

  private static final double DAY = 0.85;
  private static final double STREET = 0.95;
  private static final double DISTRICT = 0.9;
  private static final double ADDRESS = 0.8;
  private static final double PERSON = 0.7;
  private static final double ORGANISATION = 0.75;
  private static final double CAUSE = 0.7;

  private SaidElements() {}

  static Elements find(String words, PlaceInText place, Instant now, double least) {
    return new Elements(
        SaidTime.find(words, now, WorkingDays.SHANGHAI)
            .map(it ->
                new OccurredGuess(it.from(), it.until(), it.said(), it.isClock() ? CLOCK : DAY))
            .filter(it -> it.confidence() >= least)
            .orElse(null),
        place(place, least),
        guesses(SaidParties.listPersons(words), PERSON, least),
        guesses(SaidParties.listOrganisations(words), ORGANISATION, least),
        SaidParties.findCause(words)
            .map(it -> new Guess(it, CAUSE, List.of(it)))
            .filter(it -> it.confidence() >= least)
            .orElse(null));
  }

  private static List<Guess> guesses(List<String> said, double confidence, double least) {
    return confidence < least
        ? List.of()
        : said.stream().map(it -> new Guess(it, confidence, List.of(it))).toList();
  }

  private static @Nullable PlaceGuess place(PlaceInText place, double least) {
    if (place.district() == null && place.address() == null) {
      return null;
    }
    double confidence =
        place.street() != null ? STREET : place.district() != null ? DISTRICT : ADDRESS;
    return confidence < least
        ? null
        : new PlaceGuess(place.district(), place.street(), place.address(), confidence);
  }
}
