package vigil.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vigil.casework.OrderFact;

/// Two hundred small worlds in each build: no caller or order lost, none owned by nobody, no two
/// offers at once, no idle eligible seat while one waits, and the ledger played again gives the
/// same line and the same orders. A failure prints the seed and every life.
class SmallWorldTest {
  private static final int WORLDS = 240;

  private static final TransitionCoverage WALK = new TransitionCoverage();
  private static final Set<Class<?>> TOLD = new LinkedHashSet<>();
  private static final Set<OrderFact.Ending> ENDINGS = EnumSet.noneOf(OrderFact.Ending.class);
  private static int kills;
  private static int orders;
  private static int raised;
  private static int refused;
  private static int contradicted;

  @BeforeAll
  static void inEveryWorldNobodyIsLost() {
    var town = new SimulatedCity();
    for (long seed = 1; seed <= WORLDS; seed++) {
      var world = new SmallWorld(seed, town);
      world.run();
      WALK.add(world.office().walk());
      TOLD.addAll(world.hearsay().kinds());
      ENDINGS.addAll(world.hearsay().endings());
      kills += world.server().kills();
      orders += world.office().orders().size();
      raised += world.night().raised();
      refused += world.office().refused();
      contradicted += world.hearsay().contradicted();
      assertTrue(world.isBurning() || world.night().raised() == 0, "a false alarm in " + seed);
    }
  }

  @Test
  void theWorldsAreNoIdylls() {
    assertTrue(kills > WORLDS / 4, "the server was killed only " + kills + " times");
    assertTrue(raised > WORLDS / 8, "only " + raised + " spikes were raised");
    assertTrue(orders > WORLDS * 5, "only " + orders + " calls were answered");
    assertTrue(refused > WORLDS / 2, "only " + refused + " steps were refused");
  }

  /// The arrows come from the two tables of rules 3: one that is added there must be somebody's
  /// habit here.
  @Test
  void everyArrowIsWalked() {
    assertEquals(List.of(), WALK.missing());
    assertEquals(TransitionCoverage.all().size(), WALK.size());
  }

  /// Requests granted and refused, all three tries in vain, callbacks waived: whatever can become
  /// of an order did.
  @Test
  void everyKindOfFactIsTold() {
    var kinds =
        Stream.of(OrderFact.class.getPermittedSubclasses())
            .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
            .filter(kind -> !TOLD.contains(kind))
            .toList();
    assertEquals(List.of(), kinds);
    assertEquals(EnumSet.allOf(OrderFact.Ending.class), ENDINGS);
  }

  /// Rules 6.6: first contact and solution are what citizens say, not what units claim.
  @Test
  void unitsThatGameTheirNumbersAreFoundOutAtTheCallback() {
    assertTrue(contradicted > WORLDS / 4, "only " + contradicted + " claims were contradicted");
  }

  @Test
  void theSameSeedGivesTheSameWorld() {
    var one = new SmallWorld(7, new SimulatedCity());
    var other = new SmallWorld(7, new SimulatedCity());
    one.run();
    other.run();
    assertEquals(one.lives(), other.lives());
    assertTrue(one.life("call-3").lines().count() > 3, one.life("call-3"));
  }
}
