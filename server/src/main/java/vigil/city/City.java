package vigil.city;

/// The city as its policy describes it: where places are, who is competent, how long things may
/// take. Everything was checked whole when it was loaded, so nothing here fails for a missing row.
public interface City {
  Places places();

  Units units();

  Categories categories();

  /// Whose duty a leaf category is in an area: the row for the deepest category wins, then the one
  /// for the smallest area.
  ///
  /// @throws IllegalArgumentException if the category is no leaf or the area does not exist; ask
  ///   [Categories#isLeaf] and [Places#holds] first
  Responsibility getResponsibility(String category, Area area);

  /// Limits and lamps of the profile in force.
  Limits limits();

  WorkingDays workingDays();

  Policy policy();
}
