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

  @Override
  public Suggestion suggest(String words, @Nullable Area known, Instant now) {
    return new AppealReader(city, policy.get(), current.find().orElse(null), meaning)
        .read(words, known, now);
  }
}
