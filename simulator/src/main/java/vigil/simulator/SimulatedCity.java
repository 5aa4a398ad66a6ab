package vigil.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.Draft;
import vigil.casework.ForwardingOrigin;
import vigil.casework.Order;
import vigil.casework.Order.Channel;
import vigil.casework.Platform;
import vigil.casework.life.Actor;
import vigil.casework.life.Citizens;
import vigil.casework.life.DecisionContext;
import vigil.city.AppealType;
import vigil.city.Area;
import vigil.city.CalendarDay;
import vigil.city.Category;
import vigil.city.City;
import vigil.city.DutyRosterEntry;
import vigil.city.Limits;
import vigil.city.Responsibility;
import vigil.city.Unit;
import vigil.city.Units;
import vigil.city.Urgency;
import vigil.city.WorkingDays;
import vigil.city.files.PolicyCity;
import vigil.identity.Role;

/// The shipped city with people for every duty, and what its citizens call about.
final class SimulatedCity {
  static final Actor DISPATCHER = new Actor("dispatcher", Set.of(Role.DISPATCHER), null);
  static final Actor REVIEWER = new Actor("reviewer", Set.of(Role.REVIEWER), null);
  static final Actor MANAGER = new Actor("manager", Set.of(Role.MANAGER), null);
  static final Actor CITIZEN = new Actor("citizen", Set.of(Role.CALLBACK), null);
  static final Actor CALLER = new Actor("callback", Set.of(Role.CALLBACK), null);

  /// Another city's hotline: some callers live there.
  static final Platform NEIGHBOUR =
      new Platform("neighbour", "邻市12345", "The next city", List.of(), List.of());

  /// The neighbour decides on nothing here but what it thinks of more time.
  static final Actor SENDER = new Actor(NEIGHBOUR.unit(), Set.of(Role.OPERATOR), null);

  private static final Duration NEIGHBOURS_DUE = Duration.ofDays(9);

  private final City city = PolicyCity.shipped();

  /// What units handle; what is about the hotline itself is answered there.
  private final List<Category> leaves =
      city.categories().leaves().stream().filter(this::isForUnits).toList();

  private final List<String> districts =
      city.places().districts().stream().map(district -> district.code()).toList();
  private final Map<String, Responsibility> duties = new HashMap<>();

  /// Units of the city that may be asked to help anywhere.
  private final List<String> helpers =
      city.units().list().stream()
          .filter(unit -> unit.kind() == Unit.Kind.CITY || unit.kind() == Unit.Kind.UTILITY)
          .map(Unit::id)
          .toList();

  private long ids;

  private boolean isForUnits(Category leaf) {
    var area = Area.of(city.places().districts().getFirst().code());
    return city.getResponsibility(leaf.code(), area).lead().kind() != Unit.Kind.HOTLINE;
  }

  /// The roster of those who are woken.
  List<DutyRosterEntry> duty() {
    return city.policy().duty();
  }

  DecisionContext known(String category, String district) {
    var duty = duty(category, district);
    return new DecisionContext(
        city.limits(),
        city.units(),
        duty,
        0,
        null,
        List.of(NEIGHBOUR),
        Citizens.NONE,
        () -> "id-" + ids++);
  }

  private Responsibility duty(String category, String district) {
    return duties.computeIfAbsent(
        category + "/" + district, key -> city.getResponsibility(category, Area.of(district)));
  }

  Limits limits() {
    return city.limits();
  }

  /// The calendar as it would be with some more days off in the weeks of the worlds.
  WorkingDays moreHolidays() {
    var days = city.workingDays();
    var special = new ArrayList<>(days.special());
    LocalDate.parse("2022-04-07")
        .datesUntil(LocalDate.parse("2022-07-01"), Period.ofDays(6))
        .filter(day -> days.kind(day) == WorkingDays.Kind.WORKDAY)
        .forEach(day -> special.add(new CalendarDay(day, CalendarDay.Kind.HOLIDAY, "全市休息")));
    return new WorkingDays(special, days.officialYears());
  }

  Units units() {
    return city.units();
  }

  /// A unit of the city that has no part in this order yet.
  String another(SeededRandom chance, OrderSituation situation) {
    var unit = chance.pick(helpers);
    while (situation.isTaken(unit) || unit.equals(situation.lead())) {
      unit = chance.pick(helpers);
    }
    return unit;
  }

  static Actor agent(String id) {
    return new Actor(id, Set.of(Role.AGENT), null);
  }

  static Actor clerk(String unit) {
    return new Actor("clerk-" + unit, Set.of(Role.CLERK), unit);
  }

  static Actor handler(String unit) {
    return new Actor("handler-" + unit, Set.of(Role.HANDLER), unit);
  }

  /// What this call is about. Nearly half are consultations (rules 10: 80 % of those are answered
  /// on the spot).
  Draft appeal(SeededRandom chance, String call, boolean isUrgent) {
    return appeal(chance, call, isUrgent, chance.pick(leaves), chance.pick(districts));
  }

  /// What everybody calls about in a night when a topic explodes, in two districts.
  Draft burning(SeededRandom chance, String call) {
    return appeal(chance, call, false, leaves.getFirst(), districts.get(chance.below(2)));
  }

  /// A complaint about the very unit whose duty it would be.
  Draft grievance(SeededRandom chance, String call) {
    var leaf = chance.pick(leaves);
    var district = chance.pick(districts);
    var accused = duty(leaf.code(), district).lead().id();
    return draft(chance, call, false, leaf, district, AppealType.COMPLAINT, accused, null);
  }

  /// What the neighbour heard first and sent here.
  Draft sentOn(SeededRandom chance, String call, Instant at) {
    var heard =
        new ForwardingOrigin(
            List.of(NEIGHBOUR.code()), at.minusSeconds(3600), at.plus(NEIGHBOURS_DUE));
    var leaf = chance.pick(leaves);
    var district = chance.pick(districts);
    return draft(chance, call, false, leaf, district, AppealType.HELP, null, heard);
  }

  private Draft appeal(
      SeededRandom chance, String call, boolean isUrgent, Category leaf, String district) {
    var type = type(chance);
    boolean mayAccuse = type == AppealType.COMPLAINT || type == AppealType.REPORT;
    var accused = mayAccuse ? Order.Appeal.NOBODY : null;
    return draft(chance, call, isUrgent, leaf, district, type, accused, null);
  }

  // NullAway does not see in a compiled record that a nested type may be null.
  @SuppressWarnings("NullAway")
  private static Draft draft(
      SeededRandom chance,
      String call,
      boolean isUrgent,
      Category leaf,
      String district,
      AppealType type,
      @Nullable String accused,
      @Nullable ForwardingOrigin heard) {
    var urgency =
        isUrgent ? Urgency.URGENT : chance.happens(0.08) ? Urgency.SEMI_URGENT : Urgency.NORMAL;
    var told = "市民来电反映" + leaf.name() + "，希望尽快处理并回复。";
    return new Draft(
        new Draft.Source(Channel.PHONE, call, null, heard),
        new Draft.Appeal(type, urgency, leaf.code()),
        new Draft.Account("关于" + leaf.name(), told, null, null, null),
        new Draft.Place(district, null, "人民路" + (1 + chance.below(900)) + "号"),
        new Draft.Appellant("市民", "13800000000", null, null, null, null, Draft.CustomerKind.PERSON),
        Draft.Accused.of(accused),
        Draft.Handling.asked(call.hashCode() % 7 == 0, false));
  }

  private static AppealType type(SeededRandom chance) {
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
