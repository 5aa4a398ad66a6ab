package vigil.identity;

/// What someone does in the hotline, and so what they may see and press.
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
  OPERATOR
}
