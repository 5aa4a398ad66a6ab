package vigil.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.Staff;

/// An identity that knows everyone by the id asked for.
final class AnyStaff implements Identity {
  @Override
  public Optional<Staff> findStaff(String id) {
    return Optional.of(new Staff(id, id, id, Set.of(Role.OPERATOR), null, null));
  }

  @Override
  public List<Staff> listByRole(Role role) {
    return List.of();
  }

  @Override
  public Optional<Instant> findFirstEnrolment(String staff) {
    return Optional.empty();
  }
}
