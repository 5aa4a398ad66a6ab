package vigil.simulator;

import vigil.casework.Draft;
import vigil.casework.Order;
import vigil.casework.Order.Channel;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.simulator.replay.Matter;

/// What a citizen of the spring wants, as an agent writes it down.
final class SpringAppeal {
  private static final String TOLD = "市民来电反映，希望尽快处理并回复。";

  private SpringAppeal() {}

  /// @param contact the call's id, or the message's
  /// @param isCall false for a message by the app
  /// @param consultations the part of appeals that ask and want no more
  static Draft draft(
      SeededRandom chance,
      String contact,
      boolean isCall,
      Matter matter,
      String district,
      double consultations) {
    AppealType type = type(chance, matter, consultations);
    boolean mayAccuse = type == AppealType.COMPLAINT || type == AppealType.REPORT;
    return new Draft(
        new Draft.Source(isCall ? Channel.PHONE : Channel.APP, contact, null, null),
        new Draft.Appeal(type, urgency(chance, matter), matter.category()),
        new Draft.Account("关于" + matter.category(), TOLD, null, null, null),
        new Draft.Place(district, null, "人民路" + (1 + chance.below(900)) + "号"),
        new Draft.Appellant("市民", "13800000000", null, null, null, null, Draft.CustomerKind.PERSON),
        Draft.Accused.of(mayAccuse ? Order.Appeal.NOBODY : null),
        Draft.Handling.asked(false, false));
  }

  /// What the rapid lane holds is never a mere question.
  private static AppealType type(SeededRandom chance, Matter matter, double consultations) {
    if (matter.isRapid()) {
      return AppealType.HELP;
    }
    if (chance.happens(consultations)) {
      return AppealType.CONSULTATION;
    }
    int one = chance.below(100);
    if (one < 60) {
      return AppealType.HELP;
    }
    return one < 92 ? AppealType.COMPLAINT : one < 97 ? AppealType.REPORT : AppealType.SUGGESTION;
  }

  private static Urgency urgency(SeededRandom chance, Matter matter) {
    if (matter.isRapid()) {
      return chance.happens(0.5) ? Urgency.URGENT : Urgency.SEMI_URGENT;
    }
    return chance.happens(0.05) ? Urgency.SEMI_URGENT : Urgency.NORMAL;
  }
}
