package vigil.watch.life;

import vigil.insight.SharedOrders;

/// Whether a topic that rises while calls burn is what those calls are about: at least half of its
/// orders were written from them, and it is at least half of what they brought. Either alone is not
/// enough: by night nearly every order comes from some call of the wave, and the wave's calls may
/// bring a few orders of what rises for another reason. In doubt somebody is woken.
public final class SameMatter {
  private SameMatter() {}

  public static boolean isSame(SharedOrders shared) {
    int both = 2 * shared.ofBoth();
    return both > 0 && both >= shared.ofTopic() && both >= shared.ofCalls();
  }
}
