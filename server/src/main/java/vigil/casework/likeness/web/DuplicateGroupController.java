package vigil.casework.likeness.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.casework.OrderCriteria;
import vigil.casework.OrderState;
import vigil.casework.batch.BatchSource;
import vigil.casework.likeness.WaitingOrder;
import vigil.casework.likeness.steps.DuplicateGroups;
import vigil.casework.likeness.steps.DuplicateGroups.Group;
import vigil.casework.steps.WorkQueues;
import vigil.casework.web.WorkQueueController;
import vigil.city.AppealType;
import vigil.city.Urgency;
import vigil.identity.Permit;
import vigil.identity.Role;
import vigil.identity.Staff;
import vigil.kernel.Cursor;
import vigil.kernel.Page;

/// The dispatch board, like orders folded into one row.
@RestController
@RequestMapping("/api/casework/board")
class DuplicateGroupController {
  private final DuplicateGroups folds;
  private final WorkQueues piles;
  private final OrderAccess access;
  private final InstantSource clock;

  DuplicateGroupController(
      DuplicateGroups folds, WorkQueues piles, OrderAccess access, InstantSource clock) {
    this.access = access;
    this.folds = folds;
    this.piles = piles;
    this.clock = clock;
  }

  /// A row of the folded board.
  ///
  /// @param first the one that is due first, with what the directory suggests
  /// @param orders with the version each has now: what a batch is begun with
  /// @param source the same orders as a source, for a fold with more than are named
  record GroupRow(
      DuplicateGroups.Kind kind,
      String key,
      @JsonUnwrapped GroupSize size,
      WaitingOrder.Badge badge,
      WorkQueueController.BoardRow first,
      List<DuplicateGroups.OrderVersion> orders,
      @Nullable BatchSource source) {}

  /// @param late how many of it are overdue
  record GroupSize(int count, int late, Instant oldest) {}

  /// The folded board.
  ///
  /// @param waiting how many orders wait for a dispatch in all, whatever is asked for
  /// @param next the cursor of the following page; null when this is the last
  record GroupedBoard(long waiting, long late, List<GroupRow> rows, @Nullable String next) {}

  /// What is looked for; null leaves a question open.
  ///
  /// @param q part of a title, or a number
  record BoardQuery(
      @Nullable String district,
      @Nullable String category,
      @Nullable Urgency urgency,
      @Nullable AppealType type,
      @Nullable String q,
      @Nullable Boolean late) {
    WaitingOrder.BoardFilter filter() {
      return new WaitingOrder.BoardFilter(
          text(district), text(category), urgency, type, text(q), Boolean.TRUE.equals(late));
    }
  }

  /// Late ones first, then by due time.
  @GetMapping("/folds")
  @Permit({Role.DISPATCHER, Role.MANAGER})
  GroupedBoard folds(
      @ParameterObject BoardQuery asked,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit,
      Staff by) {
    var wanted = asked.filter();
    int size = Page.limit(limit);
    var found = folds.list(wanted, place(cursor), clock.instant(), size, ids -> shown(ids, by));
    String next = null;
    if (found.size() > size) {
      found = found.subList(0, size);
      var last = found.getLast().place();
      next = Cursor.at(last.due(), last.first()).text();
    }
    var firsts =
        piles.listSuggested(found.stream().map(it -> it.place().first()).toList(), by).stream()
            .collect(Collectors.toMap(s -> s.order().id(), Function.identity()));
    var rows = new ArrayList<GroupRow>();
    for (Group fold : found) {
      var first = firsts.get(fold.place().first());
      if (first != null) {
        rows.add(row(fold, first));
      }
    }
    var count = piles.countWaiting();
    return new GroupedBoard(count.all(), count.late(), rows, next);
  }

  private static DuplicateGroups.@Nullable BoardPosition place(@Nullable String cursor) {
    Cursor at = Cursor.parse(cursor, 2);
    return at == null ? null : new DuplicateGroups.BoardPosition(at.instant(0), at.key().getLast());
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /// The board may be thousands long: only whom something is hidden from costs a look at each.
  private Set<String> shown(List<String> ids, Staff by) {
    return access.seesAll(by) ? Set.copyOf(ids) : access.listShown(ids, by);
  }

  private static GroupRow row(Group f, WorkQueues.SuggestedDispatch first) {
    return new GroupRow(
        f.kind(),
        f.key(),
        new GroupSize(f.count(), f.late(), f.oldest()),
        f.badge(),
        WorkQueueController.boardRow(first),
        f.orders(),
        source(f));
  }

  private static @Nullable BatchSource source(Group f) {
    return switch (f.kind()) {
      case ORDER -> null;
      case CLUSTER -> source(f.key(), null, null, null);
      case KIND -> {
        String[] parts = f.key().split("/", -1);
        yield source(null, parts[0], parts[1], Urgency.valueOf(parts[2]));
      }
    };
  }

  private static BatchSource source(
      @Nullable String cluster,
      @Nullable String category,
      @Nullable String district,
      @Nullable Urgency urgency) {
    var waiting =
        new OrderCriteria(
            OrderState.PENDING_DISPATCH,
            null,
            urgency,
            category,
            district,
            null,
            OrderCriteria.Period.ALWAYS,
            false);
    return new BatchSource(cluster, waiting, null);
  }
}
