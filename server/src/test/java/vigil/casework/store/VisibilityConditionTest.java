package vigil.casework.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vigil.casework.Order;
import vigil.casework.OrderQuery;
import vigil.casework.OrderVisibility;
import vigil.casework.Viewer;
import vigil.city.Unit;
import vigil.city.Units;
import vigil.kernel.Phone;
import vigil.kernel.database.TestDatabase;

/// What lists read from the database is what the rule says, whatever the orders are: the statement
/// and the rule are asked about the same random orders.
class VisibilityConditionTest {
  private static final int ORDERS = 300;
  private static final List<String> IDS =
      List.of("d1", "s11", "s12", "n111", "d2", "s21", "bureau", "section");
  private static final Units UNITS =
      new Units(
          List.of(
              unit("d1", null),
              unit("s11", "d1"),
              unit("s12", "d1"),
              unit("n111", "s11"),
              unit("d2", null),
              unit("s21", "d2"),
              unit("bureau", null),
              unit("section", "bureau")));
  private static final List<String> PHONES = List.of("13800000001", "13800000002");

  private final Random dice = new Random(20260101);
  private JdbcClient sql;
  private SqlOrderQueries lists;

  private static Unit unit(String id, @Nullable String parent) {
    return new Unit(id, id, id, Unit.Kind.CITY, null, parent);
  }

  @BeforeEach
  void randomOrders() {
    DataSource database = TestDatabase.migrated("casework");
    sql = JdbcClient.create(database);
    lists = new SqlOrderQueries(sql, database);
    for (int n = 0; n < ORDERS; n++) {
      write("order-%03d".formatted(n), n);
    }
    for (int n = 1; n < ORDERS; n += 3) {
      sql.sql(
              """
              update casework.work_order set parent = ?, state = 'MERGED', open = false
              where id = ?
              """)
          .params("order-%03d".formatted(dice.nextInt(n)), "order-%03d".formatted(n))
          .update();
      sql.sql("delete from casework.asked_unit where order_id = ?")
          .params("order-%03d".formatted(n))
          .update();
    }
  }

  private void write(String id, int n) {
    var flags = new ArrayList<String>();
    if (dice.nextInt(4) == 0) {
      flags.add("ANONYMOUS");
    }
    if (dice.nextInt(4) == 0) {
      flags.add("CONFIDENTIAL");
    }
    var also = dice.nextInt(3) == 0 ? List.of(any()) : List.<String>of();
    sql.sql(
            """
            insert into casework.work_order (id, number, code_hash, version, state, open,
              round, channel, contact, registered_at, registered_by, type, urgency, missing, flags,
              returns, district, citizen_due, requests, callbacks, lapsed, title, description,
              customer_kind, threat, tags, accused_unit, also_accused, phone_hash)
            values (?, ?, '\\x00', 2, 'IN_HANDLING', true, 1, 'PHONE', ?,
              '2022-03-28T02:00:00Z', 'agent-1', 'COMPLAINT', 'NORMAL', '[]', ?, 0, '310115',
              '2022-04-06T16:00:00Z', '[]', '[]', '[]', 'x', '', 'PERSON', false, '{}', ?, ?, ?)
            """)
        .params(
            java.util.Arrays.asList(
                id,
                "20220328-%06d-0".formatted(n),
                "call-" + n % 7,
                flags.toArray(String[]::new),
                accused(),
                also.toArray(String[]::new),
                SqlValues.hash(PHONES.get(n % 2))))
        .update();
    int parts = dice.nextInt(5);
    for (int place = 0; place < parts; place++) {
      part(id, place);
    }
    if (dice.nextInt(3) == 0) {
      confer(id, any());
    }
  }

  private void confer(String id, String unit) {
    sql.sql(
            """
            update casework.work_order set state = 'CONFERRING',
              conference = jsonb_build_object('version', 2, 'units', array[?], 'opinions', '[]'::jsonb)
            where id = ?
            """)
        .params(unit, id)
        .update();
    sql.sql("insert into casework.asked_unit (order_id, unit) values (?, ?)")
        .params(id, unit)
        .update();
  }

  /// A live lead at most; assists and copies that live or were taken back.
  private void part(String id, int place) {
    String role = place == 0 ? "LEAD" : place % 2 == 1 ? "ASSIST" : "CC";
    boolean isLive = dice.nextInt(3) > 0;
    sql.sql(
            """
            insert into casework.assignment (id, order_id, place, round, unit, role, state, owed,
              live, assigned_at, sign_due, due, time_limit, legal_basis, directory_version,
              return_spent, attempts)
            values (?, ?, ?, 1, ?, ?, ?, false, ?, '2022-03-28T02:00:00Z', '2022-03-28T02:00:00Z',
              '2022-03-28T02:00:00Z', '5wd', '', '', false, '[]')
            """)
        .params(
            id + "/" + place, id, place, any(), role, isLive ? "DISPATCHED" : "CANCELLED", isLive)
        .update();
  }

  private @Nullable String accused() {
    return switch (dice.nextInt(4)) {
      case 0 -> null;
      case 1 -> "NONE";
      default -> any();
    };
  }

  private String any() {
    return IDS.get(dice.nextInt(IDS.size()));
  }

  @Test
  void aListHoldsWhatTheRuleShowsAndNothingElse() {
    int shown = 0;
    for (Viewer viewer : viewers()) {
      Set<String> found = found(query(null), viewer);
      assertEquals(ruled(o -> isShown(o, viewer)), found, viewer::toString);
      shown += found.size();
      if (!viewer.isHotline()) {
        assertTrue(found.size() < ORDERS, "a unit sees less than all");
      }
    }
    assertTrue(shown > ORDERS, "units see something");
  }

  @Test
  void aListByNumberOrByCallLeavesOutWhoseCallerIsHidden() {
    Phone phone = new Phone(PHONES.getFirst());
    for (Viewer viewer : viewers()) {
      assertEquals(
          ruled(
              o -> isOf(o, phone) && isShown(o, viewer) && !OrderVisibility.hidesCaller(o, viewer)),
          ids(lists.listByPhone(phone, viewer, ORDERS)),
          viewer::toString);
      assertEquals(
          ruled(o ->
              "call-3".equals(o.origin().contact())
                  && isShown(o, viewer)
                  && !OrderVisibility.hidesCaller(o, viewer)),
          found(query("call-3"), viewer),
          viewer::toString);
    }
  }

  private boolean isShown(Order order, Viewer viewer) {
    var leads = new ArrayList<Order>();
    for (String up = order.parent(); up != null; up = leads.getLast().parent()) {
      leads.add(lists.listByIds(List.of(up)).getFirst().order());
    }
    return OrderVisibility.isShown(order, leads, viewer);
  }

  private static boolean isOf(Order order, Phone phone) {
    int n = Integer.parseInt(order.id().substring("order-".length()));
    return PHONES.get(n % 2).equals(phone.number());
  }

  private List<Viewer> viewers() {
    var all = new ArrayList<Viewer>();
    var aside = new LinkedHashSet<String>();
    for (int n = 0; n < ORDERS; n += 9) {
      aside.add("order-%03d".formatted(n));
    }
    for (Set<String> out : List.of(Set.<String>of(), aside)) {
      all.add(Viewer.of("agent", null, UNITS, out));
      IDS.forEach(unit -> all.add(Viewer.of("clerk", unit, UNITS, out)));
      all.add(Viewer.of("clerk", "elsewhere", UNITS, out));
    }
    return all;
  }

  private Set<String> ruled(Predicate<Order> rule) {
    var ids = IntStream.range(0, ORDERS).mapToObj("order-%03d"::formatted).toList();
    return lists.listByIds(ids).stream()
        .map(SqlOrderQueries.ListedOrder::order)
        .filter(rule)
        .map(Order::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> found(OrderQuery query, Viewer viewer) {
    return ids(lists.list(query, viewer));
  }

  private static Set<String> ids(List<SqlOrderQueries.ListedOrder> some) {
    return some.stream()
        .map(one -> one.order().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static OrderQuery query(@Nullable String contact) {
    return OrderQuery.all(ORDERS).withContact(contact);
  }
}
