package vigil.casework.likeness;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// The dispatch board folded: likely duplicates into one row, and many of one kind in one district,
/// whose unit is the same, into another. Reads a narrow row of each order that waits.
@Component
public class DuplicateGroups {
  /// Likely duplicates fold from the second on.
  private static final int SAME_FROM = 2;

  /// Orders of one kind fold from the fifth on: fewer are quicker read one by one.
  private static final int KIND_FROM = 5;

  /// So many orders of a fold are named with their versions; a larger one is begun by its source.
  private static final int MOST_NAMED = 900;

  private final JdbcClient sql;

  DuplicateGroups(JdbcClient sql) {
    this.sql = sql;
  }

  public enum Kind {
    /// One order.
    ORDER,
    /// Likely about the same matter.
    CLUSTER,
    /// Of one category, district and urgency.
    KIND
  }

  /// An order that waits.
  ///
  /// @param due when it must be dispatched
  /// @param cluster null until it was linked
  record WaitingOrder(
      String id,
      int version,
      Instant due,
      Instant registeredAt,
      @Nullable String cluster,
      @Nullable String kind,
      boolean late,
      Badge badge) {}

  /// What earlier orders an order has something in common with.
  public record Badge(int samePhone, int sameAddress, int likeText, List<String> reasons) {}

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

  /// Which orders are looked at; null for all.
  ///
  /// @param category and every one below it
  /// @param words part of the title, or the number
  public record BoardFilter(
      @Nullable String district,
      @Nullable String category,
      @Nullable Urgency urgency,
      @Nullable AppealType type,
      @Nullable String words,
      boolean lateOnly) {
    public static final BoardFilter ALL = new BoardFilter(null, null, null, null, null, false);
  }

  /// Late ones first, then by due time; one more than the limit tells that there is another page.
  ///
  /// @param seen which of these orders whoever looks sees: a fold counts and names no other
  public List<Group> list(
      BoardFilter wanted,
      @Nullable BoardPosition after,
      Instant now,
      int limit,
      Function<List<String>, Set<String>> seen) {
    var waiting =
        sql.sql(
                """
                select o.id, o.version, o.registered_at, o.category, o.district, o.urgency,
                  d.dispatch as due, d.dispatch <= :now as late, l.cluster,
                  coalesce(l.same_phone, 0) as same_phone,
                  coalesce(l.same_address, 0) as same_address,
                  coalesce(l.like_text, 0) as like_text, l.reasons
                from casework.due d join casework.work_order o on o.id = d.order_id
                  left join casework.likeness l on l.order_id = o.id
                where d.dispatch is not null
                  and (:district::text is null or o.district = :district)
                  and (:category::text is null or starts_with(o.category, :category))
                  and (:urgency::text is null or o.urgency = :urgency)
                  and (:type::text is null or o.type = :type)
                  and (:words::text is null or position(lower(:words) in lower(o.title)) > 0
                    or starts_with(o.number, :words))
                  and (not :late or d.dispatch <= :now)
                order by d.dispatch, o.id
                """)
            .param("now", now.atOffset(ZoneOffset.UTC))
            .param("district", wanted.district())
            .param("category", wanted.category())
            .param("urgency", name(wanted.urgency()))
            .param("type", name(wanted.type()))
            .param("words", wanted.words())
            .param("late", wanted.lateOnly())
            .query((row, n) ->
                new WaitingOrder(
                    row.getString("id"),
                    row.getInt("version"),
                    row.getObject("due", OffsetDateTime.class).toInstant(),
                    row.getObject("registered_at", OffsetDateTime.class).toInstant(),
                    row.getString("cluster"),
                    kind(
                        row.getString("category"),
                        row.getString("district"),
                        row.getString("urgency")),
                    row.getBoolean("late"),
                    new Badge(
                        row.getInt("same_phone"),
                        row.getInt("same_address"),
                        row.getInt("like_text"),
                        row.getArray("reasons") == null
                            ? List.of()
                            : List.of((String[]) row.getArray("reasons").getArray()))))
            .list();
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

  private static @Nullable String name(@Nullable Enum<?> one) {
    return one == null ? null : one.name();
  }

  private static @Nullable String kind(
      @Nullable String category, @Nullable String district, String urgency) {
    return category == null || district == null ? null : category + "/" + district + "/" + urgency;
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
