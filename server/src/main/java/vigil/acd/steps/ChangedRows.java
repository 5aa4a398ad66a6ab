package vigil.acd.steps;

import java.util.LinkedHashSet;
import java.util.Set;
import vigil.acd.engine.QueueChangeListener;

/// Which rows the next commit must write.
final class ChangedRows implements QueueChangeListener {
  final Set<String> calls = new LinkedHashSet<>();
  final Set<String> seats = new LinkedHashSet<>();

  @Override
  public void caller(String call) {
    calls.add(call);
  }

  @Override
  public void seat(String seat) {
    seats.add(seat);
  }

  boolean isEmpty() {
    return calls.isEmpty() && seats.isEmpty();
  }

  void clear() {
    calls.clear();
    seats.clear();
  }
}
