package vigil.casework.duplicates;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The dispatch board folded: likely duplicates into one row, and many of one kind in one district,
/// whose unit is the same, into another. Reads a narrow row of each order that waits.
@Component
public class Folds {
  /// Likely duplicates fold from the second on.
  private static final int SAME_FROM = 2;

  /// Orders of one kind fold from the fifth on: fewer are quicker read one by one.
  private static final int KIND_FROM = 5;

  /// So many orders of a fold are named with their versions; a larger one is begun by its source.
  private static final int MOST_NAMED = 900;

  private final JdbcClient sql;

  Folds(JdbcClient sql) {
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
  /// @param cluster null until it was linked
  record Waiting(
      String id,
      int version,
      int rank,
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
  /// @param first the one that stands for all: the newest
  public record Fold(
      Kind kind,
      String key,
      int count,
      int late,
      String first,
      Instant oldest,
      Badge badge,
      List<Named> orders) {}

  public record Named(String id, int seen) {}

  /// Urgent ones first, then the newest.
  public List<Fold> folds(Instant now, int limit) {
    var waiting =
        sql.sql(
                """
                select o.id, o.version, o.registered_at, o.category, o.district, o.urgency,
                  d.dispatch <= ? as late, l.cluster,
                  case o.urgency when 'URGENT' then 0 when 'SEMI_URGENT' then 1 else 2 end as rank,
                  coalesce(l.same_phone, 0) as same_phone,
                  coalesce(l.same_address, 0) as same_address,
                  coalesce(l.like_text, 0) as like_text, l.reasons
                from casework.due d join casework.work_order o on o.id = d.order_id
                  left join casework.likeness l on l.order_id = o.id
                where d.dispatch is not null
                order by rank, o.registered_at desc, o.id desc
                """)
            .param(now.atOffset(java.time.ZoneOffset.UTC))
            .query((row, n) ->
                new Waiting(
                    row.getString("id"),
                    row.getInt("version"),
                    row.getInt("rank"),
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
    return fold(waiting).stream().limit(limit).toList();
  }

  private static @Nullable String kind(
      @Nullable String category, @Nullable String district, String urgency) {
    return category == null || district == null ? null : category + "/" + district + "/" + urgency;
  }

  /// Keeps the order of what is given: a fold stands where its first stands.
  static List<Fold> fold(List<Waiting> waiting) {
    Map<String, Integer> same = counted(waiting, Folds::cluster);
    Map<String, Integer> kinds =
        counted(waiting, one -> same.getOrDefault(cluster(one), 0) < SAME_FROM ? kind(one) : "");
    Map<String, List<Waiting>> rows = new LinkedHashMap<>();
    for (Waiting one : waiting) {
      String key =
          same.getOrDefault(cluster(one), 0) >= SAME_FROM
              ? cluster(one)
              : kinds.getOrDefault(kind(one), 0) >= KIND_FROM ? kind(one) : "o" + one.id();
      rows.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
    }
    return rows.entrySet().stream().map(e -> fold(e.getKey(), e.getValue())).toList();
  }

  private static Map<String, Integer> counted(
      List<Waiting> waiting, Function<Waiting, String> key) {
    var counts = new HashMap<String, Integer>();
    waiting.forEach(one -> counts.merge(key.apply(one), 1, Integer::sum));
    return counts;
  }

  private static String cluster(Waiting one) {
    return one.cluster() == null ? "o" + one.id() : "c" + one.cluster();
  }

  private static String kind(Waiting one) {
    return one.kind() == null ? "o" + one.id() : "k" + one.kind();
  }

  private static Fold fold(String key, List<Waiting> rows) {
    Waiting first = rows.getFirst();
    Kind kind =
        switch (key.charAt(0)) {
          case 'c' -> Kind.CLUSTER;
          case 'k' -> Kind.KIND;
          default -> Kind.ORDER;
        };
    return new Fold(
        kind,
        key.substring(1),
        rows.size(),
        (int) rows.stream().filter(Waiting::late).count(),
        first.id(),
        rows.stream().map(Waiting::registeredAt).min(Instant::compareTo).orElseThrow(),
        first.badge(),
        rows.stream().limit(MOST_NAMED).map(w -> new Named(w.id(), w.version())).toList());
  }
}
