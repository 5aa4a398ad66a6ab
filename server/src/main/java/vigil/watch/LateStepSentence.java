package vigil.watch;

import java.util.List;
import vigil.casework.Clock;
import vigil.watch.Incident.LateStep;

/// What is late in the rapid-disposal lane, in a line for someone who was asleep a minute ago.
record LateStepSentence(String chinese, String english) {
  /// @param lates may be none, for somebody to whom the orders are not shown
  static LateStepSentence of(List<LateStep> lates) {
    if (lates.isEmpty()) {
      return new LateStepSentence("快速处置超时", "Rapid lane: late");
    }
    LateStep first = lates.getFirst();
    long orders = lates.stream().map(LateStep::order).distinct().count();
    return orders == 1
        ? new LateStepSentence(
            "快速处置 %s：%s超时".formatted(first.number(), chinese(first.clock())),
            "Rapid lane, %s: %s is late".formatted(first.number(), english(first.clock())))
        : new LateStepSentence(
            "快速处置：%d件超时，最早 %s（%s）".formatted(orders, first.number(), chinese(first.clock())),
            "Rapid lane: %d orders are late, first %s (%s)"
                .formatted(orders, first.number(), english(first.clock())));
  }

  private static String chinese(Clock.Kind kind) {
    return switch (kind) {
      case CITIZEN -> "答复市民";
      case DISPATCH -> "派单";
      case SIGN -> "签收";
      case FIRST_CONTACT -> "先行联系";
      case INTERIM_FEEDBACK -> "阶段反馈";
      case HANDLE -> "办理";
      case CALLBACK -> "回访";
      case REVIEW_DATE -> "复核";
    };
  }

  private static String english(Clock.Kind kind) {
    return switch (kind) {
      case CITIZEN -> "the answer to the citizen";
      case DISPATCH -> "the dispatch";
      case SIGN -> "the signing";
      case FIRST_CONTACT -> "the first contact";
      case INTERIM_FEEDBACK -> "the interim feedback";
      case HANDLE -> "the handling";
      case CALLBACK -> "the callback";
      case REVIEW_DATE -> "the review";
    };
  }
}
