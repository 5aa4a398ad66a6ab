package vigil.understanding.steps;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.city.Area;
import vigil.city.City;
import vigil.understanding.Meaning;
import vigil.understanding.Suggestion;
import vigil.understanding.Understanding;
import vigil.understanding.life.AppealReader;

/// The door from inside.
@Component
class UnderstandingService implements Understanding {
  private static final int LEAST_LETTERS = 2;

  private final City city;
  private final UnderstandingPolicy policy;
  private final CurrentModel current;
  private final Meaning meaning;

  UnderstandingService(
      City city, UnderstandingPolicy policy, CurrentModel current, Meaning meaning) {
    this.meaning = meaning;
    this.city = city;
    this.policy = policy;
    this.current = current;
  }

  /// A model guesses of anything, a single sign too.
  private static boolean isSaid(String words) {
    return words.codePoints().filter(Character::isLetter).limit(LEAST_LETTERS).count()
        == LEAST_LETTERS;
  }

  @Override
  public Suggestion suggest(String words, @Nullable Area known, Instant now) {
    var model = isSaid(words) ? current.find().orElse(null) : null;
    return new AppealReader(city, policy.get(), model, meaning).read(words, known, now);
  }
}
