package vigil.privacy;

/// Through whose eyes the city is looked at: every role, and units that have the planted orders in
/// hand, are accused in some of them, or have no part in any.
enum ViewerRole {
  STRANGER(""),
  AGENT("agent-12"),
  DISPATCHER("dispatcher-2"),
  CLERK("clerk-310104"),
  HANDLER("handler-310104"),
  REVIEWER("reviewer-1"),
  CALLBACK("callback-2"),
  EDITOR("editor-1"),
  MANAGER("manager-3"),
  LEADER("leader-1"),
  OPERATOR("operator-1"),
  ACCUSED_CLERK("clerk-310101"),
  ACCUSED_HANDLER("handler-310101"),
  /// Who writes scripts there; the pages of waves and nights are the hotline's own.
  ACCUSED_EDITOR("editor-310101"),
  /// Of a street below the accused unit.
  ACCUSED_STREET("handler-s310101002"),
  OTHER_CLERK("clerk-310105"),
  OTHER_HANDLER("handler-310105");

  /// Whose unit has the orders in hand.
  static final String ITS_UNIT = "d310104";

  /// Whose unit some of them accuse.
  static final String ACCUSED = "d310101";

  final String staff;

  ViewerRole(String staff) {
    this.staff = staff;
  }

  boolean isAccused() {
    return this == ACCUSED_CLERK
        || this == ACCUSED_HANDLER
        || this == ACCUSED_EDITOR
        || this == ACCUSED_STREET;
  }

  boolean isOfAUnit() {
    return !DisclosureRules.HOTLINE.contains(this);
  }

  /// Whether this is somebody of the unit that has the planted orders in hand.
  boolean hasPlantedOrders() {
    return this == CLERK || this == HANDLER;
  }
}
