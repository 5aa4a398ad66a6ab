package vigil.bench.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import vigil.understanding.Meaning;

/// Reads the first sentences and every question as the model does; of a hundred thousand scripts
/// the rest are blends of those, for the model would need an hour for them. A vector costs a search
/// the same wherever it comes from.
final class BlendedMeaning implements Meaning {
  private static final int READ = 1_000;

  private final Meaning model;
  private final List<float[]> read = new ArrayList<>();
  private final Random dice = new Random(2);
  private boolean isFilled;

  BlendedMeaning(Meaning model) {
    this.model = model;
  }

  @Override
  public State state() {
    return model.state();
  }

  @Override
  public Optional<float[]> embed(String text) {
    if (read.size() < READ || isFilled) {
      var vector = model.embed(text);
      vector.filter(_ -> read.size() < READ).ifPresent(read::add);
      return vector;
    }
    return Optional.of(blend());
  }

  /// From now on everything is read: questions.
  void fill() {
    isFilled = true;
  }

  private float[] blend() {
    float[] one = read.get(dice.nextInt(READ));
    float[] other = read.get(dice.nextInt(READ));
    float share = dice.nextFloat();
    float[] blend = new float[one.length];
    for (int i = 0; i < blend.length; i++) {
      blend[i] = share * one[i] + (1 - share) * other[i] + (float) dice.nextGaussian() * 0.01f;
    }
    float length = (float) Math.sqrt(Meaning.cosine(blend, blend));
    for (int i = 0; i < blend.length; i++) {
      blend[i] /= length;
    }
    return blend;
  }
}
