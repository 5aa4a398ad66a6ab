package vigil.casework.web;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.casework.OrderAccess;
import vigil.casework.OrderState;
import vigil.casework.batch.Source;
import vigil.casework.duplicates.Folds;
import vigil.casework.duplicates.Folds.Fold;
import vigil.casework.steps.Piles;
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
class FoldController {
  private final Folds folds;
  private final Piles piles;
  private final OrderAccess access;
  private final InstantSource clock;

  FoldController(Folds folds, Piles piles, OrderAccess access, InstantSource clock) {
    this.access = access;
    this.folds = folds;
    this.piles = piles;
    this.clock = clock;
  }

  /// A row of the folded board.
  ///
  /// @param late how many of it are overdue
  /// @param first the one that is due first, with what the directory suggests
  /// @param orders with the version each has now: what a batch is begun with
  /// @param source the same orders as a source, for a fold with more than are named
  record FoldRow(
      Folds.Kind kind,
      String key,
      int count,
      int late,
      Instant oldest,
      Folds.Badge badge,
      PileController.BoardRow first,
      List<Folds.Named> orders,
      @Nullable Source source) {}

  /// The folded board.
  ///
  /// @param waiting how many orders wait for a dispatch in all, whatever is asked for
  /// @param next the cursor of the following page; null when this is the last
  record FoldedBoard(long waiting, long late, List<FoldRow> rows, @Nullable String next) {}

  /// Late ones first, then by due time.
  ///
  /// @param q part of a title, or a number
  @GetMapping("/folds")
  @Permit({Role.DISPATCHER, Role.MANAGER})
  FoldedBoard folds(
      @RequestParam @Nullable String district,
      @RequestParam @Nullable String category,
      @RequestParam @Nullable Urgency urgency,
      @RequestParam @Nullable AppealType type,
      @RequestParam @Nullable String q,
      @RequestParam @Nullable Boolean late,
      @RequestParam @Nullable String cursor,
      @RequestParam @Nullable Integer limit,
      Staff by) {
    var wanted =
        new Folds.Wanted(
            text(district), text(category), urgency, type, text(q), Boolean.TRUE.equals(late));
    int size = Page.limit(limit);
    var found = folds.folds(wanted, place(cursor), clock.instant(), size, ids -> shown(ids, by));
    String next = null;
    if (found.size() > size) {
      found = found.subList(0, size);
      var last = found.getLast().place();
      next = Cursor.at(last.due(), last.first()).text();
    }
    var firsts =
        piles.suggested(found.stream().map(Fold::first).toList(), by).stream()
            .collect(Collectors.toMap(s -> s.order().id(), Function.identity()));
    var rows = new ArrayList<FoldRow>();
    for (Fold fold : found) {
      var first = firsts.get(fold.first());
      if (first != null) {
        rows.add(row(fold, first));
      }
    }
    var count = piles.waiting();
    return new FoldedBoard(count.all(), count.late(), rows, next);
  }

  private static Folds.@Nullable Place place(@Nullable String cursor) {
    Cursor at = Cursor.parse(cursor, 2);
    return at == null
        ? null
        : new Folds.Place(Instant.parse(at.key().getFirst()), at.key().getLast());
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /// The board may be thousands long: only whom something is hidden from costs a look at each.
  private Set<String> shown(List<String> ids, Staff by) {
    return access.seesAll(by) ? Set.copyOf(ids) : access.shown(ids, by);
  }

  private static FoldRow row(Fold f, Piles.Suggested first) {
    return new FoldRow(
        f.kind(),
        f.key(),
        f.count(),
        f.late(),
        f.oldest(),
        f.badge(),
        PileController.boardRow(first),
        f.orders(),
        source(f));
  }

  private static @Nullable Source source(Fold f) {
    return switch (f.kind()) {
      case ORDER -> null;
      case CLUSTER -> source(f.key(), null, null, null);
      case KIND -> {
        String[] parts = f.key().split("/", -1);
        yield source(null, parts[0], parts[1], Urgency.valueOf(parts[2]));
      }
    };
  }

  private static Source source(
      @Nullable String cluster,
      @Nullable String category,
      @Nullable String district,
      @Nullable Urgency urgency) {
    return new Source(
        cluster,
        OrderState.PENDING_DISPATCH,
        null,
        district,
        category,
        null,
        urgency,
        null,
        null,
        null,
        false);
  }
}
