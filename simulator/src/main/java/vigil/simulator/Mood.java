package vigil.simulator;

/// Whether what need not happen does.
///
/// @param isEventful in a small world everything that can happen does, more often than in a city
/// @param world tells one world's units from another's
record Mood(Chance chance, boolean isEventful, int world) {
  /// After so many facts even an eventful order goes straight to its end.
  private static final int LONG_LIFE = 120;

  static Mood plain(Chance chance) {
    return new Mood(chance, false, 0);
  }

  static Mood eventful(Chance chance) {
    return new Mood(chance, true, chance.below(1_000));
  }

  boolean odd(Situation now, double probability) {
    return isEventful
        && !now.isSober()
        && now.order().version() < LONG_LIFE
        && chance.is(probability);
  }

  Temper of(String unit) {
    return isEventful ? Temper.of(unit, world) : Temper.DILIGENT;
  }
}
