package vigil.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vigil.casework.OrderQuery;
import vigil.casework.OrderState;
import vigil.casework.steps.Piles;
import vigil.kernel.Cursor;
import vigil.kernel.Phone;

/// What people look at all day, over more than a hundred thousand orders: the 99th percentile of
/// each list, from the door's call to the finished rows with lamps.
///
/// `-Dvigil.bench.large=N` sets the table's size.
public final class ListsBench {
  private static final int LIVED = 300;
  private static final int LOOKS = 300;
  private static final int LARGE = Integer.getInteger("vigil.bench.large", 120_000);
  private static final int PAGE = 50;
  private static final double TARGET_MILLIS = 50;

  private ListsBench() {}

  public static void main(String[] args) throws Exception {
    try (var house = CaseworkHouse.open("lists")) {
      var stages = CaseworkHouse.Until.values();
      for (int n = 0; n < LIVED; n++) {
        boolean open = n % 20 == 0;
        house.live(n, open ? stages[n / 20 % stages.length] : CaseworkHouse.Until.CLOSED);
      }
      house.multiply(LARGE / LIVED - 1);
      System.out.printf(
          "%-40s %10s %10s   over %,d orders%n", "list", "p50 ms", "p99 ms", house.orders());
      System.out.printf("bench lists: %.1f ms p99 (target %.0f)%n", worst(house), TARGET_MILLIS);
    }
  }

  private static double worst(CaseworkHouse house) {
    var piles = house.bean(Piles.class);
    var casework = house.casework();
    Cursor deep = deep(house);
    double[] each = {
      look("dispatch board", () -> piles.board(PAGE, CaseworkHouse.DISPATCHER)),
      look("board's counts", piles::waiting),
      look("unit inbox", () -> piles.inbox(PAGE, CaseworkHouse.HANDLER)),
      look("callbacks", () -> piles.callbacks(PAGE, CaseworkHouse.CALLBACK)),
      look(
          "newest orders", () -> casework.list(query(null, null, null, null), CaseworkHouse.AGENT)),
      look(
          "a unit's own orders",
          () -> casework.list(query(null, null, null, null), CaseworkHouse.CLERK)),
      look(
          "district and state",
          () -> casework.list(query("310115", OrderState.CLOSED, null, null), CaseworkHouse.AGENT)),
      look("words", () -> casework.list(query(null, null, "血透", null), CaseworkHouse.AGENT)),
      look("deep cursor", () -> casework.list(query(null, null, null, deep), CaseworkHouse.AGENT)),
      look("earlier orders of a number", () -> casework.earlier(new Phone("13810000007")))
    };
    return Arrays.stream(each).max().orElseThrow();
  }

  private static OrderQuery query(
      @Nullable String district,
      @Nullable OrderState state,
      @Nullable String words,
      @Nullable Cursor cursor) {
    return new OrderQuery(
        state, null, district, null, null, null, words, null, null, null, null, null, false, cursor,
        PAGE);
  }

  /// Far down the list of all orders.
  private static Cursor deep(CaseworkHouse house) {
    return house
        .sql()
        .sql(
            """
            select registered_at, id from casework.work_order
            order by registered_at desc, id desc offset ? limit 1
            """)
        .param(LARGE * 3 / 4)
        .query((row, n) ->
            Cursor.at(
                row.getObject(1, java.time.OffsetDateTime.class).toInstant(), row.getString(2)))
        .single();
  }

  private static double look(String name, Runnable list) {
    double[] millis = new double[LOOKS];
    for (int i = -LOOKS / 4; i < LOOKS; i++) {
      long start = System.nanoTime();
      list.run();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    double p99 = millis[LOOKS * 99 / 100];
    System.out.printf("%-40s %10.1f %10.1f%n", name, millis[LOOKS / 2], p99);
    return p99;
  }
}
