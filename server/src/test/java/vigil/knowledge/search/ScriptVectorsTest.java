package vigil.knowledge.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vigil.understanding.Meaning;

class ScriptVectorsTest {
  private static final int SCRIPTS = 10_000;
  private static final int CLUSTERS = 300;
  private static final int QUESTIONS = 50;

  private final Random dice = new Random(5);
  private final ScriptVectors vectors = new ScriptVectors();

  /// Sentences of one language lie on one side, those of a matter together: whatever is nearest by
  /// all its numbers is found by its signs first.
  @Test
  void amongManyTheNearestIsFound() {
    float[] side = random(new float[Meaning.DIMENSIONS], 1);
    List<float[]> matters = new ArrayList<>();
    for (int i = 0; i < CLUSTERS; i++) {
      matters.add(random(side, 0.7));
    }
    List<float[]> all = new ArrayList<>();
    for (int i = 0; i < SCRIPTS; i++) {
      all.add(random(matters.get(i % CLUSTERS), 0.6));
      vectors.put("s" + i, List.of(ByteVector.of(all.get(i))));
    }
    int right = 0;
    for (int i = 0; i < QUESTIONS; i++) {
      float[] question = random(matters.get(i), 0.6);
      String found = vectors.nearest(question, 100).keySet().iterator().next();
      right += found.equals("s" + nearest(question, all)) ? 1 : 0;
    }
    assertTrue(right >= QUESTIONS * 9 / 10, right + " of " + QUESTIONS);
  }

  @Test
  void whatIsPutAnewOrTakenOutIsNoLongerFoundAsItWas() {
    vectors.put("script", List.of(axis(1), axis(2)));
    vectors.put("other", List.of(axis(3)));
    assertEquals(1, vectors.nearest(asked(2), 10).getOrDefault("script", 9.0), 0.001);
    vectors.put("script", List.of(axis(1)));
    assertEquals(0, vectors.nearest(asked(2), 10).getOrDefault("script", 9.0), 0.001);
    vectors.remove("script");
    assertFalse(vectors.nearest(asked(1), 10).containsKey("script"));
    assertEquals(1, vectors.nearest(asked(3), 10).getOrDefault("other", 9.0), 0.001);
  }

  private static int nearest(float[] question, List<float[]> all) {
    int nearest = 0;
    for (int i = 1; i < all.size(); i++) {
      if (cosine(question, all.get(i)) > cosine(question, all.get(nearest))) {
        nearest = i;
      }
    }
    return nearest;
  }

  private static double cosine(float[] one, float[] other) {
    return Meaning.cosine(one, other) / Math.sqrt(Meaning.cosine(other, other));
  }

  private float[] random(float[] around, double spread) {
    float[] vector = new float[Meaning.DIMENSIONS];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (around[i] + spread * dice.nextGaussian());
    }
    return vector;
  }

  private static float[] asked(int axis) {
    float[] vector = new float[Meaning.DIMENSIONS];
    vector[axis] = 1;
    return vector;
  }

  private static byte[] axis(int axis) {
    return ByteVector.of(asked(axis));
  }
}
