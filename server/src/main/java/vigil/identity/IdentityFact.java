package vigil.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.kernel.Fact;

/// What happened around signing in. `subject` is the staff member's id, which has no versions.
public sealed interface IdentityFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// An enrolment link was made for the account.
  ///
  /// @param by the operator who made the link
  record LinkMade(String subject, String by) implements IdentityFact {}

  /// A second person approved the link of an account that one alone may not open.
  ///
  /// @param madeBy who made the link
  /// @param by who approved it
  record LinkApproved(String subject, String madeBy, String by) implements IdentityFact {}

  /// A second person said no; the link no longer works.
  record LinkRefused(String subject, String madeBy, String by) implements IdentityFact {}

  /// The account's roles grew beyond what one person's link may open: password and key no longer
  /// work.
  record KeyEnded(String subject, String by) implements IdentityFact {}

  /// An alarm: a key answered with a counter that did not grow, as a copy of it would; it was
  /// refused.
  record KeyPerhapsCopied(String subject) implements IdentityFact {}

  /// Password and passkey are set; those before no longer work.
  record Enrolled(String subject) implements IdentityFact {}

  /// The member of staff works here, in these roles.
  ///
  /// @param unit null for the hotline's own people
  /// @param by who approved it
  record Entered(String subject, List<Role> roles, @Nullable String unit, String by)
      implements IdentityFact {
    public Entered {
      roles = List.copyOf(roles);
    }
  }

  /// The member of staff no longer works here.
  record Left(String subject, String by) implements IdentityFact {}

  /// The account cannot sign in until it is unlocked; why stands beside it.
  record Locked(String subject, String by) implements IdentityFact {}

  record Unlocked(String subject, String by) implements IdentityFact {}

  record SignedIn(String subject, String address) implements IdentityFact {}

  /// The key was touched once more in a session: what shows or lets out personal data, or changes
  /// rights, is open there for a while.
  record KeyTouched(String subject) implements IdentityFact {}

  record SignedOut(String subject) implements IdentityFact {}

  /// The delays have begun for this name from this address.
  record SignInSlowed(String subject, String address, int tries) implements IdentityFact {}
}
