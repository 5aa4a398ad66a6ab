package vigil.telephony;

/// Who a party of a call is, whatever telephone it is reached by.
public enum PartyRole {
  CITIZEN,
  AGENT,
  LEADER,
  /// Of a unit, who knows the matter.
  SPECIALIST,
  INTERPRETER,
  /// 110, 119, 120, 122.
  EMERGENCY,
  DUTY_MANAGER,
  /// Another hotline or platform.
  PLATFORM
}
