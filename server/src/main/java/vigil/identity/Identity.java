package vigil.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is this, may they.
public interface Identity {
  Optional<Staff> staff(String id);

  /// Everyone with a role, by id.
  List<Staff> with(Role role);

  /// When she first enrolled; empty for who never did.
  Optional<Instant> joined(String staff);
}
