package vigil.casework.likeness.steps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vigil.casework.likeness.WaitingOrder;
import vigil.casework.likeness.WaitingOrder.Badge;
import vigil.casework.likeness.WaitingOrder.BoardFilter;
import vigil.casework.likeness.store.SqlDispatchBoard;

/// The dispatch board folded: likely duplicates into one row, and many of one kind in one district,
/// whose unit is the same, into another.
@Component
public class DuplicateGroups {
  /// Likely duplicates fold from the second on.
  private static final int SAME_FROM = 2;

  /// Orders of one kind fold from the fifth on: fewer are quicker read one by one.
  private static final int KIND_FROM = 5;

  /// So many orders of a fold are named with their versions; a larger one is begun by its source.
  private static final int MOST_NAMED = 900;

  private final SqlDispatchBoard store;

  DuplicateGroups(SqlDispatchBoard store) {
    this.store = store;
  }

  public enum Kind {
    /// One order.
    ORDER,
    /// Likely about the same matter.
    CLUSTER,
    /// Of one category, district and urgency.
    KIND
  }

  /// A row of the board.
  ///
  /// @param orders with the version each has now, at most [#MOST_NAMED]
  /// @param place where the one stands that stands for all: the one that is due first
  public record Group(
      Kind kind,
      String key,
      int count,
      int late,
      BoardPosition place,
      Instant oldest,
      Badge badge,
      List<OrderVersion> orders) {}

  /// Where a row stands on the board: a page goes on behind it.
  ///
  /// @param due when its first order must be dispatched
  public record BoardPosition(Instant due, String first) {}

  public record OrderVersion(String id, int seen) {}

  /// Late ones first, then by due time; one more than the limit tells that there is another page.
  ///
  /// @param seen which of these orders whoever looks sees: a fold counts and names no other
  public List<Group> list(
      BoardFilter wanted,
      @Nullable BoardPosition after,
      Instant now,
      int limit,
      Function<List<String>, Set<String>> seen) {
    var waiting = store.listWaiting(wanted, now);
    var shown = seen.apply(waiting.stream().map(WaitingOrder::id).toList());
    var mine = waiting.stream().filter(one -> shown.contains(one.id())).toList();
    return page(group(mine), after, limit + 1);
  }

  /// Those behind a place: a row that came meanwhile is never shown twice and pushes none out.
  static List<Group> page(List<Group> folds, @Nullable BoardPosition after, int limit) {
    return folds.stream().filter(f -> after == null || isBehind(f, after)).limit(limit).toList();
  }

  private static boolean isBehind(Group fold, BoardPosition after) {
    int byDue = fold.place().due().compareTo(after.due());
    return byDue > 0 || (byDue == 0 && fold.place().first().compareTo(after.first()) > 0);
  }

  /// What the orders of a row have in common, or the one order.
  private record Key(Kind kind, String name) {
    static Key order(WaitingOrder one) {
      return new Key(Kind.ORDER, one.id());
    }

    static Key cluster(WaitingOrder one) {
      return one.cluster() == null ? order(one) : new Key(Kind.CLUSTER, one.cluster());
    }

    static Key kind(WaitingOrder one) {
      return one.kind() == null ? order(one) : new Key(Kind.KIND, one.kind());
    }
  }

  /// Keeps the order of what is given: a row stands where its first stands.
  static List<Group> group(List<WaitingOrder> waiting) {
    Map<Key, Long> clusters = count(waiting.stream().map(Key::cluster));
    Predicate<WaitingOrder> isLike =
        one -> clusters.getOrDefault(Key.cluster(one), 0L) >= SAME_FROM;
    Map<Key, Long> kinds = count(waiting.stream().filter(isLike.negate()).map(Key::kind));
    Map<Key, List<WaitingOrder>> rows = new LinkedHashMap<>();
    for (WaitingOrder one : waiting) {
      boolean isOfMany = kinds.getOrDefault(Key.kind(one), 0L) >= KIND_FROM;
      Key key = isLike.test(one) ? Key.cluster(one) : isOfMany ? Key.kind(one) : Key.order(one);
      rows.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
    }
    return rows.entrySet().stream().map(e -> group(e.getKey(), e.getValue())).toList();
  }

  private static Map<Key, Long> count(Stream<Key> keys) {
    return keys.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static Group group(Key key, List<WaitingOrder> rows) {
    WaitingOrder first = rows.getFirst();
    return new Group(
        key.kind(),
        key.name(),
        rows.size(),
        (int) rows.stream().filter(WaitingOrder::late).count(),
        new BoardPosition(first.due(), first.id()),
        rows.stream().map(WaitingOrder::registeredAt).min(Instant::compareTo).orElseThrow(),
        first.badge(),
        rows.stream().limit(MOST_NAMED).map(w -> new OrderVersion(w.id(), w.version())).toList());
  }
}
