package vigil.acd.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MaskTreeTest {

  @Test
  void itAnswersLikeASortedList() {
    var dice = new Random(12345);
    var tree = new MaskTree<Long>();
    var list = new TreeMap<QueueKey, Long>();
    for (long number = 0; number < 20_000; number++) {
      if (dice.nextInt(3) > 0 || list.isEmpty()) {
        var key = new QueueKey(dice.nextInt(2), dice.nextInt(500), number);
        long mask = 1L << dice.nextInt(6);
        tree.add(key, mask, mask);
        list.put(key, mask);
      } else {
        var key = list.ceilingKey(new QueueKey(0, dice.nextInt(500), 0));
        tree.remove(key == null ? list.firstKey() : key);
        list.remove(key == null ? list.firstKey() : key);
      }
      long asked = dice.nextLong() & 63;
      var expected = list.values().stream().filter(mask -> (mask & asked) != 0).findFirst();
      assertEquals(expected.orElse(null), tree.first(asked, mask -> true));
      assertEquals(list.size(), tree.size());
      var probe = new QueueKey(1, dice.nextInt(500), 0);
      if (number % 50 == 0) {
        assertEquals(list.headMap(probe).size(), tree.before(probe));
      }
    }
    assertEquals(List.copyOf(list.values()), tree.inOrder());
  }

  @Test
  void moreThanSixtyThreeSkillSetsStillMatchExactly() {
    var types = new SkillTypes();
    for (long skills = 0; skills < 200; skills++) {
      long bit = types.bit(skills);
      assertEquals(skills < 63 ? 1L << skills : 1L << 63, bit);
    }
    var tree = new MaskTree<Long>();
    for (long skills = 100; skills < 110; skills++) {
      tree.add(new QueueKey(0, skills, skills), types.bit(skills), skills);
    }
    long profile = 0b1101001;
    assertEquals(104L, tree.first(types.metBy(profile), skills -> (skills & ~profile) == 0));
    assertNull(tree.first(types.metBy(1), skills -> (skills & ~1L) == 0));
  }

  @Test
  void whoIsNotThereCannotBeRemoved() {
    var tree = new MaskTree<String>();
    assertThrows(NullPointerException.class, () -> tree.remove(new QueueKey(0, 0, 0)));
  }
}
