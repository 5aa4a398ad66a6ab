package vigil.casework;

/// The query codes that open an order for its citizen. One is told when it is registered; whoever
/// sends another to the citizen's phone says here that it opens the order as well.
public interface QueryCodes {
  /// From now on this code opens the order, beside the one told at registration and instead of any
  /// that was sent before.
  void append(String order, String code);
}
