package vigil.casework;

import java.time.Instant;
import java.util.List;

/// An order that came from another platform.
///
/// @param path the platforms it came through, the first one first, the sender last
/// @param registeredAt when the citizen was first heard
/// @param citizenDue by when the sender owes the answer
public record ForwardingOrigin(List<String> path, Instant registeredAt, Instant citizenDue) {
  public ForwardingOrigin {
    path = List.copyOf(path);
    if (path.isEmpty()) {
      throw new IllegalArgumentException("a forwarded order came from somewhere");
    }
  }

  public String from() {
    return path.getLast();
  }
}
