package vigil.insight.rollup;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vigil.casework.Order;
import vigil.casework.OrderFact;
import vigil.casework.OrderState;
import vigil.casework.OrderVisibility;
import vigil.city.Units;

/// An order as far as it is counted: the fold of its facts; nobody's name, number or words.
///
/// @param version of the last fact in it: an older or equal one changes nothing
/// @param marks what was decided or said on a day
public record OrderCounts(
    String order,
    int version,
    @JsonUnwrapped Origin origin,
    @JsonUnwrapped Subject subject,
    @JsonUnwrapped Standing standing,
    @JsonUnwrapped Dispatches dispatches,
    @JsonUnwrapped Result result,
    List<DayCount> marks) {
  public OrderCounts {
    marks = List.copyOf(marks);
  }

  /// How it came in.
  public record Origin(String number, Instant at, String channel, @Nullable String contact) {}

  /// What it is about.
  ///
  /// @param accused the unit it is about, which never sees it
  /// @param alsoAccused the others: named later, or by an order that it took in
  /// @param shutOut all these and the units below them, and those of the order that it was merged
  ///   into: none of it is in their figures (rules 9.1)
  /// @param owesAccused nobody has said yet whom it accuses: it may be any unit (rules 9.2)
  public record Subject(
      String type,
      @Nullable String category,
      @Nullable String district,
      @Nullable String accused,
      List<String> alsoAccused,
      List<String> shutOut,
      boolean owesAccused) {
    public Subject {
      alsoAccused = List.copyOf(alsoAccused);
      shutOut = List.copyOf(shutOut);
    }

    Subject about(Order.Appeal appeal) {
      return new Subject(
          appeal.type().name(),
          appeal.category(),
          appeal.district(),
          appeal.accused(),
          alsoAccused,
          shutOut,
          appeal.owesAccused());
    }

    Subject accusing(String unit) {
      return accused == null
          ? new Subject(type, category, district, unit, alsoAccused, shutOut, false)
          : accusingAlso(List.of(unit));
    }

    /// Somebody said that it is nobody.
    Subject accusingNobody() {
      return new Subject(type, category, district, accused, alsoAccused, shutOut, false);
    }

    Subject accusingAlso(List<String> units) {
      var all = new LinkedHashSet<>(alsoAccused);
      all.addAll(units);
      return new Subject(type, category, district, accused, List.copyOf(all), shutOut, owesAccused);
    }

    /// Only a new accusation asks the tree: an order's figures do not move because a unit did.
    boolean accusesAs(Subject before) {
      return Objects.equals(accused, before.accused) && alsoAccused.equals(before.alsoAccused);
    }

    Subject shutting(Units units) {
      var all = new LinkedHashSet<>(alsoAccused);
      if (accused != null) {
        all.add(accused);
      }
      return shutting(OrderVisibility.shutOut(all, units));
    }

    /// Who was shut out once stays so, whatever is written later (rules 9.2).
    Subject shutting(Collection<String> more) {
      var all = new TreeSet<>(shutOut);
      all.addAll(more);
      return new Subject(
          type, category, district, accused, alsoAccused, List.copyOf(all), owesAccused);
    }
  }

  /// Where it stands.
  ///
  /// @param due the unit clock of the present dispatch
  /// @param isSuspended more time was asked for in time and nobody has decided: it is not overdue
  /// @param isOwing whether a unit owes the work now
  /// @param mergedInto the order that leads it; null for none
  public record Standing(
      OrderState state,
      boolean isAnswered,
      boolean isExcluded,
      @Nullable Instant due,
      boolean isSuspended,
      boolean isOwing,
      @Nullable String mergedInto) {
    static final Standing BORN =
        new Standing(OrderState.DRAFT, false, false, null, false, false, null);

    /// From when on it is overdue while it stays open; null while no unit clock runs.
    @Nullable Instant lateFrom() {
      boolean isRunning =
          switch (state) {
            case IN_HANDLING, UNDER_REVIEW, PENDING_CALLBACK, RECHECK -> !isSuspended;
            case DRAFT,
                ANSWERED,
                TRANSFERRED_EMERGENCY,
                NOT_ACCEPTED,
                PENDING_DISPATCH,
                CONFERRING,
                CLOSED,
                ARCHIVED,
                MERGED,
                SHELVED,
                DIFFICULT,
                WITHDRAWN ->
                false;
          };
      return isRunning ? due : null;
    }
  }

  /// Who has had it.
  ///
  /// @param turns each dispatch, the present one last
  /// @param parts of the present dispatch, the lead's first
  /// @param hands units below the lead that it was passed on to
  public record Dispatches(List<DispatchSpan> turns, List<Part> parts, List<String> hands) {
    static final Dispatches NONE = new Dispatches(List.of(), List.of(), List.of());

    public Dispatches {
      turns = List.copyOf(turns);
      parts = List.copyOf(parts);
      hands = List.copyOf(hands);
    }

    /// The lead, or `-` where no unit has it.
    String lead() {
      return lead(turns);
    }

    static String lead(List<DispatchSpan> turns) {
      return turns.isEmpty() || turns.getLast().isOver()
          ? OrderContribution.NOBODY
          : turns.getLast().unit();
    }
  }

  /// What came of it.
  ///
  /// @param outcome of this round's report
  /// @param contacted what the citizen said last in this round
  /// @param ending how it was closed last
  public record Result(
      int returns,
      int rechecks,
      @Nullable String outcome,
      boolean isCalled,
      boolean isReached,
      @Nullable Boolean contacted,
      @Nullable Instant closedAt,
      OrderFact.@Nullable Ending ending) {
    static final Result NONE = new Result(0, 0, null, false, false, null, null, null);
  }

  /// A dispatch.
  ///
  /// @param unit the lead
  /// @param limit how long the unit has: `24h`, `5wd`
  /// @param isBounced its return was agreed to
  /// @param isOver the order was taken from it, returned or recalled, and waits for a new dispatch
  /// @param contactedAt when the citizen was first reached
  public record DispatchSpan(
      String assignment,
      String unit,
      Instant at,
      Instant contactDue,
      @Nullable String limit,
      boolean isBounced,
      boolean isOver,
      @Nullable Instant contactedAt) {
    /// The same turn, returned.
    DispatchSpan bounced() {
      return new DispatchSpan(assignment, unit, at, contactDue, limit, true, isOver, contactedAt);
    }

    /// The same turn, at its end.
    DispatchSpan over() {
      return new DispatchSpan(
          assignment, unit, at, contactDue, limit, isBounced, true, contactedAt);
    }

    /// The same turn with another time for first contact.
    DispatchSpan contactDue(Instant due) {
      return new DispatchSpan(assignment, unit, at, due, limit, isBounced, isOver, contactedAt);
    }

    /// The same turn, the citizen reached.
    DispatchSpan contacted(Instant when) {
      return new DispatchSpan(assignment, unit, at, contactDue, limit, isBounced, isOver, when);
    }

    boolean isInTime() {
      return contactedAt != null && !contactedAt.isAfter(contactDue);
    }
  }

  /// A unit's part in the present dispatch.
  public record Part(String assignment, String unit) {}

  /// Something that counts on its own day.
  ///
  /// @param mask bits of [Measure]
  public record DayCount(Instant at, String unit, long mask) {}

  /// The trace of an order that was just registered.
  static OrderCounts born(OrderFact.Registered f) {
    var appeal = f.appeal();
    var origin = f.origin();
    return new OrderCounts(
        f.on().order(),
        f.version(),
        new Origin(f.number(), origin.at(), origin.channel().name(), origin.contact()),
        new Subject(
            appeal.type().name(),
            appeal.category(),
            appeal.district(),
            appeal.accused(),
            List.of(),
            List.of(),
            appeal.owesAccused()),
        Standing.BORN,
        Dispatches.NONE,
        Result.NONE,
        List.of());
  }

  /// The lead, or `-` where no unit has it.
  public String lead() {
    return dispatches.lead();
  }

  /// In whose figures a deed of the unit counts: in nobody's where the order accuses it.
  public String countedWith(String unit) {
    return subject.shutOut().contains(unit) ? OrderContribution.NOBODY : unit;
  }

  /// The units below the lead that it counts with.
  public List<String> listHands() {
    return dispatches.hands().stream().filter(hand -> countedWith(hand).equals(hand)).toList();
  }

  /// The trace with the units in it that the accusation shuts out, as the city's tree says today.
  OrderCounts shutting(Units units) {
    return with(subject.shutting(units));
  }

  /// The trace with these units shut out too.
  public OrderCounts shutting(Collection<String> more) {
    return subject.shutOut().containsAll(more) ? this : with(subject.shutting(more));
  }

  private OrderCounts with(Subject other) {
    return new OrderCounts(order, version, origin, other, standing, dispatches, result, marks);
  }

  /// Whether units are judged by it: one has it, and it was not left out of scoring.
  public boolean isScored() {
    return !lead().equals(OrderContribution.NOBODY) && !standing.isExcluded();
  }

  /// From when on it is overdue while it stays open; null while no unit clock runs.
  public @Nullable Instant lateFrom() {
    return standing.lateFrom();
  }
}
