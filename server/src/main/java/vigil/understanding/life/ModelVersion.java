package vigil.understanding.life;

import java.time.Instant;

/// A model that was learned from the city's own orders, with its figures.
///
/// @param by who asked for it
/// @param shipped texts of the house that it was learned from
/// @param learned orders that it was learned from
/// @param report on orders held out of learning
/// @param before how the version that was in use then read the same orders
public record ModelVersion(
    int number,
    Instant at,
    String by,
    int shipped,
    int learned,
    ModelReport report,
    ComparedModel before) {
  /// Another version on the same orders.
  ///
  /// @param version its number; 0 for the one of the shipped texts, or for words alone
  public record ComparedModel(int version, double accuracyBefore, double macroF1Before) {}
}
