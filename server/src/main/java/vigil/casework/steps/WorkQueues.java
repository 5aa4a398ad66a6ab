package vigil.casework.steps;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import vigil.casework.Assignment;
import vigil.casework.AssignmentState;
import vigil.casework.CallbackRow;
import vigil.casework.Clock;
import vigil.casework.Conference;
import vigil.casework.Order;
import vigil.casework.OrderRow;
import vigil.casework.OrderTextMask;
import vigil.casework.OrderVisibility;
import vigil.casework.ReminderStatus;
import vigil.casework.Step;
import vigil.casework.Viewer;
import vigil.casework.life.CallbackRules;
import vigil.casework.life.Clocks;
import vigil.casework.life.DispatchSuggestion;
import vigil.casework.life.HandlingLimit;
import vigil.casework.life.StepPermissions;
import vigil.casework.store.SqlOrderQueries;
import vigil.casework.store.SqlRapidLane;
import vigil.casework.store.SqlReminderStatus;
import vigil.city.City;
import vigil.city.Responsibility;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.TimedCache;

/// What lies on whose desk.
@NamedInterface("inside")
@Component
public class WorkQueues {
  private static final Duration PACE = Duration.ofHours(24);

  /// The medians of a day move slowly, and each look at them reads the day.
  private static final Duration PACE_KEPT = Duration.ofSeconds(10);

  /// One of so many rows of the callbacks is of a merged order, at most.
  private static final int MERGED_OF_CALLBACKS = 4;

  private final SqlOrderQueries lists;
  private final SqlReminderStatus urgings;
  private final TimedCache<List<String>, SqlRapidLane.Pace> pace;
  private final OrderSteps steps;
  private final City city;
  private final InstantSource clock;
  private final OrderViews views;
  private final DecisionContextLoader knowledge;

  public WorkQueues(
      SqlOrderQueries lists,
      SqlReminderStatus urgings,
      SqlRapidLane lane,
      OrderSteps steps,
      OrderViews views,
      City city,
      InstantSource clock) {
    this.lists = lists;
    this.urgings = urgings;
    pace =
        new TimedCache<>(PACE_KEPT, clock, rapid -> lane.pace(rapid, clock.instant().minus(PACE)));
    this.steps = steps;
    this.city = city;
    this.clock = clock;
    this.views = views;
    knowledge = steps.knowledge();
  }

  /// An order that waits, and whose duty it is by the directory.
  ///
  /// @param limit how long the lead would have
  /// @param owesAccused nobody has said yet whom it accuses
  @NamedInterface("inside")
  public record SuggestedDispatch(
      OrderRow order, @Nullable Responsibility duty, @Nullable String limit, boolean owesAccused) {}

  /// A unit's part that owes something.
  ///
  /// @param clock the next of its own; null where none of its own runs
  public record OwedAssignment(Assignment assignment, OrderRow order, @Nullable Clock clock) {}

  public SqlOrderQueries.WaitingCount countWaiting() {
    return lists.countWaiting(clock.instant());
  }

  public List<SuggestedDispatch> board(int limit, Staff by) {
    return listSuggested(lists.board(limit), steps.viewer(by));
  }

  /// Those named, with what the directory suggests for each.
  public List<SuggestedDispatch> listSuggested(List<String> ids, Staff by) {
    return listSuggested(lists.listByIds(ids), steps.viewer(by));
  }

  private List<SuggestedDispatch> listSuggested(
      List<SqlOrderQueries.ListedOrder> found, Viewer viewer) {
    return shown(found, viewer).map(one -> suggested(one, viewer)).toList();
  }

  private SuggestedDispatch suggested(SqlOrderQueries.ListedOrder one, Viewer viewer) {
    Order order = one.order();
    Responsibility duty =
        DispatchSuggestion.find(knowledge.competence(order.appeal()), order, city.units());
    return new SuggestedDispatch(
        views.row(one, viewer),
        duty,
        duty == null ? null : limit(order, duty),
        order.owesAccused());
  }

  /// Whose duty a kind of step is.
  public static Set<Role> listRoles(Class<? extends Step> step) {
    return StepPermissions.listRoles(step);
  }

  /// Whose duty an order is by the directory; null while category or place is unknown.
  public @Nullable Responsibility findResponsibility(Order order) {
    return knowledge.competence(order.appeal());
  }

  private String limit(Order order, Responsibility duty) {
    return HandlingLimit.get(order, duty, city.limits(), clock.instant()).toString();
  }

  /// The parts of a clerk's own unit; a unit above sees those below in the lists.
  public List<OwedAssignment> inbox(int limit, Staff by) {
    String unit = by.unit();
    if (unit == null) {
      return List.of();
    }
    Viewer viewer = steps.viewer(by);
    return shown(lists.inbox(unit, limit), viewer).flatMap(one -> owed(one, unit, viewer)).toList();
  }

  /// An order that a unit is asked about in a conference.
  ///
  /// @param said whether the unit holds it to be its own; null while it said nothing
  public record AskedOrder(OrderRow order, @Nullable String question, @Nullable Boolean said) {}

  /// What a unit is asked about in the conferences that go on (rules 3.7).
  public List<AskedOrder> conferences(int limit, Staff by) {
    String unit = by.unit();
    if (unit == null) {
      return List.of();
    }
    Viewer viewer = steps.viewer(by);
    return shown(lists.conferences(unit, limit), viewer)
        .flatMap(one -> one.order().findConference().map(c -> asked(one, c, unit, viewer)).stream())
        .toList();
  }

  private AskedOrder asked(
      SqlOrderQueries.ListedOrder one, Conference conference, String unit, Viewer viewer) {
    String question = lists.notes(one.order().id()).get(conference.version());
    return new AskedOrder(
        views.row(one, viewer),
        question == null ? null : OrderTextMask.LISTS.hiding(one.name()).apply(question),
        conference.findOpinion(unit).map(Conference.Opinion::competent).orElse(null));
  }

  private Stream<OwedAssignment> owed(SqlOrderQueries.ListedOrder one, String unit, Viewer viewer) {
    OrderRow row = views.row(one, viewer);
    var clocks = Clocks.list(one.order(), city.limits(), clock.instant());
    return one.order().live().stream()
        .filter(a -> a.unit().equals(unit) ? a.isOwed() : isToReview(one.order(), a, unit))
        .map(a -> new OwedAssignment(a, row, own(clocks, a)));
  }

  private static @Nullable Clock own(List<Clock> clocks, Assignment part) {
    return clocks.stream()
        .filter(c -> part.id().equals(c.part().assignment()))
        .findFirst()
        .orElse(null);
  }

  /// Passed on by this unit, and reported back to it.
  private static boolean isToReview(Order order, Assignment below, String unit) {
    return below.state() == AssignmentState.REPORTED
        && below.parent() != null
        && order.findAssignment(below.parent()).filter(a -> a.unit().equals(unit)).isPresent();
  }

  private static Stream<SqlOrderQueries.ListedOrder> shown(
      List<SqlOrderQueries.ListedOrder> all, Viewer viewer) {
    return all.stream().filter(one -> OrderVisibility.isShown(one.order(), viewer));
  }

  private List<OrderRow> rows(List<SqlOrderQueries.ListedOrder> all, Staff by) {
    Viewer viewer = steps.viewer(by);
    return shown(all, viewer).map(one -> views.row(one, viewer)).toList();
  }

  /// Those who were merged and say that nothing is well, a quarter of the list at most, since many
  /// may wait for one and the same order; then whose citizens are to be called back.
  ///
  /// @param notBefore until when nobody calls some of them, by order
  public List<CallbackRow> listCallbacks(int limit, Map<String, Instant> notBefore, Staff by) {
    var merged = lists.mergedUnhappy(limit / MERGED_OF_CALLBACKS);
    Viewer viewer = steps.viewer(by);
    var unhappy = shown(merged, viewer).map(one -> unhappyRow(one, viewer)).toList();
    Set<String> mains =
        unhappy.stream()
            .map(CallbackRow::main)
            .filter(Objects::nonNull)
            .map(CallbackRow.MainOrder::id)
            .collect(Collectors.toSet());
    return Stream.concat(
            unhappy.stream(),
            callbacks(limit - merged.size(), notBefore, by).stream()
                .map(row -> mains.contains(row.order().id()) ? row.withoutTry() : row))
        .toList();
  }

  /// Nobody calls a citizen who has said it already: what becomes of it is decided on the order
  /// that theirs was merged into.
  private CallbackRow unhappyRow(SqlOrderQueries.ListedOrder one, Viewer viewer) {
    var main =
        steps
            .findMain(one.order())
            .filter(order -> OrderVisibility.isShown(order, viewer))
            .map(CallbackRow.MainOrder::of)
            .orElse(null);
    return new CallbackRow(views.row(one, viewer), null, one.hasNumber(), main);
  }

  /// Whose citizens are to be called back, the next due first.
  ///
  /// @param notBefore until when nobody calls some of them, by order
  public List<CallbackRow> callbacks(int limit, Map<String, Instant> notBefore, Staff by) {
    Viewer viewer = steps.viewer(by);
    Instant now = clock.instant();
    return shown(lists.callbacks(limit), viewer)
        .map(one -> {
          Instant asked = notBefore.getOrDefault(one.order().id(), now);
          Instant next =
              CallbackRules.findNextTry(
                  one.order().listCurrentCallbacks(),
                  city.limits().profile().callbacks(),
                  asked.isAfter(now) ? asked : now);
          var row = new CallbackRow(views.row(one, viewer), next, one.hasNumber(), null);
          return one.order().dissatisfaction().isPresent() ? row.withoutTry() : row;
        })
        .toList();
  }

  public List<OrderRow> reviews(int limit, Staff by) {
    return rows(lists.reviews(limit), by);
  }

  /// With a request that waits for somebody's word.
  public List<OrderRow> requests(int limit, Staff by) {
    return rows(lists.requests(limit), by);
  }

  /// With a question for a citizen whom the unit may not know.
  public List<OrderRow> relays(int limit, Staff by) {
    return rows(lists.relays(limit), by);
  }

  /// The rapid-disposal lane.
  public List<OrderRow> rapid(int limit, Staff by) {
    return rows(lists.rapid(limit), by);
  }

  /// How fast the rapid-disposal lane was in the last 24 hours, kept for some seconds.
  public TimedCache.CachedValue<SqlRapidLane.Pace> rapidPace() {
    return pace.get(city.categories().rapid());
  }

  public SqlOrderQueries.WaitingCount countRapid() {
    return lists.countRapid();
  }

  /// An order on a pile by one of its clocks.
  public record TimedOrder(Clock clock, OrderRow order) {}

  /// Shelved and difficult, the nearest review date first.
  public List<TimedOrder> listShelvedOrDifficult(int limit, Staff by) {
    return timed(SqlOrderQueries.DueQueue.LISTED, Clock.Kind.REVIEW_DATE, limit, by);
  }

  /// Each unit's interim feedback that is owed; a unit sees its own and those below it.
  public List<TimedOrder> feedback(int limit, Staff by) {
    return timed(SqlOrderQueries.DueQueue.FEEDBACK, Clock.Kind.INTERIM_FEEDBACK, limit, by);
  }

  private List<TimedOrder> timed(
      SqlOrderQueries.DueQueue pile, Clock.Kind kind, int limit, Staff by) {
    var viewer = steps.viewer(by);
    return shown(lists.listDueQueue(pile, viewer, limit), viewer)
        .flatMap(
            one -> clocks(one.order(), kind).map(c -> new TimedOrder(c, views.row(one, viewer))))
        .filter(t -> viewer.isHotline() || viewer.tree().contains(t.clock().part().unit()))
        .sorted(Comparator.comparing(t -> t.clock().due()))
        .toList();
  }

  private Stream<Clock> clocks(Order order, Clock.Kind kind) {
    return Clocks.list(order, city.limits(), clock.instant()).stream()
        .filter(c -> c.kind() == kind);
  }

  /// An order that somebody presses for.
  public record OrderWithReminders(OrderRow order, ReminderStatus urging) {}

  /// Supervised, or given by a leader: the next due first.
  public List<OrderWithReminders> listSupervised(int limit, Staff by) {
    Viewer viewer = steps.viewer(by);
    return pressed(lists.listDueQueue(SqlOrderQueries.DueQueue.PRESSED, viewer, limit), viewer);
  }

  /// Open and reminded of, the last reminder first.
  public List<OrderWithReminders> listReminded(int limit, Staff by) {
    Viewer viewer = steps.viewer(by);
    return pressed(lists.listReminded(viewer, limit), viewer);
  }

  private List<OrderWithReminders> pressed(List<SqlOrderQueries.ListedOrder> found, Viewer viewer) {
    var pressing = urgings.list(found.stream().map(one -> one.order().id()).toList());
    return shown(found, viewer)
        .map(one ->
            new OrderWithReminders(
                views.row(one, viewer),
                pressing.getOrDefault(one.order().id(), ReminderStatus.NONE)))
        .toList();
  }
}
