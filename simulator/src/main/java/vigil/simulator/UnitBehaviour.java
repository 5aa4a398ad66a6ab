package vigil.simulator;

/// What a unit is like.
enum UnitBehaviour {
  DILIGENT,
  /// Later than it should be with everything.
  LATE,
  /// Says "not our duty" when it is, and lets those who assist it work meanwhile.
  EVASIVE,
  /// Lets things lie until somebody asks.
  FORGETFUL,
  /// Writes down contacts that were none, and RESOLVED what is not.
  GAMING;

  /// Six in ten are diligent, in a way that differs from world to world.
  static UnitBehaviour of(String unit, int world) {
    int drawn = Math.floorMod(unit.hashCode() * 31 + world, 10);
    return values()[drawn < 6 ? 0 : drawn - 5];
  }
}
