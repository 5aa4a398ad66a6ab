package vigil.simulator;

/// Whether what need not happen does.
///
/// @param isEventful in a small world everything that can happen does, more often than in a city
/// @param world tells one world's units from another's
record EventProfile(SeededRandom chance, boolean isEventful, int world) {
  /// After so many facts even an eventful order goes straight to its end.
  private static final int LONG_LIFE = 120;

  static EventProfile plain(SeededRandom chance) {
    return new EventProfile(chance, false, 0);
  }

  static EventProfile eventful(SeededRandom chance) {
    return new EventProfile(chance, true, chance.below(1_000));
  }

  boolean odd(OrderSituation situation, double probability) {
    return isEventful
        && !situation.isSober()
        && situation.order().version() < LONG_LIFE
        && chance.happens(probability);
  }

  UnitBehaviour getBehaviour(String unit) {
    return isEventful ? UnitBehaviour.of(unit, world) : UnitBehaviour.DILIGENT;
  }
}
