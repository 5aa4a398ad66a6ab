package vigil.casework.store;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderQuery;
import vigil.casework.OrderState;
import vigil.casework.Viewer;
import vigil.city.AppealType;
import vigil.city.Urgency;

/// What a list of orders asks for, as conditions of its statement.
final class OrderFilter {
  private static final Set<AppealType> COMMON =
      EnumSet.of(AppealType.HELP, AppealType.CONSULTATION, AppealType.COMPLAINT);
  private static final String RARE = "type not in ('HELP', 'CONSULTATION', 'COMPLAINT')";

  private OrderFilter() {}

  static WhereClause of(OrderQuery q, Viewer viewer) {
    var wanted = q.criteria();
    var where = new WhereClause();
    state(where, wanted.state());
    where.and("district = ?", wanted.district());
    where.and("category like ? || '%'", wanted.category());
    if (wanted.type() != null) {
      where.and("type = ?", wanted.type().name());
      if (!COMMON.contains(wanted.type())) {
        where.and(RARE);
      }
    }
    if (wanted.urgency() != null) {
      where.and("urgency = ?", wanted.urgency().name());
      if (wanted.urgency() != Urgency.NORMAL) {
        where.and("urgency <> 'NORMAL'");
      }
    }
    where.and("contact = ?", q.contact());
    where.and("registered_at >= ?", SqlValues.time(wanted.registered().from()));
    where.and("registered_at < ?", SqlValues.time(wanted.registered().to()));
    where.and("id in (select order_id from casework.assignment where unit = ?)", wanted.unit());
    where.and("registered_by = ?", q.writer());
    if (wanted.overdue()) {
      where.and("open and 'OVERDUE' = any (flags)");
    }
    words(where, q.words());
    VisibilityCondition.add(where, viewer);
    if (q.contact() != null) {
      VisibilityCondition.addCaller(where, viewer);
    }
    if (q.cursor() != null) {
      var key = q.cursor().key();
      where.and(
          "(registered_at, id) < (?, ?)", SqlValues.time(Instant.parse(key.get(0))), key.get(1));
    }
    return where;
  }

  /// Says beside a state what follows from it in the words of an index that holds few orders.
  private static void state(WhereClause where, @Nullable OrderState state) {
    if (state == null) {
      return;
    }
    where.and("state = ?", state.name());
    if (state == OrderState.SHELVED || state == OrderState.DIFFICULT) {
      where.and("id in (select order_id from casework.due where listed is not null)");
    }
    if (state.isOpen()) {
      where.and("open");
    } else if (state != OrderState.CLOSED && state != OrderState.ARCHIVED) {
      where.and("not open and closed_at is null");
    }
  }

  private static void words(WhereClause where, @Nullable String words) {
    if (words == null || words.isBlank()) {
      return;
    }
    if (words.strip().matches("[0-9-]{4,17}")) {
      where.and("number like ? || '%'", words.strip());
    } else {
      where.and(
          """
          exists (select 1 from casework.title t
            where t.order_id = id and t.bigrams @> casework.bigrams(?))
          """,
          words.strip());
    }
  }
}
