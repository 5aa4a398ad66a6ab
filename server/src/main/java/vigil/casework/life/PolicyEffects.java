package vigil.casework.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vigil.city.AppealType;
import vigil.city.Area;
import vigil.city.City;
import vigil.city.Effect;
import vigil.city.LimitKind;
import vigil.city.Responsibility;
import vigil.city.Urgency;

/// What another policy would do to orders, counted by groups that are alike. Pure.
///
/// @param current the city as it is
/// @param proposed the city as it would be
/// @param at when orders would be dispatched
public record PolicyEffects(City current, City proposed, Instant at) {

  /// Orders that are alike in what the policy asks.
  public record Group(
      @Nullable String category,
      @Nullable String district,
      @Nullable String street,
      Urgency urgency,
      AppealType type,
      long orders) {}

  /// Orders that would go to another lead.
  public Effect otherLead(String kind, List<Group> groups) {
    return counted(
        kind,
        groups,
        group -> {
          String from = lead(current, group);
          String to = lead(proposed, group);
          return from.equals(to) ? null : place(group, from, to);
        });
  }

  /// Orders that would have another time to be handled in.
  public Effect otherLimit(List<Group> groups) {
    return counted(
        "otherLimit",
        groups,
        group -> {
          String from = limit(current, group);
          String to = limit(proposed, group);
          return from.equals(to) ? null : place(group, from, to);
        });
  }

  /// Orders in hand whose lead or limit would be another if they were dispatched then.
  public Effect kept(List<Group> groups) {
    return counted(
        "inHand",
        groups,
        group -> {
          boolean same =
              lead(current, group).equals(lead(proposed, group))
                  && limit(current, group).equals(limit(proposed, group));
          return same ? null : place(group, lead(current, group), lead(proposed, group));
        });
  }

  /// Open orders whose category could no longer be chosen.
  public Effect categoryGone(List<Group> groups) {
    return counted(
        "categoryGone",
        groups,
        group -> {
          String code = group.category();
          boolean gone =
              code != null
                  && current.categories().isLeaf(code)
                  && !proposed.categories().isLeaf(code);
          return gone ? Map.of("category", code) : null;
        });
  }

  /// Open urgent orders that would stand on the task force's board, or no longer.
  public Effect rapid(boolean enters, List<Group> groups) {
    return counted(
        enters ? "rapidIn" : "rapidOut",
        groups,
        group -> {
          String code = group.category();
          if (code == null || group.urgency() == Urgency.NORMAL) {
            return null;
          }
          boolean is = current.categories().isRapid(code);
          boolean will = proposed.categories().isRapid(code);
          return is != will && will == enters
              ? Map.of("category", code, "urgency", group.urgency().name())
              : null;
        });
  }

  /// Open orders for which some stage would have another limit; the lines name each stage.
  public Effect nextLimit(List<Group> groups) {
    Map<LimitKey, Long> alike = new LinkedHashMap<>();
    groups.forEach(g -> alike.merge(new LimitKey(g.urgency(), g.type()), g.orders(), Long::sum));
    long orders = 0;
    List<Map<String, String>> lines = new ArrayList<>();
    for (var entry : alike.entrySet()) {
      var changed = stages(entry.getKey(), entry.getValue());
      orders += changed.isEmpty() ? 0 : entry.getValue();
      lines.addAll(changed);
    }
    return new Effect("nextLimit", orders, false, lines);
  }

  private record LimitKey(Urgency urgency, AppealType type) {}

  private List<Map<String, String>> stages(LimitKey alike, long orders) {
    return Arrays.stream(LimitKind.values())
        .filter(stage -> !atStage(current, stage, alike).equals(atStage(proposed, stage, alike)))
        .map(stage ->
            Map.of(
                "stage", stage.name(),
                "urgency", alike.urgency().name(),
                "type", alike.type().name(),
                "from", atStage(current, stage, alike),
                "to", atStage(proposed, stage, alike),
                "orders", String.valueOf(orders)))
        .toList();
  }

  private static String atStage(City city, LimitKind stage, LimitKey alike) {
    return city.limits().limit(stage, alike.urgency(), alike.type()).toString();
  }

  private static Effect counted(
      String kind, List<Group> groups, Function<Group, @Nullable Map<String, String>> line) {
    long orders = 0;
    Map<Map<String, String>, Long> lines = new LinkedHashMap<>();
    for (Group group : groups) {
      Map<String, String> told = line.apply(group);
      if (told != null) {
        orders += group.orders();
        lines.merge(told, group.orders(), Long::sum);
      }
    }
    return new Effect(
        kind,
        orders,
        false,
        lines.entrySet().stream().map(it -> with(it.getKey(), it.getValue())).toList());
  }

  private static Map<String, String> with(Map<String, String> line, long orders) {
    var whole = new LinkedHashMap<>(line);
    whole.put("orders", String.valueOf(orders));
    return whole;
  }

  private static Map<String, String> place(Group group, String from, String to) {
    var line = new LinkedHashMap<String, String>();
    line.put("category", group.category() == null ? "" : group.category());
    line.put("district", group.district() == null ? "" : group.district());
    line.put("from", from);
    line.put("to", to);
    return line;
  }

  /// Empty where nobody is named: the dispatcher decides.
  private static String lead(City city, Group group) {
    Responsibility duty = competence(city, group);
    return duty == null ? "" : duty.lead().id();
  }

  private String limit(City city, Group group) {
    return HandlingLimit.get(
            group.urgency(), group.type(), competence(city, group), city.limits(), at)
        .toString();
  }

  private static @Nullable Responsibility competence(City city, Group group) {
    String category = group.category();
    String district = group.district();
    if (category == null || district == null || !city.categories().isLeaf(category)) {
      return null;
    }
    Area exact = new Area(district, group.street());
    Area area = city.places().holds(exact) ? exact : Area.of(district);
    return city.places().holds(area) ? city.getResponsibility(category, area) : null;
  }
}
