package vigil.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigil.casework.Draft;
import vigil.casework.Order.Channel;
import vigil.casework.life.Actor;
import vigil.casework.life.Known;
import vigil.city.AppealType;
import vigil.city.Area;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.Competence;
import vigil.city.DutyTurn;
import vigil.city.ShippedCity;
import vigil.city.Unit;
import vigil.city.Urgency;
import vigil.identity.Role;

/// The shipped city with people for every duty, and what its citizens call about.
final class Town {
  static final Actor DISPATCHER = new Actor("dispatcher", Set.of(Role.DISPATCHER), null);
  static final Actor REVIEWER = new Actor("reviewer", Set.of(Role.REVIEWER), null);
  static final Actor CALLER = new Actor("callback", Set.of(Role.CALLBACK), null);

  private final City city = ShippedCity.open();

  /// What units handle; what is about the hotline itself is answered there.
  private final List<Category> leaves =
      city.categories().leaves().stream().filter(this::isForUnits).toList();

  private final List<String> districts =
      city.places().districts().stream().map(district -> district.code()).toList();
  private final Map<String, Competence> duties = new HashMap<>();
  private long ids;

  private boolean isForUnits(Category leaf) {
    var area = Area.of(city.places().districts().getFirst().code());
    return city.competent(leaf.code(), area).lead().kind() != Unit.Kind.HOTLINE;
  }

  /// The roster of those who are woken.
  List<DutyTurn> duty() {
    return city.policy().duty();
  }

  Known known(String category, String district) {
    var duty =
        duties.computeIfAbsent(
            category + "/" + district, key -> city.competent(category, Area.of(district)));
    return new Known(city.limits(), city.units(), duty, 0, null, () -> "id-" + ids++);
  }

  static Actor clerk(String unit) {
    return new Actor("clerk-" + unit, Set.of(Role.CLERK), unit);
  }

  static Actor handler(String unit) {
    return new Actor("handler-" + unit, Set.of(Role.HANDLER), unit);
  }

  /// What this call is about. Nearly half are consultations (domain 10: 80 % of those are answered
  /// on the spot).
  Draft appeal(Chance chance, String call, boolean isUrgent) {
    return appeal(chance, call, isUrgent, chance.of(leaves), chance.of(districts));
  }

  /// What everybody calls about in a night when a topic explodes, in two districts.
  Draft burning(Chance chance, String call) {
    return appeal(chance, call, false, leaves.getFirst(), districts.get(chance.below(2)));
  }

  private Draft appeal(
      Chance chance, String call, boolean isUrgent, Category leaf, String district) {
    var type = type(chance);
    var urgency =
        isUrgent ? Urgency.URGENT : chance.is(0.08) ? Urgency.SEMI_URGENT : Urgency.NORMAL;
    return new Draft(
        Channel.PHONE,
        call,
        type,
        urgency,
        leaf.code(),
        "关于" + leaf.name(),
        "市民来电反映" + leaf.name() + "，希望尽快处理并回复。",
        null,
        null,
        null,
        district,
        null,
        "人民路" + (1 + chance.below(900)) + "号",
        new Draft.Appellant("市民", "13800000000", null, null, null, null, Draft.CustomerKind.PERSON),
        null,
        null,
        false,
        false,
        false,
        false,
        false,
        List.of(),
        null);
  }

  private static AppealType type(Chance chance) {
    int one = chance.below(100);
    if (one < 48) {
      return AppealType.CONSULTATION;
    }
    if (one < 78) {
      return AppealType.HELP;
    }
    if (one < 94) {
      return AppealType.COMPLAINT;
    }
    return one < 97 ? AppealType.REPORT : AppealType.SUGGESTION;
  }
}
