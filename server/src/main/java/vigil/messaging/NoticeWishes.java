package vigil.messaging;

import java.util.Optional;

/// Whether the citizen of an order wants to hear of answers to what many asked. What is owed about
/// their own order is sent all the same.
public interface NoticeWishes {
  /// Empty where the citizen left no number or address: nothing can be sent.
  Optional<Boolean> find(String order);

  /// Holds for all that this person asked and will ask.
  void set(String order, boolean isWanted);
}
