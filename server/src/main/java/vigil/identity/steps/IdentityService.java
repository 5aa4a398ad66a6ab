package vigil.identity.steps;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import vigil.identity.Identity;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.identity.store.SqlEnrolments;
import vigil.identity.store.SqlStaff;

/// The door over the table of staff, and the one who is at the machine itself.
@Service
class IdentityService implements Identity {
  private static final Staff LOCAL =
      new Staff(OperatorToken.STAFF, "本机运维", "Local operator", Set.of(Role.OPERATOR), null, null);

  private final SqlStaff people;
  private final SqlEnrolments enrolments;

  IdentityService(SqlStaff people, SqlEnrolments enrolments) {
    this.people = people;
    this.enrolments = enrolments;
  }

  @Override
  public Optional<Staff> findStaff(String id) {
    return id.equals(LOCAL.id()) ? Optional.of(LOCAL) : people.find(id);
  }

  @Override
  public List<Staff> listByRole(Role role) {
    return people.listByRole(role);
  }

  @Override
  public Optional<Instant> findFirstEnrolment(String staff) {
    return enrolments.findFirstUse(staff);
  }
}
