package vigil.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Two hundred small worlds in each build: no caller or order lost, none owned by nobody, no two
/// offers at once, no idle eligible seat while one waits, and the ledger played again gives the
/// same line and the same orders. A failure prints the seed and every life.
class SmallWorldTest {
  private static final int WORLDS = 200;

  @Test
  void inEveryWorldNobodyIsLost() {
    var town = new Town();
    int kills = 0;
    int answered = 0;
    int raised = 0;
    for (long seed = 1; seed <= WORLDS; seed++) {
      var world = new SmallWorld(seed, town);
      world.run();
      kills += world.server().kills();
      answered += world.office().orders().size();
      raised += world.night().raised();
      assertTrue(world.isBurning() || world.night().raised() == 0, "a false alarm in " + seed);
    }
    assertTrue(kills > WORLDS / 4, "the server was killed only " + kills + " times");
    assertTrue(raised > WORLDS / 8, "only " + raised + " spikes were raised");
    assertTrue(answered > WORLDS * 5, "only " + answered + " calls were answered");
  }

  @Test
  void theSameSeedGivesTheSameWorld() {
    var one = new SmallWorld(7, new Town());
    var other = new SmallWorld(7, new Town());
    one.run();
    other.run();
    assertEquals(one.lives(), other.lives());
    assertTrue(one.life("call-3").lines().count() > 3, one.life("call-3"));
  }
}
