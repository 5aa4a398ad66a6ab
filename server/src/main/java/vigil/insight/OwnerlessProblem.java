package vigil.insight;

/// Open orders of one kind in one place of which several are nobody's.
///
/// @param category code of a leaf, `-` where it was not said
/// @param district code, `-` where it was not said
/// @param open open orders of it
/// @param nobodys of these, each counted once
/// @param because why, an order in each that holds
public record OwnerlessProblem(
    String category, String district, int open, int nobodys, Reasons because) {
  /// Why orders are nobody's.
  ///
  /// @param returned returned twice or more, and open still
  /// @param conferring units confer about whose it is
  /// @param waiting waits for a dispatch a day after it came
  /// @param unlisted no line of the dispatch directory is for its category
  public record Reasons(int returned, int conferring, int waiting, int unlisted) {}
}
