package vigil.identity;

import vigil.kernel.Fact;

/// What happened around signing in. `subject` is the staff member's id, which has no versions.
public sealed interface IdentityFact extends Fact {
  @Override
  default int version() {
    return 0;
  }

  /// A link was made for her.
  ///
  /// @param by the operator who made the link
  record LinkMade(String subject, String by) implements IdentityFact {}

  /// Password and passkey are set; those before no longer work.
  record Enrolled(String subject) implements IdentityFact {}

  record SignedIn(String subject, String address) implements IdentityFact {}

  record SignedOut(String subject) implements IdentityFact {}

  /// The delays have begun for this name from this address.
  record SignInSlowed(String subject, String address, int tries) implements IdentityFact {}
}
