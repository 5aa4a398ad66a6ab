package vigil.telephony;

import java.util.List;
import java.util.Map;

/// Calls to citizens that are not over, for who must know whose phones they keep.
@FunctionalInterface
public interface PlacedCalls {
  /// By the call's id, who of the hotline is rung for it or in it.
  Map<String, List<String>> listPlaced();
}
