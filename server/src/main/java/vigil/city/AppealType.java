package vigil.city;

import java.util.EnumSet;
import java.util.Set;

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
  PRAISE;

  /// Whether such an appeal says whom it accuses, or that it accuses nobody.
  public boolean asksAccused() {
    return switch (this) {
      case COMPLAINT, REPORT -> true;
      case CONSULTATION, HELP, SUGGESTION, PRAISE -> false;
    };
  }

  /// Whether somebody must look before such an appeal is answered (rules 3.2).
  public boolean isSeenOnSite() {
    return switch (this) {
      case COMPLAINT, REPORT -> true;
      case CONSULTATION, HELP, SUGGESTION, PRAISE -> false;
    };
  }

  /// Those that may be answered at once.
  public static Set<AppealType> listAnsweredAtOnce() {
    var answered = EnumSet.allOf(AppealType.class);
    answered.removeIf(AppealType::isSeenOnSite);
    return answered;
  }

  /// Those that say whom they accuse.
  public static Set<AppealType> listAccusing() {
    var accusing = EnumSet.allOf(AppealType.class);
    accusing.removeIf(type -> !type.asksAccused());
    return accusing;
  }
}
