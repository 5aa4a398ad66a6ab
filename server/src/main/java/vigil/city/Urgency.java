package vigil.city;

/// How fast an order must move (rules 4.2), most urgent first.
public enum Urgency {
  /// 紧急: life, health or order is in danger now.
  URGENT,
  /// 次紧急: will be, if nothing is done today.
  SEMI_URGENT,
  /// 普通.
  NORMAL
}
