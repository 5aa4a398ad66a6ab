package vigil.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is this, may they.
public interface Identity {
  Optional<Staff> findStaff(String id);

  /// Everyone with a role, by id.
  List<Staff> listByRole(Role role);

  /// When a member of staff first enrolled; empty for who never did.
  Optional<Instant> findFirstEnrolment(String staff);
}
