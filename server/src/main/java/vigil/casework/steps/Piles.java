package vigil.casework.steps;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.Clock;
import vigil.casework.Order;
import vigil.casework.OrderRow;
import vigil.casework.OrderVisibility;
import vigil.casework.Urging;
import vigil.casework.Viewer;
import vigil.casework.life.Clocks;
import vigil.casework.life.HandlingLimit;
import vigil.casework.store.SqlLane;
import vigil.casework.store.SqlLists;
import vigil.casework.store.SqlUrgings;
import vigil.city.City;
import vigil.city.Competence;
import vigil.identity.Staff;
import vigil.kernel.Kept;
import vigil.kernel.Ledger;

/// What lies on whose desk.
@Component
public class Piles {
  private static final Duration PACE = Duration.ofHours(24);

  /// The medians of a day move slowly, and each look at them reads the day.
  private static final Duration PACE_KEPT = Duration.ofSeconds(10);

  private final SqlLists lists;
  private final SqlUrgings urgings;
  private final Kept<List<String>, SqlLane.Pace> pace;
  private final OrderSteps steps;
  private final City city;
  private final InstantSource clock;
  private final Views views;
  private final Knowledge knowledge;

  public Piles(
      SqlLists lists,
      SqlUrgings urgings,
      SqlLane lane,
      OrderSteps steps,
      Ledger ledger,
      City city,
      InstantSource clock) {
    this.lists = lists;
    this.urgings = urgings;
    pace = new Kept<>(PACE_KEPT, clock, rapid -> lane.pace(rapid, clock.instant().minus(PACE)));
    this.steps = steps;
    this.city = city;
    this.clock = clock;
    views = new Views(lists, ledger, city, clock);
    knowledge = steps.knowledge();
  }

  /// An order that waits, and whose duty it is by the directory.
  ///
  /// @param limit how long the lead would have
  /// @param owesAccused nobody has said yet whom it accuses
  public record Suggested(
      OrderRow order, @Nullable Competence duty, @Nullable String limit, boolean owesAccused) {}

  /// A unit's part that owes something.
  ///
  /// @param clock the next of its own; null where none of its own runs
  public record Owed(Assignment assignment, OrderRow order, @Nullable Clock clock) {}

  public SqlLists.Waiting waiting() {
    return lists.waiting(clock.instant());
  }

  public List<Suggested> board(int limit, Staff by) {
    return mine(lists.board(limit), by).map(one -> suggested(one, by)).toList();
  }

  /// Those named, with what the directory suggests for each.
  public List<Suggested> suggested(List<String> ids, Staff by) {
    return mine(lists.of(ids), by).map(one -> suggested(one, by)).toList();
  }

  private Suggested suggested(SqlLists.Listed one, Staff by) {
    Competence duty = knowledge.competence(one.order().appeal());
    return new Suggested(
        views.row(one, steps.viewer(by)),
        duty,
        duty == null ? null : limit(one.order(), duty),
        one.order().owesAccused());
  }

  /// Whose duty an order is by the directory; null while category or place is unknown.
  public @Nullable Competence competence(Order order) {
    return knowledge.competence(order.appeal());
  }

  private String limit(Order order, Competence duty) {
    return HandlingLimit.of(order, duty, city.limits(), clock.instant()).toString();
  }

  /// The parts of her own unit; a unit above sees those below in the lists.
  public List<Owed> inbox(int limit, Staff by) {
    String unit = by.unit();
    if (unit == null) {
      return List.of();
    }
    return lists.inbox(unit, limit).stream()
        .filter(one -> steps.sees(one.order(), CaseworkRoom.actor(by)))
        .flatMap(one -> mine(one, unit, steps.viewer(by)))
        .toList();
  }

  private Stream<Owed> mine(SqlLists.Listed one, String unit, Viewer viewer) {
    OrderRow row = views.row(one, viewer);
    var clocks = Clocks.of(one.order(), city.limits(), clock.instant());
    return one.order().live().stream()
        .filter(a -> a.unit().equals(unit) ? a.isOwed() : isToReview(one.order(), a, unit))
        .map(a -> new Owed(a, row, own(clocks, a)));
  }

  private static @Nullable Clock own(List<Clock> clocks, Assignment part) {
    return clocks.stream().filter(c -> part.id().equals(c.assignment())).findFirst().orElse(null);
  }

  /// Passed on by this unit, and reported back to it.
  private static boolean isToReview(Order order, Assignment below, String unit) {
    return below.state() == AssignmentState.REPORTED
        && below.parent() != null
        && order.assignment(below.parent()).filter(a -> a.unit().equals(unit)).isPresent();
  }

  /// Those that are shown to this person.
  private Stream<SqlLists.Listed> mine(List<SqlLists.Listed> all, Staff by) {
    Viewer viewer = steps.viewer(by);
    return all.stream().filter(one -> OrderVisibility.isShown(one.order(), viewer));
  }

  public List<OrderRow> callbacks(int limit, Staff by) {
    return mine(lists.callbacks(limit), by).map(one -> views.row(one, steps.viewer(by))).toList();
  }

  public List<OrderRow> reviews(int limit, Staff by) {
    return mine(lists.reviews(limit), by).map(one -> views.row(one, steps.viewer(by))).toList();
  }

  /// With a request that waits for somebody's word.
  public List<OrderRow> requests(int limit, Staff by) {
    return mine(lists.requests(limit), by).map(one -> views.row(one, steps.viewer(by))).toList();
  }

  /// With a question for a citizen whom the unit may not know.
  public List<OrderRow> relays(int limit, Staff by) {
    return mine(lists.relays(limit), by).map(one -> views.row(one, steps.viewer(by))).toList();
  }

  /// The rapid-disposal lane.
  public List<OrderRow> rapid(int limit, Staff by) {
    return mine(lists.rapid(limit), by).map(one -> views.row(one, steps.viewer(by))).toList();
  }

  /// How fast the rapid-disposal lane was in the last 24 hours, kept for some seconds.
  public Kept.Answer<SqlLane.Pace> rapidPace() {
    return pace.of(city.categories().rapid());
  }

  public SqlLists.Waiting rapidWaiting() {
    return lists.rapidWaiting();
  }

  /// An order on a pile by one of its clocks.
  public record Timed(Clock clock, OrderRow order) {}

  /// Shelved and difficult, the nearest review date first.
  public List<Timed> listed(int limit, Staff by) {
    return timed(SqlLists.Pile.LISTED, Clock.Kind.REVIEW_DATE, limit, by);
  }

  /// Each unit's interim feedback that is owed; a unit sees its own and those below it.
  public List<Timed> feedback(int limit, Staff by) {
    return timed(SqlLists.Pile.FEEDBACK, Clock.Kind.INTERIM_FEEDBACK, limit, by);
  }

  private List<Timed> timed(SqlLists.Pile pile, Clock.Kind kind, int limit, Staff by) {
    var viewer = steps.viewer(by);
    return mine(lists.pile(pile, viewer, limit), by)
        .flatMap(one -> clocks(one.order(), kind).map(c -> new Timed(c, views.row(one, viewer))))
        .filter(t -> viewer.isHotline() || viewer.tree().contains(t.clock().unit()))
        .sorted(Comparator.comparing(t -> t.clock().due()))
        .toList();
  }

  private Stream<Clock> clocks(Order order, Clock.Kind kind) {
    return Clocks.of(order, city.limits(), clock.instant()).stream().filter(c -> c.kind() == kind);
  }

  /// An order that somebody presses for.
  public record Pressed(OrderRow order, Urging urging) {}

  /// Supervised, or given by a leader: the next due first.
  public List<Pressed> pressed(int limit, Staff by) {
    return pressed(lists.pile(SqlLists.Pile.PRESSED, steps.viewer(by), limit), by);
  }

  /// Open and reminded of, the last reminder first.
  public List<Pressed> reminded(int limit, Staff by) {
    return pressed(lists.reminded(steps.viewer(by), limit), by);
  }

  private List<Pressed> pressed(List<SqlLists.Listed> found, Staff by) {
    var pressing = urgings.of(found.stream().map(one -> one.order().id()).toList());
    return mine(found, by)
        .map(one ->
            new Pressed(
                views.row(one, steps.viewer(by)),
                pressing.getOrDefault(one.order().id(), Urging.NONE)))
        .toList();
  }
}
