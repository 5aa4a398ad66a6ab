package vigil.simulator.replay;

/// A figure of the spring.
///
/// @param said what the source says, or why the figure is as it is
public record SpringFigure(String name, String value, Origin origin, String said) {
  /// Where a figure comes from.
  public enum Origin {
    /// The public account of that spring says it.
    SOURCE,
    /// The figure follows from what the account says.
    DERIVED,
    /// Chosen here, since the account says nothing.
    GENERATED
  }
}
