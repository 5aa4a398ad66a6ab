package vigil.casework;

import java.time.Instant;
import java.util.Set;

/// The recordings behind orders: whoever keeps the calls forgets them when casework says so.
public interface Recordings {
  /// Deletes the recording of a contact and the number that called.
  void erase(String contact);

  /// Deletes the recordings of all calls to the citizen about an order, and the numbers called.
  void eraseAbout(String order);

  /// Deletes recordings of calls that ended before then.
  ///
  /// @param kept contacts that a legal hold keeps
  /// @param keptOrders orders about which calls were placed that a legal hold keeps
  /// @return how many were deleted, `limit` at most
  int eraseBefore(Instant then, Set<String> kept, Set<String> keptOrders, int limit);
}
