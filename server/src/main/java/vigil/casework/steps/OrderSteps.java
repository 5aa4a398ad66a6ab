package vigil.casework.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;
import vigil.casework.AssignmentStep;
import vigil.casework.ContactCall;
import vigil.casework.ContactCalls;
import vigil.casework.ContactTry;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderVisibility;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Platforms;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.Viewer;
import vigil.casework.life.Actor;
import vigil.casework.life.AssignmentLife;
import vigil.casework.life.ContactCallRules;
import vigil.casework.life.DecisionContext;
import vigil.casework.life.OrderLife;
import vigil.casework.store.SqlOrders;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.kernel.Ledger;

/// Taking a step: read (or remember), decide, and write with one statement that holds only while
/// the order is as it was decided on. Nothing is locked meanwhile; who comes second is told what
/// the first one did.
@Component
public class OrderSteps {
  /// How much of what changed a stale step is told.
  private static final int MOST_CHANGES = 50;

  private static final int LONGEST_LIFE = 10_000;

  private final SqlOrders orders;
  private final Ledger ledger;
  private final City city;
  private final InstantSource clock;
  private final DecisionContextLoader knowledge;
  private final Recusals interests;
  private final Supplier<Optional<ContactCalls>> calls;
  private final TransactionTemplate transaction;
  private final OrderCache recent = new OrderCache();

  public OrderSteps(
      SqlOrders orders,
      Ledger ledger,
      City city,
      InstantSource clock,
      Recusals interests,
      ObjectProvider<Platforms> platforms,
      ObjectProvider<ContactCalls> calls,
      TransactionTemplate transaction) {
    this.orders = orders;
    this.ledger = ledger;
    this.city = city;
    this.clock = clock;
    knowledge =
        new DecisionContextLoader(
            city,
            orders,
            clock,
            () -> platforms.stream().flatMap(p -> p.listPlatforms().stream()).toList());
    this.interests = interests;
    this.calls = SingletonSupplier.of(() -> calls.stream().findFirst());
    this.transaction = transaction;
  }

  DecisionContextLoader knowledge() {
    return knowledge;
  }

  public Outcome take(String id, int seen, Step step, Actor by) {
    if (step instanceof Step.Merge merge) {
      return whole(() -> merge(id, seen, merge, by));
    }
    Order merged = step instanceof Step.CallBack ? findMerged(id) : null;
    if (merged != null) {
      return whole(() -> callBackMerged(merged, seen, step, by));
    }
    if (isOfQuota(step)) {
      return whole(() -> afresh(id, seen, step, by));
    }
    return recent
        .find(id, seen)
        .filter(order -> isOf(order, id, step) && isShown(order, by))
        .flatMap(order -> written(order, id, step, by))
        .orElseGet(() -> afresh(id, seen, step, by));
  }

  private Outcome whole(Supplier<Outcome> taken) {
    return Objects.requireNonNull(
        transaction.execute(status -> taken.get()), "a step has an outcome");
  }

  /// Whether it may use up something that a unit has so many of: counted and written in one
  /// transaction, so that two at once cannot both be the last.
  private static boolean isOfQuota(Step step) {
    return step instanceof Step.Decide decide
        && decide.kind() == Order.RequestKind.EXTENSION
        && decide.agreed();
  }

  /// A step from the order as it is remembered, if it was written: whoever is refused is told of
  /// the order as it is.
  private Optional<Outcome> written(Order order, String id, Step step, Actor by) {
    Outcome outcome = decide(order, id, step, by);
    boolean isWritten =
        outcome instanceof Decision decision
            && !decision.facts().isEmpty()
            && keep(order, step, id, outcome) != null;
    return isWritten ? Optional.of(outcome) : Optional.empty();
  }

  private static boolean isOf(Order order, String id, Step step) {
    return step instanceof AssignmentStep
        ? order.findAssignment(id).isPresent()
        : order.id().equals(id);
  }

  private Outcome afresh(String id, int seen, Step step, Actor by) {
    Order current =
        (step instanceof AssignmentStep ? orders.findByAssignment(id) : orders.find(id))
            .orElse(null);
    Refusal no = before(current, id, seen, by);
    if (no != null || current == null) {
      return no == null ? new Refusal.Unknown(id) : no;
    }
    Outcome outcome = keep(current, step, id, decide(current, id, step, by));
    return outcome == null ? afresh(id, seen, step, by) : outcome;
  }

  /// An attempt that names a call is judged as of when that was placed.
  private Outcome decide(Order order, String id, Step step, Actor by) {
    Instant at = now();
    String named = step instanceof ContactTry tried ? tried.call() : null;
    if (!(step instanceof ContactTry tried) || named == null) {
      return decide(order, id, step, by, at);
    }
    ContactCall call = calls.get().flatMap(line -> line.find(named)).orElse(null);
    Refusal no = ContactCallRules.findRefusal(tried, order, by, call);
    Outcome outcome =
        decide(order, id, step, by, no == null && call != null ? call.placedAt() : at);
    return no != null && outcome instanceof Decision ? no : outcome;
  }

  private Outcome decide(Order order, String id, Step step, Actor by, Instant begun) {
    return switch (step) {
      case Step.OrderStep s -> new OrderLife(order, known(order, s, by), by).take(s, now(), begun);
      case AssignmentStep s -> {
        var mine = order.findAssignment(id).orElseThrow();
        var known = knowledge.load(order, s.getClass(), mine.unit(), null);
        yield new AssignmentLife(order, mine, known, by).take(s, now());
      }
    };
  }

  private DecisionContext known(Order order, Step.OrderStep step, Actor by) {
    Order found = knowledge.named(step);
    Order named = found == null || isShown(found, by) ? found : null;
    return knowledge.load(
        order,
        step.getClass(),
        unitOf(order, step),
        named == null ? knowledge.awaited(order, step.getClass()) : named);
  }

  /// Whose quota a decision uses up.
  private static @Nullable String unitOf(Order order, Step.OrderStep step) {
    return isOfQuota(step) && step instanceof Step.Decide decide && decide.assignment() != null
        ? order.findAssignment(decide.assignment()).map(a -> a.unit()).orElse(null)
        : null;
  }

  /// Whether the order is as this person saw it, and the step open to them now.
  boolean isOpenTo(String id, int seen, Step.OrderStep step, Actor by) {
    return findToDecide(id)
        .filter(order -> order.version() == seen && isShown(order, by))
        .map(order -> new OrderLife(order, known(order, step, by), by))
        .filter(life -> life.findRefusal(step.getClass(), now()) == null)
        .isPresent();
  }

  /// The order as it is now, remembered for the step that may follow the look.
  Optional<Order> findToDecide(String id) {
    return orders.find(id).map(recent::put);
  }

  /// An order that was just written.
  void remember(Order order) {
    recent.put(order);
  }

  private @Nullable Order findMerged(String id) {
    return orders.find(id).filter(order -> order.parent() != null).orElse(null);
  }

  /// What a merged citizen says may end the order that theirs was merged into. That row is locked,
  /// so that of two who speak at once the later one sees both.
  private Outcome callBackMerged(Order merged, int seen, Step step, Actor by) {
    String main = findMain(merged).orElseThrow().id();
    lockBoth(merged.id(), main);
    Outcome outcome = afresh(merged.id(), seen, step, by);
    if (outcome instanceof Decision) {
      Order awaited = orders.find(main).orElseThrow();
      var known = knowledge.load(awaited, Step.CallBack.class, null, null);
      keep(awaited, new Step.Close(), main, new OrderLife(awaited, known, by).followMerged(now()));
    }
    return outcome;
  }

  /// In the order of their ids, so that two who lock the same cannot wait for each other.
  private void lockBoth(String one, String other) {
    Stream.of(one, other).distinct().sorted().forEach(orders::lock);
  }

  private Outcome merge(String id, int seen, Step.Merge step, Actor by) {
    lockBoth(id, step.into());
    Order child = orders.find(id).orElse(null);
    Order parent = id.equals(step.into()) ? child : orders.find(step.into()).orElse(null);
    Refusal no = before(child, id, seen, by);
    if (no != null || child == null) {
      return no == null ? new Refusal.Unknown(id) : no;
    }
    if (parent != null && !isShown(parent, by)) {
      return new Refusal.Unknown(step.into());
    }
    var known = knowledge.load(child, Step.Merge.class, null, parent);
    Instant at = now();
    Outcome outcome = new OrderLife(child, known, by).take(step, at);
    boolean isKept = keep(child, step, id, outcome) != null;
    if (outcome instanceof Decision && parent != null) {
      Outcome absorbed = new OrderLife(parent, known, by).absorb(child, at);
      isKept &= keep(parent, step, step.into(), absorbed) != null;
    }
    if (!isKept) {
      throw new IllegalStateException("An order changed under its lock: " + id);
    }
    return outcome;
  }

  /// Unknown to this person, or changed since they looked.
  private @Nullable Refusal before(@Nullable Order current, String id, int seen, Actor by) {
    if (current == null || !isShown(current, by)) {
      return new Refusal.Unknown(id);
    }
    if (seen > current.version()) {
      return new Refusal.NoSuchVersion(current.version());
    }
    return current.version() == seen
        ? null
        : new Refusal.Stale(current.version(), since(current, seen, viewer(by.id(), by.unit())));
  }

  /// The moment as the database keeps it, so that a replay of the facts gives the same order.
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  boolean isShown(Order order, Actor by) {
    return isShown(order, viewer(by.id(), by.unit()));
  }

  boolean isShown(Order order, Viewer viewer) {
    return OrderVisibility.isShown(order, viewer.isHotline() ? List.of() : leads(order), viewer);
  }

  /// The orders that it was merged into, the nearest first.
  private List<Order> leads(Order order) {
    return Stream.iterate(lead(order), Optional::isPresent, up -> up.flatMap(this::lead))
        .flatMap(Optional::stream)
        .toList();
  }

  /// The order that it was merged into, by way of others too; empty where it was merged into none.
  Optional<Order> findMain(Order order) {
    return leads(order).stream().reduce((_, up) -> up);
  }

  private Optional<Order> lead(Order order) {
    return Optional.ofNullable(order.parent()).flatMap(orders::find);
  }

  Viewer viewer(Staff by) {
    return viewer(by.id(), by.unit());
  }

  private Viewer viewer(String staff, @Nullable String unit) {
    return Viewer.of(staff, unit, city.units(), interests.list(staff));
  }

  /// What changed since, as far as the viewer is told of it.
  private List<Refusal.Change> since(Order order, int seen, Viewer viewer) {
    return OrderViews.told(order, ledger.listBySubject(order.id(), LONGEST_LIFE), viewer).stream()
        .filter(e -> e.version() > seen)
        .filter(e ->
            e.find(OrderFact.class).stream()
                .allMatch(fact -> OrderVisibility.tellsOf(order, viewer, fact)))
        .limit(MOST_CHANGES)
        .map(e ->
            new Refusal.Change(
                e.version(), e.kind(), e.at(), e.body().path("on").path("by").asString("")))
        .toList();
  }

  /// @return the outcome; null if somebody was faster: what they did is to be read, and told
  private @Nullable Outcome keep(Order before, Step step, String id, Outcome outcome) {
    if (!(outcome instanceof Decision decision) || decision.facts().isEmpty()) {
      return outcome;
    }
    Order after = decision.after();
    boolean isKept =
        orders.save(
            before,
            after,
            DueIndex.create(before, city.categories()),
            DueIndex.create(after, city.categories()),
            beside(step, step instanceof AssignmentStep ? id : null, decision),
            decision.facts());
    if (!isKept) {
      return null;
    }
    recent.put(after);
    return outcome;
  }

  private static SqlOrders.StepTexts beside(
      Step step, @Nullable String assignment, Decision decision) {
    String words = step.words();
    var extended =
        decision.facts().stream()
            .filter(OrderFact.Extended.class::isInstance)
            .map(OrderFact.Extended.class::cast)
            .findFirst();
    return new SqlOrders.StepTexts(
        step instanceof Step.Amend amend ? amend.draft() : null,
        step instanceof AssignmentStep.Report report ? report.report() : null,
        assignment,
        extended.map(OrderFact.Extended::assignment).orElse(null),
        extended.map(e -> e.on().at()).orElse(null),
        words == null || words.isBlank()
            ? null
            : new SqlOrders.Note(noted(decision.facts()).version(), words));
  }

  /// What somebody wrote stands with the first fact of the step; with a dispatch also where it said
  /// first whom the order accuses.
  private static OrderFact noted(List<OrderFact> facts) {
    return facts.stream()
        .filter(OrderFact.Dispatched.class::isInstance)
        .findFirst()
        .orElseGet(facts::getFirst);
  }

  /// The first moment of the quarter in Shanghai.
  static Instant quarter(Instant at) {
    LocalDate day = WorkingDays.dayOf(at);
    LocalDate first = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
    return first.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }
}
