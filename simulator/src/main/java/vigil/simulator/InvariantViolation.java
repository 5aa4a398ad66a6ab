package vigil.simulator;

/// An invariant that did not hold.
final class InvariantViolation extends RuntimeException {
  InvariantViolation(String what) {
    super(what);
  }

  static void unless(boolean holds, java.util.function.Supplier<String> what) {
    if (!holds) {
      throw new InvariantViolation(what.get());
    }
  }
}
