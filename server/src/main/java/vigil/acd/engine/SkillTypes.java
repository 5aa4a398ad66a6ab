package vigil.acd.engine;

import java.util.HashMap;
import java.util.Map;

/// Few distinct skill sets occur, whatever the number of callers: each gets one bit. Sets beyond
/// the sixty-third share the last bit, and are then checked one by one; so nothing is refused, it
/// only costs more.
final class SkillTypes {
  private static final int SHARED = Long.SIZE - 1;

  private final long[] sets = new long[SHARED];
  private final Map<Long, Integer> slots = new HashMap<>();

  /// The bit of this skill set.
  long bit(long skills) {
    var slot = slots.get(skills);
    if (slot == null) {
      slot = Math.min(slots.size(), SHARED);
      if (slot < SHARED) {
        sets[slot] = skills;
        slots.put(skills, slot);
      }
    }
    return 1L << slot;
  }

  /// Bits of the needs that a seat with this profile meets.
  long metBy(long profile) {
    long mask = 1L << SHARED;
    for (int slot = 0; slot < slots.size(); slot++) {
      if ((sets[slot] & ~profile) == 0) {
        mask |= 1L << slot;
      }
    }
    return mask;
  }

  /// Bits of the profiles that meet this need.
  long meeting(long need) {
    long mask = 1L << SHARED;
    for (int slot = 0; slot < slots.size(); slot++) {
      if ((need & ~sets[slot]) == 0) {
        mask |= 1L << slot;
      }
    }
    return mask;
  }
}
