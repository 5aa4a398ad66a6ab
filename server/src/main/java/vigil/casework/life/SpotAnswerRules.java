package vigil.casework.life;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.city.AppealType;

/// What may be answered at once, and how long that may be taken back (rules 3.2).
record SpotAnswerRules(Order order, DecisionContext known) {
  /// What is answered at once is counted by its category like all else; the answer would end what
  /// was merged into it as well.
  @Nullable Refusal findRefusal() {
    AppealType type = order.appeal().type();
    AppealType seen = type.isSeenOnSite() ? type : known.citizens().seenOnSite();
    if (seen != null) {
      return new Refusal.SiteVisitNeeded(seen);
    }
    String category = order.appeal().category();
    return category == null || category.isBlank() ? new Refusal.CategoryMissing() : null;
  }

  /// Only what nobody outside has heard of is taken back: messages wait that long, but who was
  /// merged into the order and the platform that sent it hear at once.
  @Nullable Refusal findTakeBackRefusal(Instant at) {
    Instant closed = order.closedAt();
    if (closed == null || !order.assignments().isEmpty()) {
      return new Refusal.NotAnsweredAtOnce();
    }
    boolean isHeard = known.joined() > 0 || order.origin().forwarded() != null;
    Instant out = isHeard ? closed : closed.plus(Step.TakeBackAnswer.WITHIN);
    return at.isBefore(out) ? null : new Refusal.AnswerIsOut(out);
  }
}
