package vigil.identity;

import org.jspecify.annotations.Nullable;

/// What someone does in the hotline, and so what they may see and press (rules 2.3).
public enum Role {
  AGENT,
  DISPATCHER,
  CLERK,
  HANDLER,
  REVIEWER,
  CALLBACK,
  EDITOR,
  MANAGER,
  LEADER,
  OPERATOR;

  /// Whether it is for somebody of this unit, or, where that is null, for the hotline's own people.
  /// Whoever has a role that is not for them has none of its rights.
  public boolean isFor(@Nullable String unit) {
    return switch (this) {
      case CLERK, HANDLER -> unit != null;
      case REVIEWER, EDITOR -> true;
      case AGENT, DISPATCHER, CALLBACK, MANAGER, LEADER, OPERATOR -> unit == null;
    };
  }
}
