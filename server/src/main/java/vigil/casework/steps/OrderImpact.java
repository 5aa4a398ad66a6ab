package vigil.casework.steps;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vigil.casework.life.PolicyEffects;
import vigil.casework.store.SqlOpenOrderCounts;
import vigil.city.Effect;
import vigil.city.PolicyImpact;
import vigil.city.RowChange;
import vigil.city.WorkingDays;
import vigil.kernel.Page;

/// What another edition of the policy would do to the orders that stand.
@Component
class OrderImpact implements PolicyImpact {
  /// How far back it is shown where orders would have gone.
  private static final Duration RECENTLY = Duration.ofDays(7);

  private static final int YEAR_DIGITS = 4;
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(WorkingDays.SHANGHAI);

  private final SqlOpenOrderCounts orders;
  private final DueTimeExplainer times;

  OrderImpact(SqlOpenOrderCounts orders, DueTimeExplainer times) {
    this.orders = orders;
    this.times = times;
  }

  @Override
  public List<Effect> listEffects(ProposedChange question) {
    var effects = new PolicyEffects(question.current(), question.proposed(), question.at());
    List<Effect> found = new ArrayList<>();
    switch (question.table()) {
      case DISPATCH, STREETS, DISTRICTS -> directory(question, effects, found);
      case CATEGORIES -> {
        found.add(effects.categoryGone(orders.open()));
        directory(question, effects, found);
      }
      case LIMITS -> found.add(effects.nextLimit(orders.open()));
      case RAPID -> {
        var open = orders.open();
        found.add(effects.rapid(true, open));
        found.add(effects.rapid(false, open));
      }
      case UNITS -> units(question, found);
      case CALENDAR -> calendar(question, found);
      case SETTINGS, URGENCY_WORDS, DANGER, DUTY, PHRASES, STAFF -> {}
      case TOPICS, USUAL, USUAL_HOURS, USUAL_DISTRICTS, SENSING, PAGING -> {}
      case ALARMS, REPORTS, UNDERSTANDING, QUALITY, SHEET, QUESTIONS -> {}
      case SYNONYMS, SEARCH -> {}
    }
    return found.stream().filter(effect -> effect.count() > 0).toList();
  }

  private void directory(ProposedChange question, PolicyEffects effects, List<Effect> found) {
    var waiting = orders.waiting();
    found.add(effects.otherLead("otherLead", waiting));
    found.add(effects.otherLimit(waiting));
    found.add(
        effects.otherLead("recentLead", orders.registeredSince(question.at().minus(RECENTLY))));
    found.add(effects.kept(orders.inHand()));
  }

  /// Counted as the page of the calendar does; its first orders only, for the rest look there.
  private void calendar(ProposedChange question, List<Effect> found) {
    List<String> years =
        question.changes().stream()
            .map(change -> change.key().getFirst())
            .filter(date -> date.length() > YEAR_DIGITS)
            .map(date -> date.substring(0, YEAR_DIGITS))
            .distinct()
            .toList();
    var csv = new StringBuilder("date,kind,name\n");
    question.proposed().workingDays().special().stream()
        .filter(day -> years.contains(String.valueOf(day.date().getYear())))
        .forEach(day -> csv.append("%s,%s,%s\n".formatted(day.date(), day.kind(), day.name())));
    var preview = times.preview(csv.toString(), "", Page.LARGEST);
    var lines = preview.orders().stream().map(OrderImpact::moved).toList();
    found.add(new Effect("dueMoved", lines.size(), false, lines));
    found.add(new Effect("dueTouched", preview.touched(), false, List.of()));
  }

  private static Map<String, String> moved(DueTimeExplainer.Movement order) {
    var line = new HashMap<String, String>();
    line.put("number", order.number());
    String unit = order.unit();
    line.put("unit", unit == null ? "" : unit);
    order.moved().stream()
        .findFirst()
        .ifPresent(move -> {
          line.put("wasDue", DAY.format(move.from()));
          line.put("isDue", DAY.format(move.to()));
        });
    return line;
  }

  /// Nobody could finish what a unit that is gone still owes.
  private void units(ProposedChange question, List<Effect> found) {
    found.add(parts("unitGone", true, question.removed()));
    found.add(
        parts(
            "unitHolds",
            false,
            question.changes().stream()
                .filter(change -> change.kind() == RowChange.Kind.CHANGED)
                .map(change -> change.key().getFirst())
                .toList()));
  }

  private Effect parts(String kind, boolean bars, List<String> units) {
    var parts = units.isEmpty() ? List.<SqlOpenOrderCounts.UnitParts>of() : orders.parts(units);
    return new Effect(
        kind,
        parts.stream().mapToLong(SqlOpenOrderCounts.UnitParts::parts).sum(),
        bars,
        parts.stream()
            .map(it -> Map.of("unit", it.unit(), "orders", String.valueOf(it.parts())))
            .toList());
  }
}
