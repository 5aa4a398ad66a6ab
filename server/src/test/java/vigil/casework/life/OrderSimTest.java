package vigil.casework.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Seeded worlds of orders with lost, doubled and late steps: both tables are walked whole, no
/// arrow is taken that they do not hold, and the facts alone give every order back.
class OrderSimTest {
  /// Worlds in each build; the walk test needs them all together.
  private static final int WORLDS = 240;

  @Test
  @Tag("many-worlds")
  void everyArrowIsWalked() {
    Set<Object> walked = new LinkedHashSet<>();
    int compared = 0;
    for (int seed = 0; seed < WORLDS; seed++) {
      var world = new OrderWorld(seed);
      world.run();
      walked.addAll(world.walked());
      compared += world.compared();
    }
    List<Object> missing = new ArrayList<>(OrderTransitions.TABLE.arrows());
    missing.addAll(AssignmentTransitions.TABLE.arrows());
    missing.removeAll(walked);
    assertEquals(List.of(), missing);
    assertTrue(compared > WORLDS, "orders beside a twin: " + compared);
  }

  /// For those who have no time for two hundred: the mutants.
  @Test
  void aWorldHolds() {
    var world = new OrderWorld(7);
    world.run();
    assertTrue(world.walked().size() > 60, "only " + world.walked().size() + " arrows");
  }

  @ParameterizedTest
  @Tag("many-worlds")
  @ValueSource(longs = {7, 20220328})
  void theSameSeedGivesTheSameWorld(long seed) {
    var one = new OrderWorld(seed);
    var other = new OrderWorld(seed);
    one.run();
    other.run();
    assertEquals(one.life(), other.life());
    assertTrue(one.life().lines().count() > 50);
  }
}
