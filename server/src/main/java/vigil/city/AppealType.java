package vigil.city;

/// What kind of thing the citizen wants (rules 5.1).
public enum AppealType {
  /// 咨询
  CONSULTATION,
  /// 求助
  HELP,
  /// 投诉
  COMPLAINT,
  /// 举报
  REPORT,
  /// 建议
  SUGGESTION,
  /// 表扬
  PRAISE
}
