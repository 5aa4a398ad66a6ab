package vigil.casework;

import org.jspecify.annotations.Nullable;
import vigil.casework.Assignment.Failure;
import vigil.kernel.InvalidInput;

/// A try to reach the citizen: by a call of the hotline, or as somebody says it was.
public sealed interface ContactTry extends Step
    permits Step.Relay, Step.CallBack, AssignmentStep.Contact {
  /// The call that the try rests on; null for one that is typed.
  @Nullable String call();

  /// Whether it says that the citizen was reached.
  default boolean hasReached() {
    return switch (this) {
      case Step.Relay relay -> relay.reached();
      case Step.CallBack callBack -> callBack.result() != Order.CallbackResult.UNREACHABLE;
      case AssignmentStep.Contact contact -> contact.reached();
    };
  }

  /// Refuses what was said of the other outcome.
  ///
  /// @param failure why nobody was reached
  /// @param answer what the citizen said
  static void requireFit(boolean reached, @Nullable Failure failure, @Nullable String answer) {
    if (reached && failure != null) {
      throw InvalidInput.malformed("failure", "for a try that reached nobody");
    }
    if (!reached && answer != null) {
      throw InvalidInput.malformed("answer", "for a try that reached the citizen");
    }
  }

  /// Refuses answers of a citizen whom a callback did not reach.
  static void checkAnswers(
      Order.CallbackResult result, @Nullable Boolean contacted, @Nullable Boolean solved) {
    if (result == Order.CallbackResult.UNREACHABLE && contacted != null) {
      throw InvalidInput.malformed("contacted", "for a try that reached the citizen");
    }
    if (result == Order.CallbackResult.UNREACHABLE && solved != null) {
      throw InvalidInput.malformed("solved", "for a try that reached the citizen");
    }
  }
}
