package vigil.casework.steps;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.Outcome;
import vigil.casework.Outcome.Decision;
import vigil.casework.Platforms;
import vigil.casework.Refusal;
import vigil.casework.Step;
import vigil.casework.life.Actor;
import vigil.casework.life.AssignmentLife;
import vigil.casework.life.OrderLife;
import vigil.casework.life.Sight;
import vigil.casework.privacy.Interests;
import vigil.casework.store.SqlOrders;
import vigil.city.City;
import vigil.city.WorkingDays;
import vigil.identity.Staff;
import vigil.kernel.Entry;
import vigil.kernel.Ledger;

/// Taking a step: read, decide, and write with one statement that holds only while the order is as
/// it was read. Nothing is locked meanwhile; who comes second is told what the first one did.
@Component
public class OrderSteps {
  /// How much of what changed a stale step is told.
  private static final int MOST_CHANGES = 50;

  private static final int LONGEST_LIFE = 10_000;

  private final SqlOrders orders;
  private final Ledger ledger;
  private final City city;
  private final InstantSource clock;
  private final Knowledge knowledge;
  private final Interests interests;
  private final TransactionTemplate transaction;

  public OrderSteps(
      SqlOrders orders,
      Ledger ledger,
      City city,
      InstantSource clock,
      Interests interests,
      ObjectProvider<Platforms> platforms,
      TransactionTemplate transaction) {
    this.orders = orders;
    this.ledger = ledger;
    this.city = city;
    this.clock = clock;
    knowledge =
        new Knowledge(
            city, orders, clock, () -> platforms.stream().flatMap(p -> p.all().stream()).toList());
    this.interests = interests;
    this.transaction = transaction;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  public Outcome take(String id, int seen, Step step, Actor by) {
    Outcome outcome =
        switch (step) {
          case Step.Merge merge -> transaction.execute(status -> merge(id, seen, merge, by));
          case Step.OrderStep s -> onOrder(id, seen, s, by);
          case Step.AssignmentStep s -> onAssignment(id, seen, s, by);
        };
    return outcome == null ? take(id, seen, step, by) : outcome;
  }

  private @Nullable Outcome onOrder(String id, int seen, Step.OrderStep step, Actor by) {
    Order now = orders.find(id).orElse(null);
    Refusal no = before(now, id, seen, by);
    if (no != null || now == null) {
      return no == null ? new Refusal.Unknown(id) : no;
    }
    var known = knowledge.of(now, step.getClass(), null, null);
    Outcome outcome = new OrderLife(now, known, by).take(step, now());
    return keep(now, step, null, outcome);
  }

  private @Nullable Outcome onAssignment(String id, int seen, Step.AssignmentStep step, Actor by) {
    Order now = orders.findOf(id).orElse(null);
    Refusal no = before(now, id, seen, by);
    if (no != null || now == null) {
      return no == null ? new Refusal.Unknown(id) : no;
    }
    var mine = now.assignment(id).orElseThrow();
    var known = knowledge.of(now, step.getClass(), mine.unit(), null);
    Outcome outcome = new AssignmentLife(now, mine, known, by).take(step, now());
    return keep(now, step, id, outcome);
  }

  /// Both rows are locked in the order of their ids, so that two merges cannot wait for each other.
  private Outcome merge(String id, int seen, Step.Merge step, Actor by) {
    boolean first = id.compareTo(step.into()) < 0;
    Order one = orders.lock(first ? id : step.into()).orElse(null);
    Order other = id.equals(step.into()) ? one : orders.lock(first ? step.into() : id).orElse(null);
    Order child = first ? one : other;
    Order parent = first ? other : one;
    Refusal no = before(child, id, seen, by);
    if (no != null || child == null) {
      return no == null ? new Refusal.Unknown(id) : no;
    }
    var known = knowledge.of(child, Step.Merge.class, null, parent);
    Instant at = now();
    Outcome outcome = new OrderLife(child, known, by).take(step, at);
    boolean isKept = keep(child, step, null, outcome) != null;
    if (outcome instanceof Decision && parent != null) {
      Outcome absorbed = new OrderLife(parent, known, by).absorb(child, at);
      isKept &= keep(parent, step, null, absorbed) != null;
    }
    if (!isKept) {
      throw new IllegalStateException("An order changed under its lock: " + id);
    }
    return outcome;
  }

  /// Unknown to this person, or changed since she looked.
  private @Nullable Refusal before(@Nullable Order now, String id, int seen, Actor by) {
    if (now == null || !sees(now, by)) {
      return new Refusal.Unknown(id);
    }
    return now.version() == seen ? null : new Refusal.Stale(now.version(), since(now.id(), seen));
  }

  /// The moment as the database keeps it, so that a replay of the facts gives the same order.
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  boolean sees(Order order, Actor by) {
    return Sight.sees(order, eyes(by.unit())) && !interests.isAside(order.id(), by.id());
  }

  /// Whose lists leave out what she stepped aside from; null for nearly everybody.
  @Nullable String aside(Staff by) {
    return interests.hasAny(by.id()) ? by.id() : null;
  }

  Sight.Eyes eyes(@Nullable String unit) {
    return Sight.Eyes.of(unit, city.units());
  }

  private List<Refusal.Change> since(String order, int seen) {
    List<Entry> changes =
        ledger.of(order, LONGEST_LIFE).stream().filter(e -> e.version() > seen).toList();
    return changes.stream()
        .limit(MOST_CHANGES)
        .map(e ->
            new Refusal.Change(
                e.version(), e.kind(), e.at(), e.body().path("on").path("by").asString("")))
        .toList();
  }

  /// @return the outcome; null if somebody was faster: what he did is to be read, and told
  private @Nullable Outcome keep(
      Order before, Step step, @Nullable String assignment, Outcome outcome) {
    if (!(outcome instanceof Decision decision) || decision.facts().isEmpty()) {
      return outcome;
    }
    Order after = decision.after();
    boolean isKept =
        orders.save(
            before,
            after,
            Lookout.of(after, city.categories()),
            beside(step, assignment, decision),
            decision.facts());
    return isKept ? outcome : null;
  }

  private static SqlOrders.Beside beside(
      Step step, @Nullable String assignment, Decision decision) {
    String words = step.words();
    var extended =
        decision.facts().stream()
            .filter(OrderFact.Extended.class::isInstance)
            .map(OrderFact.Extended.class::cast)
            .findFirst();
    return new SqlOrders.Beside(
        step instanceof Step.Amend amend ? amend.draft() : null,
        step instanceof Step.Report report ? report.report() : null,
        assignment,
        extended.map(OrderFact.Extended::assignment).orElse(null),
        extended.map(e -> e.on().at()).orElse(null),
        words == null || words.isBlank()
            ? null
            : new SqlOrders.Note(decision.facts().getFirst().version(), words));
  }

  /// The first moment of the quarter in Shanghai.
  static Instant quarter(Instant at) {
    LocalDate day = WorkingDays.dayOf(at);
    LocalDate first = LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
    return first.atStartOfDay(WorkingDays.SHANGHAI).toInstant();
  }
}
