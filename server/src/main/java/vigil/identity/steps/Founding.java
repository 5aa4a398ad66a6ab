package vigil.identity.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vigil.identity.Staff;
import vigil.identity.StaffDirectory;
import vigil.identity.store.SqlStaffDirectory;
import vigil.kernel.UserRefusal;

/// The first people of a house without a demo city: the operator's token names them, once, and each
/// gets a link. From then on whatever takes two takes two of them.
@Service
public class Founding {
  /// What came of it.
  public sealed interface Outcome permits FirstLinks, Refusal {}

  /// The first people have their links.
  ///
  /// @param links by whose they are, each a path without the host
  public record FirstLinks(Map<String, String> links) implements Outcome {}

  /// Why it was not done.
  public sealed interface Refusal extends Outcome, UserRefusal {}

  /// Somebody works here already, or did.
  public record FoundedAlready() implements Refusal {}

  /// Too few of them could be two for each other.
  public record TooFewFounders(int leastWhoApprove, int leastManagers) implements Refusal {}

  private final StaffDirectory register;
  private final SqlStaffDirectory table;
  private final EnrolmentLinks enrolment;

  Founding(StaffDirectory register, SqlStaffDirectory table, EnrolmentLinks enrolment) {
    this.register = register;
    this.table = table;
    this.enrolment = enrolment;
  }

  @Transactional
  public Outcome createFirstStaff(List<Staff> people) {
    if (!table.isEmpty()) {
      return new FoundedAlready();
    }
    if (!TwoPersonRule.canFound(people)) {
      return new TooFewFounders(TwoPersonRule.LEAST_FOUNDERS, TwoPersonRule.LEAST_MANAGERS);
    }
    register.replaceAll(people, OperatorToken.STAFF);
    Map<String, String> links = new LinkedHashMap<>();
    people.forEach(one -> links.put(one.id(), enrolment.createFoundingLink(one.id())));
    return new FirstLinks(links);
  }
}
