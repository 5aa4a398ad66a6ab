package vigil.understanding.life;

import java.util.Optional;
import vigil.understanding.Meaning;

/// Where there is no runtime for sentences.
public final class NoMeaning implements Meaning {
  @Override
  public State state() {
    return State.OFF;
  }

  @Override
  public Optional<float[]> embed(String text) {
    return Optional.empty();
  }
}
