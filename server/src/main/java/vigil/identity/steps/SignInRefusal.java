package vigil.identity.steps;

import vigil.kernel.UserRefusal;

/// Why nobody was signed in.
public sealed interface SignInRefusal extends SignIn.Outcome, UserRefusal {
  /// Name or password is wrong; which of them is not said.
  record WrongSignIn() implements SignInRefusal {}

  record TooManyTries(long retryAfterSeconds) implements SignInRefusal {}

  /// The password is right, but there is no passkey: a new enrolment link is needed.
  record PasskeyMissing() implements SignInRefusal {}

  /// The password is right, but the account is locked, or its owner has left.
  record AccountLocked() implements SignInRefusal {}

  /// All places for passwords are taken.
  record TooBusy(long retryAfterSeconds) implements SignInRefusal {}

  /// The key's counter did not grow: somebody may have a copy. Refused, and told to its owner.
  record KeyPerhapsCopied() implements SignInRefusal {}

  record PasskeyRefused() implements SignInRefusal {}

  /// The passkey came without a password before it, or too late.
  record PasswordFirst() implements SignInRefusal {}
}
