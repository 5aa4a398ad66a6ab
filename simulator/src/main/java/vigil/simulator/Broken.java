package vigil.simulator;

/// An invariant that did not hold.
final class Broken extends RuntimeException {
  Broken(String what) {
    super(what);
  }

  static void unless(boolean holds, java.util.function.Supplier<String> what) {
    if (!holds) {
      throw new Broken(what.get());
    }
  }
}
